import type { ParsedCell } from '../../../frontend/program.ts';
import { parseCell } from '../../../frontend/python/parse-cell.ts';
import type { Expr, Stmt } from '../../../frontend/python/ast.ts';
import { applyEdits, type TextEdit } from '../../../source/index.ts';
import { cellId } from '../../../source/span.ts';
import { expressionsIn } from '../../walk.ts';
import type { CallExpr } from '../calls.ts';
import { evaluate } from '../expressions.ts';
import { ancestorsOf, type Node } from '../facts.ts';
import { type At, reads, type Rewriting, unrecorded } from './rewriting.ts';

/** Statistics of a group that pandas gives to each of its rows. */
const STATISTICS: ReadonlySet<string> = new Set(
  'count first last max mean median min nunique prod size std sum var'.split(' '),
);

/**
 * A statistic of each group that is spread over its rows is a table that training learns, and a look into it:
 *
 *     df['a'] = df.groupby('g')['a'].transform('mean')
 *     df['a'] = df['g'].map(df.groupby('g')['a'].mean())
 *
 * and with `transform(lambda x: x.fillna(x.median()))` the gaps alone are filled from it. Rows without a group get no
 * value on either side.
 */
export function groupStatistic(
  form: Rewriting,
  s: Stmt,
  at: At,
  top: Stmt,
): readonly Node[] | null {
  if (s.kind !== 'Assign' || s.targets.length !== 1) return null;
  const [target] = s.targets;
  const calls = [...expressionsIn(s.value)].filter((e): e is CallExpr => e.kind === 'Call');
  const found = calls.flatMap((call) => spreadOf(call, form, at) ?? []);
  const [first] = found;
  if (first === undefined || target === undefined || hasCategories(form)) return null;
  // What is written anew keeps no record of library functions beside it.
  const beside = calls.filter((c) => !found.some(({ call }) => isWithin(c, call)));
  if (!beside.every((c) => isOfRows(c, form, at))) return null;
  const value = writtenAnew(s.value, found, at.cell, s);
  return value === null
    ? null
    : [
        form.leaf(
          { kind: 'assign', target: { ...at, node: target }, value: { ...at, ...value } },
          top,
        ),
      ];
}

interface Spread {
  readonly call: CallExpr;
  readonly text: string;
}

/** What `rows.groupby(key)[column].transform(...)` says, as a table and a look into it; null for anything else. */
function spreadOf(call: CallExpr, form: Rewriting, at: At): Spread | null {
  const { func, args, keywords } = call;
  const [given, second] = args;
  if (func.kind !== 'Attribute' || func.attr !== 'transform' || keywords.length > 0) return null;
  if (given === undefined || second !== undefined || func.value.kind !== 'Subscript') return null;
  const { value: groups, slice: column } = func.value;
  const grouped = groupsOf(groups);
  if (grouped === null || !isText(column)) return null;
  if (!areUndivided(grouped.rows, form, at)) return null;
  const source = (expr: Expr): string => at.cell.cell.source.slice(expr.start, expr.end);
  const keys = `${source(grouped.rows)}[${source(grouped.key)}]`;
  const each = source(func.value);
  if (given.kind === 'Constant' && given.value.kind === 'str') {
    const { value: statistic } = given.value;
    return STATISTICS.has(statistic) ? { call, text: `${keys}.map(${each}.${statistic}())` } : null;
  }
  const filling = fillingOf(given);
  if (filling === null) return null;
  const plain = statisticOf(filling.by, filling.parameter);
  const table =
    plain === null
      ? `${each}.agg(lambda ${filling.parameter}: ${source(filling.by)})`
      : `${each}.${plain}()`;
  const values = `${source(grouped.rows)}[${source(column)}]`;
  return { call, text: `${values}.fillna(${keys}.map(${table})).where(${keys}.notna())` };
}

