import type { Outcome, StatementReport } from '../../lib/outcome.ts';

/**
 * The statements of the production slice that evaluate, as `cell:line` for each line that they cover: what they
 * displayed in the notebook, the project must print.
 */
export function evaluatedStatements(outcome: Outcome): ReadonlySet<string> {
  return placesOf(outcome, (role) => role === 'evaluate');
}

/** All statements of the production slice, in the same form. */
export function includedStatements(outcome: Outcome): ReadonlySet<string> {
  return placesOf(outcome, () => true);
}

function placesOf(
  outcome: Outcome,
  accepts: (role: StatementReport['role']) => boolean,
): ReadonlySet<string> {
  const places = new Set<string>();
  for (const cell of outcome.inspection?.cells ?? []) {
    const source = outcome.notebook?.cells.find((one) => one.id === cell.id)?.source ?? '';
    for (const { role, included, span } of cell.statements) {
      if (!included || !accepts(role)) continue;
      const first = source.slice(0, span.start).split('\n').length;
      const count = source.slice(span.start, span.end).split('\n').length;
      for (let line = first; line < first + count; line += 1)
        places.add(`${cell.position}:${line}`);
    }
  }
  return places;
}
