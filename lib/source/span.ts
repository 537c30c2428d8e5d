/** Identity of a cell: stable while the cell is, whatever its position. */
export type CellId = string & { readonly __brand: 'CellId' };

/** A half-open range of UTF-16 offsets in the source of one cell (newlines normalised to LF). */
export interface Span {
  readonly cell: CellId;
  readonly start: number;
  readonly end: number;
}

/** A place as people say it: document position of the cell from 1, line from 1, column from 1. */
export interface Place {
  readonly position: number;
  readonly line: number;
  readonly column: number;
}

export function cellId(text: string): CellId {
  return text as CellId;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.cell === inner.cell && outer.start <= inner.start && inner.end <= outer.end;
}
