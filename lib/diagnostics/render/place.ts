import { LineTable } from '../../source/index.ts';
import type { CellId, Place, Span } from '../../source/index.ts';

/** What rendering needs of a notebook. */
export interface RenderedSource {
  readonly fileName: string;
  readonly cells: readonly RenderedCell[];
}

export interface RenderedCell {
  readonly id: CellId;
  readonly position: number;
  readonly source: string;
}

export interface PlacedSpan {
  readonly cell: RenderedCell;
  readonly lines: LineTable;
  readonly from: Place;
  /** Line and column behind the last character. */
  readonly to: Place;
}

/** Finds spans in a notebook; one table of lines a cell. */
export class Places {
  readonly #cells: ReadonlyMap<CellId, RenderedCell>;
  readonly #lines = new Map<CellId, LineTable>();

  constructor(source: RenderedSource | null) {
    this.#cells = new Map(source?.cells.map((cell) => [cell.id, cell]));
  }

  /** Null for a span in a cell that the notebook does not have. */
  find(span: Span | null): PlacedSpan | null {
    const cell = span === null ? undefined : this.#cells.get(span.cell);
    if (span === null || cell === undefined) return null;
    const lines = this.#lines.get(cell.id) ?? new LineTable(cell.source);
    this.#lines.set(cell.id, lines);
    return {
      cell,
      lines,
      from: { position: cell.position, ...lines.place(span.start) },
      to: { position: cell.position, ...lines.place(Math.max(span.start, span.end)) },
    };
  }
}
