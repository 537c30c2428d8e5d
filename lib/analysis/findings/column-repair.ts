import type { Expr, Located, Stmt } from '../../frontend/python/ast.ts';
import type { Dataflow, StatementFacts } from '../facts.ts';
import { expressionsIn, headerExpressions } from '../walk.ts';
import type { Repair } from './repair.ts';
import type { ColumnPlace, FrameFlow } from './trace/flow.ts';

type Sequence = Extract<Expr, { kind: 'List' | 'Tuple' | 'Set' }>;

/** A column to be taken out of the features; `others` that leave the same features may stand beside it. */
export interface Unwanted {
  readonly column: string;
  readonly others: number;
}

/**
 * Takes a column out where the features are chosen: `df[['a', 'b']]` -> `df[['a']]`, `df.drop(['id'], axis=1)` ->
 * `df.drop(['id', 'b'], axis=1)`. Null where anything later asks the chosen frame for the column.
 */
export function withoutColumn(
  dataflow: Dataflow,
  frame: FrameFlow,
  { column, others }: Unwanted,
): Repair | null {
  const { chosen } = frame;
  if (chosen === null || !keepsTheRest(dataflow, chosen, column)) return null;
  const title = `Take \`${column}\` out of the features`;
  const listed = frame.only?.get(column);
  if (listed === undefined) return dropped(dataflow, chosen, column, title);
  const list = listOf(dataflow, listed);
  if (list === null || others > 0 || list.elements.length < 2) return null;
  if (!onlyChooses(dataflow, list)) return null;
  const at = list.elements.findIndex((e) => e === listed.node);
  const [before, own, next] = [list.elements[at - 1], list.elements[at], list.elements[at + 1]];
  if (own === undefined) return null;
  const start = next === undefined ? (before?.end ?? own.start) : own.start;
  const end = next === undefined ? own.end : next.start;
  return { title, cell: listed.cell.cell.id, edits: [{ start, end, text: '' }] };
}

/** `X = df.drop(...)`, `X = df[names]`: the chosen frame is given the name that the fit knows it by. */
function dropped(
  dataflow: Dataflow,
  { cell, node }: ColumnPlace,
  column: string,
  title: string,
): Repair | null {
  const top = everything(dataflow).find((f) => f.cell === cell && bindsName(f.statement, node));
  if (top === undefined) return null;
  const list = droppedList(top.statement.kind === 'Assign' ? top.statement.value : null);
  const last = list?.elements.at(-1);
  const quote = last === undefined ? "'" : cell.cell.source.charAt(last.start);
  const name = quoted(column, quote === '"' ? '"' : "'");
  const edit =
    last === undefined
      ? { start: node.end, end: node.end, text: `.drop(columns=[${name}])` }
      : { start: last.end, end: last.end, text: `, ${name}` };
  return { title, cell: cell.cell.id, edits: [edit] };
}

function quoted(text: string, quote: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return `${quote}${escaped.replaceAll('\n', '\\n')}${quote}`;
}

/** The names of `drop(['a', 'b'], axis=1)` and `drop(columns=['a'])`, where they are written there. */
function droppedList(expr: Expr | null): Sequence | null {
  if (expr?.kind !== 'Call' || expr.func.kind !== 'Attribute' || expr.func.attr !== 'drop')
    return null;
  const given = expr.keywords.find((k) => k.name === 'columns')?.value ?? expr.args[0];
  const names = given?.kind === 'List' ? given : null;
  const texts = names?.elements.every((e) => e.kind === 'Constant' && e.value.kind === 'str');
  return texts === true ? names : null;
}

