import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Assumption } from '../ir/index.ts';
import type { CellId } from '../source/span.ts';

/** Told to the person who converts; nothing in the project hangs on them. */
const PASSING = new Set(['unknown-effects', 'shown-only']);

/** What the project's reader should know of: guesses, findings, and what could not be kept apart. */
export function assumptionsOf(
  diagnostics: readonly Diagnostic[],
  positionOf: (cell: CellId) => number,
): readonly Assumption[] {
  const found = new Map<string, { message: string; why: string; positions: Set<number> }>();
  for (const { code, kind, message, name, span, why } of diagnostics) {
    const isKept = kind === 'assumption' ? !PASSING.has(name) : /^CW5[123]/.test(code);
    if (!isKept) continue;
    const one = found.get(message) ?? { message, why, positions: new Set<number>() };
    if (span !== null) one.positions.add(positionOf(span.cell));
    found.set(message, one);
  }
  return [...found.values()].map((one) => ({
    ...one,
    positions: [...one.positions].sort((a, b) => a - b),
  }));
}