/** Rows that were split before have statistics of their own side, which stay with it. */
function areUndivided(rows: Expr, { env }: Rewriting, at: At): boolean {
  const value = evaluate(env, unrecorded(at), rows);
  return (
    value.time === 'row' &&
    [...ancestorsOf(env.rowSets, value.rows)].every((id) => env.rowSets.get(id)?.kind !== 'split')
  );
}

/** A look into a table gives categories where its keys are categories; what spreads a statistic does not. */
function hasCategories({ env }: Rewriting): boolean {
  return env.dataflow.cells.some(({ cell }) =>
    /['"]category['"]|\bCategorical|\bq?cut\(/.test(cell.source),
  );
}

function groupsOf(expr: Expr): { readonly rows: Expr; readonly key: Expr } | null {
  if (expr.kind !== 'Call' || expr.func.kind !== 'Attribute' || expr.func.attr !== 'groupby')
    return null;
  const [key, second] = expr.args;
  const { value: rows } = expr.func;
  const isPlain = second === undefined && expr.keywords.length === 0 && rows.kind === 'Name';
  return isPlain && key !== undefined && isText(key) ? { rows, key } : null;
}

/** `lambda x: x.fillna(x.median())`. */
function fillingOf(expr: Expr): { readonly parameter: string; readonly by: Expr } | null {
  if (expr.kind !== 'Lambda') return null;
  const { parameters, body } = expr;
  const [parameter, other] = parameters;
  if (parameter === undefined || other !== undefined) return null;
  if (body.kind !== 'Call' || body.func.kind !== 'Attribute' || body.func.attr !== 'fillna')
    return null;
  const [by, second] = body.args;
  const { value: filled } = body.func;
  const isOwn = filled.kind === 'Name' && filled.id === parameter.name;
  if (!isOwn || by === undefined || second !== undefined || body.keywords.length > 0) return null;
  const calls = [...expressionsIn(by)].filter((e) => e.kind === 'Call');
  const isMethods = calls.every((c) => c.func.kind === 'Attribute');
  return isMethods && reads(by, parameter.name) ? { parameter: parameter.name, by } : null;
}

/** `x.median()`, which groups know by themselves to the last digit. */
function statisticOf(by: Expr, parameter: string): string | null {
  if (by.kind !== 'Call' || by.func.kind !== 'Attribute') return null;
  if (by.args.length > 0 || by.keywords.length > 0) return null;
  const { value, attr } = by.func;
  const isExact = attr === 'median' || attr === 'min' || attr === 'max';
  return isExact && value.kind === 'Name' && value.id === parameter ? attr : null;
}

function isText(expr: Expr): boolean {
  return expr.kind === 'Constant' && expr.value.kind === 'str';
}

function isWithin(inner: Expr, outer: Expr): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Methods of the rows themselves, as against functions of a library or of the notebook. */
function isOfRows(call: CallExpr, form: Rewriting, at: At): boolean {
  let root: Expr = call.func;
  while (root.kind === 'Attribute' || root.kind === 'Subscript' || root.kind === 'Call')
    root = root.kind === 'Call' ? root.func : root.value;
  return root !== call.func && evaluate(form.env, unrecorded(at), root).time === 'row';
}

/** The value with its parts replaced, as code of a cell of its own. */
function writtenAnew(
  value: Expr,
  found: readonly Spread[],
  cell: ParsedCell,
  span: Stmt,
): { readonly cell: ParsedCell; readonly node: Expr } | null {
  const edits: readonly TextEdit[] = found.map(({ call, text }) => ({
    start: call.start - value.start,
    end: call.end - value.start,
    text,
  }));
  const source = applyEdits(cell.cell.source.slice(value.start, value.end), edits).text;
  const id = cellId(`${cell.cell.id}~${value.start}-groups`);
  const { parsed } = parseCell({ ...cell.cell, id, source });
  const [statement, second] = parsed.statements;
  if (statement?.kind !== 'Expr' || second !== undefined) return null;
  return {
    cell: { ...parsed, calledFrom: { cell: cell.cell, span } },
    node: statement.value,
  };
}
