import type { ParsedCell } from '../frontend/program.ts';

/** A cell that last ran before one that stands above it. */
export interface Inversion {
  readonly cell: ParsedCell;
  readonly earlier: ParsedCell;
}

/** Cells by their execution counts; one that never ran stays behind the cell it follows. */
export function recordedOrder(cells: readonly ParsedCell[]): readonly ParsedCell[] {
  let last = 0;
  const keyed = cells.map((cell, position) => {
    last = cell.cell.executionCount ?? last;
    return { cell, key: last, position };
  });
  return keyed.toSorted((a, b) => a.key - b.key || a.position - b.position).map((k) => k.cell);
}

/** Where the recorded order leaves the document's: the first place of each jump back. */
export function inversions(cells: readonly ParsedCell[]): readonly Inversion[] {
  const found: Inversion[] = [];
  let highest: ParsedCell | null = null;
  for (const cell of cells) {
    const count = cell.cell.executionCount;
    if (count === null) continue;
    if (highest !== null && count < (highest.cell.executionCount ?? 0))
      found.push({ cell, earlier: highest });
    else highest = cell;
  }
  return found;
}
