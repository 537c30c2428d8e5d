import { cellId } from '../source/index.ts';
import type { CellId } from '../source/index.ts';

const valid = /^[a-zA-Z0-9_-]{1,64}$/;

/**
 * One id per cell: its own where that is valid and not taken by an earlier cell, else `cell-<position>`, with a
 * letter behind it should another cell carry that very text.
 */
export function assignIds(own: readonly (string | null)[]): readonly CellId[] {
  const taken = new Set(own.filter((id) => id !== null));
  const used = new Set<string>();
  return own.map((id, index) => {
    const keep = id !== null && valid.test(id) && !used.has(id);
    const chosen = keep ? id : freeId(`cell-${index + 1}`, taken, used);
    used.add(chosen);
    return cellId(chosen);
  });
}

function freeId(stem: string, taken: ReadonlySet<string>, used: ReadonlySet<string>): string {
  let id = stem;
  while (taken.has(id) || used.has(id)) id += 'x';
  return id;
}