/** Whether nothing after the choice asks the chosen frame for the column: other frames still have it. */
function keepsTheRest(dataflow: Dataflow, { cell, node }: ColumnPlace, column: string): boolean {
  const all = everything(dataflow);
  const at = all.findIndex((f) => f.cell === cell && within(node, f.statement));
  const choice = all[at];
  if (choice === undefined) return false;
  const { statement } = choice;
  const chosen = headerExpressions(statement)
    .flatMap((e) => [...expressionsIn(e)])
    .find((e) => e === node);
  const root = chosen === undefined ? null : rootOf(chosen);
  if (statement.kind === 'Assign' && !bindsName(statement, node)) return false;
  if (statement.kind === 'Assign' && (root === null || choice.defines.has(root))) return false;
  if ([...choice.defines].some((name) => boundTwice(dataflow, name))) return false;
  const inBodies = [...dataflow.bodies.values()].some((f) => mentions(f, column).length > 0);
  const later = all.slice(at + 1).flatMap((f) => mentions(f, column));
  return !inBodies && later.every((asked) => asked !== null && asked === root);
}

function boundTwice(dataflow: Dataflow, name: string): boolean {
  return everything(dataflow).filter((f) => f.defines.has(name)).length !== 1;
}

/** The roots of the frames that a statement asks for the column; null where the column stands by itself. */
function mentions(f: StatementFacts, column: string): readonly (string | null)[] {
  const exprs = headerExpressions(f.statement).flatMap((e) => [...expressionsIn(e)]);
  const keys = new Set<Expr>();
  const found: (string | null)[] = [];
  for (const e of exprs) {
    if (e.kind === 'Attribute' && e.attr === column) found.push(rootOf(e.value));
    if (e.kind !== 'Subscript' || !isText(e.slice, column)) continue;
    keys.add(e.slice);
    found.push(rootOf(e.value));
  }
  for (const e of exprs) if (isText(e, column) && !keys.has(e)) found.push(null);
  return found;
}

/** The list that a text is an element of. */
function listOf(dataflow: Dataflow, { cell, node }: ColumnPlace): Sequence | null {
  for (const f of everything(dataflow)) {
    if (f.cell !== cell || !within(node, f.statement)) continue;
    for (const top of headerExpressions(f.statement))
      for (const e of expressionsIn(top))
        if (e.kind === 'List' && e.elements.some((element) => element === node)) return e;
  }
  return null;
}

/** Whether a list of names does nothing but choose columns, directly or by the one name that it has. */
function onlyChooses(dataflow: Dataflow, list: Sequence): boolean {
  const all = everything(dataflow);
  const exprs = all.flatMap((f) =>
    headerExpressions(f.statement).flatMap((e) => [...expressionsIn(e)]),
  );
  const chooses = (e: Expr): boolean => exprs.some((o) => o.kind === 'Subscript' && o.slice === e);
  if (chooses(list)) return true;
  const owner = all.find(({ statement: s }) => s.kind === 'Assign' && s.value === list)?.statement;
  const target = owner?.kind === 'Assign' && owner.targets.length === 1 ? owner.targets[0] : null;
  if (target?.kind !== 'Name' || boundTwice(dataflow, target.id)) return false;
  if ([...dataflow.functions.values()].some((f) => f.free.has(target.id))) return false;
  return exprs.every((e) => e.kind !== 'Name' || e.id !== target.id || e === target || chooses(e));
}

function everything(dataflow: Dataflow): readonly StatementFacts[] {
  return [...dataflow.facts.values()];
}

function bindsName(s: Stmt, value: object): boolean {
  return (
    s.kind === 'Assign' &&
    s.value === value &&
    s.targets.length === 1 &&
    s.targets[0]?.kind === 'Name'
  );
}

function within(inner: Located, outer: Located): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function isText(expr: Expr, text: string): boolean {
  return expr.kind === 'Constant' && expr.value.kind === 'str' && expr.value.value === text;
}

function rootOf(expr: Expr): string | null {
  let root = expr;
  while (root.kind === 'Call' || root.kind === 'Attribute' || root.kind === 'Subscript')
    root = root.kind === 'Call' ? root.func : root.value;
  return root.kind === 'Name' ? root.id : null;
}
