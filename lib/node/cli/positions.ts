import type { CellId, Mark, Notebook } from '../../index.ts';
import { UsageError } from './usage-error.ts';

/** Cells from one position to another, both included. */
export interface PositionRange {
  readonly from: number;
  readonly to: number;
  /** As the person wrote it. */
  readonly text: string;
}

/** Reads `3,5-9`. `option` names the place in messages. */
export function parsePositions(list: string, option: string): readonly PositionRange[] {
  return list.split(',').map((part) => parseRange(part.trim(), list, option));
}

function parseRange(text: string, list: string, option: string): PositionRange {
  const wrong = (why: string): UsageError => new UsageError(`${option}: ${why} in '${list}'.`);
  if (text === '') throw wrong('a position is missing');
  const match = /^(\d+)(?:\s*-\s*(\d+))?$/.exec(text);
  if (match === null) throw wrong(`'${text}' is neither a position like 3 nor a range like 5-9`);
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  if (from === 0) throw wrong(`'${text}' starts at 0, but positions count from 1`);
  if (to < from) throw wrong(`'${text}' runs backwards`);
  return { from, to, text };
}

/** The cells at the given positions; a position that the notebook does not have is wrong usage. */
export function cellsAt(
  ranges: readonly PositionRange[],
  notebook: Notebook,
  option: string,
): ReadonlySet<CellId> {
  const count = notebook.cells.length;
  const beyond = ranges.find(({ to }) => to > count);
  if (beyond !== undefined) {
    const cells = count === 1 ? '1 cell' : `${count} cells`;
    throw new UsageError(
      `${option}: '${beyond.text}' is out of range: ${notebook.fileName} has ${cells}.`,
    );
  }
  const chosen = notebook.cells.filter(({ position }) =>
    ranges.some(({ from, to }) => from <= position && position <= to),
  );
  return new Set(chosen.map((cell) => cell.id));
}

/** Marks for a list of cells: those and no others belong to production. */
export function marksOf(
  chosen: ReadonlySet<CellId>,
  notebook: Notebook,
): Readonly<Record<CellId, Mark>> {
  return Object.fromEntries(
    notebook.cells.map(({ id }) => [id, chosen.has(id) ? 'include' : 'exclude'] as const),
  );
}
