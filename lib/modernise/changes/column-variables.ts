import { namesBoundBy } from '../../analysis/scopes.ts';
import { allStatements, blocksOf } from '../../analysis/walk.ts';
import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import { edit, keywordOf, placeIn, textOf, withoutArgument } from '../edits.ts';
import type { Change, Found, Site } from '../rule.ts';
import { columnOf } from './columns.ts';

/** `s = df['a']; s.fillna(0, inplace=True)` -> `s = df['a']; s = df['a'] = s.fillna(0)`. */
export function variableInplace(methods: readonly string[]): Change {
  return {
    words: ['inplace'],
    find: (site): Found | null => {
      const { statement: s, node, cell, names } = site;
      if (node !== null || s.kind !== 'Expr' || s.value.kind !== 'Call') return null;
      const call = s.value;
      if (call.func.kind !== 'Attribute' || !methods.includes(call.func.attr)) return null;
      const { value: receiver } = call.func;
      const inplace = keywordOf(call, 'inplace');
      if (receiver.kind !== 'Name' || names.classOf(receiver) !== 'pandas.Series') return null;
      if (inplace?.value.kind !== 'Constant' || textOf(cell, inplace.value) !== 'True') return null;
      const source = sourceOf(site, receiver.id);
      if (source === null) return null;
      const place = placeIn(cell, s);
      const removed = source.isKept ? withoutArgument(cell, call, inplace) : null;
      if (removed === null) return { place, edits: null };
      const assigned = edit(cell, s.start, s.start, `${receiver.id} = ${source.target} = `);
      return { place, edits: [assigned, removed] };
    },
  };
}

interface ColumnSource {
  /** How to assign the column. */
  readonly target: string;
  /** Whether the variable and the frame's column are still the same where the statement stands. */
  readonly isKept: boolean;
}

/** The column that a variable was bound to last before a statement; null when it was bound to something else. */
function sourceOf(site: Site, name: string): ColumnSource | null {
  const before = statementsBefore(site);
  const at = before.findLastIndex(({ statement }) => bindsInside(statement, name));
  const found = before[at];
  if (found === undefined) return null;
  const { statement } = found;
  if (statement.kind !== 'Assign' || statement.targets.length !== 1) return null;
  if (statement.targets[0]?.kind !== 'Name') return null;
  const column = columnOf({ ...site, ...found, node: null }, statement.value);
  if (column === null || column.frame.kind !== 'Name') return null;
  const frame = column.frame.id;
  const between = before.slice(at + 1).map((one) => one.statement);
  const isKept = between.every((s) => !bindsInside(s, frame) && !mayChange(s, frame));
  return { target: column.target, isKept };
}

/** In the block of the statement, or at the top level of the notebook. */
function statementsBefore({
  names,
  cell,
  statement,
}: Site): readonly Pick<Site, 'cell' | 'statement'>[] {
  const top = names.program.cells.flatMap((one) =>
    one.statements.map((s) => ({ cell: one, statement: s })),
  );
  const here = top.findIndex((one) => one.cell === cell && one.statement === statement);
  if (here >= 0) return top.slice(0, here);
  const block = [...allStatements(cell.statements)]
    .flatMap((s) => blocksIn(s))
    .find((one) => one.includes(statement));
  return (block ?? []).slice(0, block?.indexOf(statement)).map((s) => ({ cell, statement: s }));
}

function blocksIn(s: Stmt): readonly (readonly Stmt[])[] {
  return s.kind === 'FunctionDef' || s.kind === 'ClassDef' ? [s.body] : blocksOf(s);
}

function bindsInside(statement: Stmt, name: string): boolean {
  return [...allStatements([statement])].some((s) => namesBoundBy(s).has(name));
}

/** A column or row of the frame is assigned, or one of its methods works in place. */
function mayChange(statement: Stmt, frame: string): boolean {
  return [...allStatements([statement])].some((s) => {
    const targets = s.kind === 'Assign' ? s.targets : s.kind === 'AugAssign' ? [s.target] : [];
    if (targets.some((target) => target.kind !== 'Name' && rootOf(target) === frame)) return true;
    if (s.kind === 'Delete') return s.targets.some((target) => rootOf(target) === frame);
    if (s.kind !== 'Expr' || s.value.kind !== 'Call' || s.value.func.kind !== 'Attribute')
      return false;
    const { value: receiver, attr } = s.value.func;
    const isInPlace =
      keywordOf(s.value, 'inplace') !== null || ['insert', 'pop', 'update'].includes(attr);
    return isInPlace && rootOf(receiver) === frame;
  });
}

function rootOf(expr: Expr): string | null {
  if (expr.kind === 'Name') return expr.id;
  return expr.kind === 'Attribute' || expr.kind === 'Subscript' ? rootOf(expr.value) : null;
}
