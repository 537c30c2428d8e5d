import type { Dataflow, StatementFacts } from '../../../analysis/facts.ts';
import type { Expr } from '../../../frontend/python/ast.ts';
import type { Output } from '../../../notebook/index.ts';

/** An expression, and what the notebook showed as its value. */
export interface Showing {
  readonly facts: StatementFacts;
  readonly expr: Expr;
  readonly html: string | null;
  readonly text: string;
}

/** Stored outputs with the expressions that they are values of; what cannot be told is left out. */
export function showings(dataflow: Dataflow): readonly Showing[] {
  const byCell = new Map<string, StatementFacts[]>();
  for (const facts of dataflow.facts.values()) {
    if (facts.parent !== null || facts.statement.kind !== 'Expr') continue;
    const { id } = facts.cell.cell;
    byCell.set(id, [...(byCell.get(id) ?? []), facts]);
  }
  return [...byCell.values()].flatMap(showingsOfCell);
}

function showingsOfCell(statements: readonly StatementFacts[]): readonly Showing[] {
  const [first] = statements;
  if (first === undefined) return [];
  const { outputs } = first.cell.cell;
  const printed = outputs.flatMap((o) =>
    o.kind === 'stream' && o.name === 'stdout' ? [o.text] : [],
  );
  const displayed = outputs.filter((o) => o.kind === 'display' && 'text/html' in o.data);
  const prints = statements.filter(
    ({ statement }) => argumentOf('print', statement) !== null || isInfo(statement),
  );
  const displays = statements.filter(({ statement }) => argumentOf('display', statement) !== null);
  return statements.flatMap((facts): readonly Showing[] => {
    const s = facts.statement;
    if (s.kind !== 'Expr') return [];
    const display = argumentOf('display', s);
    if (display !== null) {
      const output =
        displayed.length === displays.length ? displayed[displays.indexOf(facts)] : undefined;
      return output === undefined ? [] : [{ facts, expr: display, ...textsOf(output) }];
    }
    const print = isInfo(s) ? s.value : argumentOf('print', s);
    if (print !== null)
      return prints.length === 1 && !isInLoops(facts)
        ? [{ facts, expr: print, html: null, text: printed.join('') }]
        : [];
    const result = outputs.findLast((o) => o.kind === 'result');
    const isLast = facts.cell.statements.at(-1) === s && !facts.cell.lastValueHidden;
    return isLast && result !== undefined ? [{ facts, expr: s.value, ...textsOf(result) }] : [];
  });
}

/** Whether other statements of the cell may print too. */
function isInLoops({ cell }: StatementFacts): boolean {
  return cell.statements.some((s) => s.kind === 'For' || s.kind === 'While' || s.kind === 'If');
}

function isInfo(s: StatementFacts['statement']): boolean {
  return (
    s.kind === 'Expr' &&
    s.value.kind === 'Call' &&
    s.value.func.kind === 'Attribute' &&
    s.value.func.attr === 'info'
  );
}

function argumentOf(name: string, s: StatementFacts['statement']): Expr | null {
  if (s.kind !== 'Expr' || s.value.kind !== 'Call') return null;
  const { func, args } = s.value;
  return func.kind === 'Name' && func.id === name && args.length === 1 ? (args[0] ?? null) : null;
}

function textsOf(output: Output): { readonly html: string | null; readonly text: string } {
  if (output.kind !== 'result' && output.kind !== 'display') return { html: null, text: '' };
  return { html: output.data['text/html'] ?? null, text: output.data['text/plain'] ?? '' };
}
