import type { Expr } from '../../frontend/python/ast.ts';
import { childrenOf } from '../walk.ts';
import { alongColumns, type CallExpr } from './calls.ts';
import type { Environment, Place } from './environment.ts';
import { evaluate, integerOf } from './expressions.ts';
import type { Leaf, RawTable, StageValue } from './facts.ts';
import { namesColumns, partOfBunch } from './loads.ts';
import { ownLoad } from './own-loads.ts';

const PARTS = new Set(['data', 'images', 'frame']);
const BESIDE = new Set(['target', ...PARTS]);
/** Calls that lay out what they are given, one row as another. */
const LAYOUTS =
  /^(pandas\.DataFrame|numpy\.(array|asarray|column_stack|hstack|c_)|pandas\.concat)$/;

/**
 * The rows as a library, a file or a literal gives them, before the notebook does anything to them:
 *
 *     iris.data    pd.DataFrame(iris.data, columns=iris.feature_names)    np.c_[iris.data, iris.target]
 */
export function rawTableOf(env: Environment, place: Place, expr: Expr): RawTable | null {
  const value = evaluate(env, { ...place, record: null }, expr);
  if (value.time !== 'row' || value.shape === 'bunch') return null;
  const names = bunchNames(env, place, expr, PARTS);
  if (names !== null) return { value, names: names.named };
  const isLoad = [...env.rowSets.values()].some((set) => set.at === expr && set.kind === 'loaded');
  if (isLoad) return { value: value.elements?.[0] ?? value, names: null };
  if (isFirstOfPair(env, expr)) return { value, names: null };
  const own = ownLoad(env, place, expr);
  if (own !== null) return { value: own.value.elements?.[0] ?? own.value, names: null };
  const laid = laidOut(env, expr);
  if (laid === null) return null;
  const rows = laid.filter((e) => evaluate(env, { ...place, record: null }, e).time === 'row');
  // A table of arrays names their columns; another array of them is an edit like any other.
  const named = value.shape === 'frame';
  const isTable = (e: Expr): boolean =>
    rawTableOf(env, place, columnsOf(e)) !== null || (named && isStill(env, place, e, 'rows'));
  const isRaw = (e: Expr): boolean =>
    isTable(e) ||
    (named && isStill(env, place, e, 'beside')) ||
    bunchNames(env, place, e, BESIDE) !== null;
  if (!rows.every(isRaw) || !rows.some(isTable)) return null;
  return { value, names: null };
}

/** Where a larger expression holds the raw rows that it processes; empty when it holds other rows too, or none. */
export function rawRowsIn(env: Environment, place: Place, expr: Expr): readonly Expr[] {
  const found: Expr[] = [];
  let others = false;
  const visit = (at: Expr): void => {
    if (rawTableOf(env, place, at) !== null) {
      found.push(at);
      return;
    }
    if (at.kind === 'Name') others ||= evaluate(env, { ...place, record: null }, at).time === 'row';
    else childrenOf(at).forEach(visit);
  };
  visit(expr);
  const { source } = place.cell.cell;
  const texts = new Set(found.map((e) => source.slice(e.start, e.end)));
  return others || texts.size !== 1 || found[0] === expr ? [] : found;
}

/** `data[0]` of `data = make_blobs()` */
function isFirstOfPair(env: Environment, expr: Expr): boolean {
  return (
    expr.kind === 'Subscript' &&
    expr.value.kind === 'Name' &&
    integerOf(expr.slice) === 0 &&
    env.rawNames.get(expr.value.id) === 'pair'
  );
}

function isStill(env: Environment, place: Place, expr: Expr, what: 'rows' | 'beside'): boolean {
  return (
    expr.kind === 'Name' && place.spelling.names.size === 0 && env.rawNames.get(expr.id) === what
  );
}

/** Remembers a leaf that binds raw rows. */
export function noteRaw(env: Environment, place: Place, leaf: Leaf): void {
  const { code } = leaf;
  noteTable(env, place, code);
  for (const name of leaf.after.keys()) env.rawNames.delete(name);
  if (code.kind === 'assign' || place.spelling.names.size > 0) return;
  const { node: s } = code.statement;
  const [target] = s.kind === 'Assign' ? s.targets : [];
  if (s.kind !== 'Assign' || target === undefined || s.targets.length > 1) return;
  if (target.kind === 'Name' && isPairOfRows(env, place, s.value))
    env.rawNames.set(target.id, 'pair');
  if (!env.raws.has(code)) return;
  if (target.kind === 'Name') env.rawNames.set(target.id, 'rows');
  if (target.kind !== 'Tuple') return;
  target.elements.forEach((e, i) => {
    if (e.kind === 'Name') env.rawNames.set(e.id, i === 0 ? 'rows' : 'beside');
  });
}

function isPairOfRows(env: Environment, place: Place, expr: Expr): boolean {
  const { elements } = evaluate(env, { ...place, record: null }, expr);
  return (
    elements !== null &&
    [...env.rowSets.values()].some((set) => set.at === expr && set.kind === 'loaded')
  );
}

function noteTable(env: Environment, place: Place, code: Leaf['code']): void {
  if (code.kind === 'assign') {
    const raw = code.target.node.kind === 'Name' ? rawTableOf(env, place, code.value.node) : null;
    if (raw !== null) env.raws.set(code, raw);
    return;
  }
  const { node: s } = code.statement;
  if (s.kind !== 'Assign' || s.targets.length !== 1) return;
  const [target] = s.targets;
  const isWhole = target?.kind === 'Name' && !isPairOfRows(env, place, s.value);
  const raw = isWhole || isPair(target) ? rawTableOf(env, place, s.value) : null;
  if (raw !== null) env.raws.set(code, raw);
}

/** `X, y = load_iris(return_X_y=True)`. */
function isPair(target: Expr | undefined): boolean {
  return (
    target?.kind === 'Tuple' &&
    target.elements.length === 2 &&
    target.elements.every((e) => e.kind === 'Name')
  );
}

/** `iris.data[:, 0]` is a part of `iris.data` with all of its rows. */
function columnsOf(expr: Expr): Expr {
  if (expr.kind !== 'Subscript' || expr.slice.kind !== 'Tuple') return expr;
  const [rows] = expr.slice.elements;
  const isWhole =
    rows?.kind === 'Slice' && rows.lower === null && rows.upper === null && rows.step === null;
  const isIndexer = expr.value.kind === 'Attribute' && expr.value.attr === 'c_';
  return isWhole && !isIndexer ? expr.value : expr;
}

/** What a call of a layout, or `np.c_[...]`, is given; null for anything else. */
function laidOut(env: Environment, expr: Expr): readonly Expr[] | null {
  if (expr.kind === 'Subscript' && expr.value.kind === 'Attribute' && expr.value.attr === 'c_')
    return expr.slice.kind === 'Tuple' ? expr.slice.elements : [expr.slice];
  if (expr.kind !== 'Call') return null;
  const canonical = env.resolved.get(expr)?.canonical ?? '';
  if (!LAYOUTS.test(canonical)) return null;
  if (canonical === 'pandas.concat' && !alongColumns(expr, 1)) return null;
  return argumentsOf(expr);
}

function argumentsOf(call: CallExpr): readonly Expr[] {
  return [...call.args, ...call.keywords.map((k) => k.value)].flatMap((e) => {
    if (e.kind === 'Dict') return childrenOf(e);
    return e.kind === 'List' || e.kind === 'Tuple' ? e.elements : [e];
  });
}

/** Whether an expression is one of these parts of a bunch, and where its columns are named. */
function bunchNames(
  env: Environment,
  place: Place,
  expr: Expr,
  parts: ReadonlySet<string>,
): { readonly named: RawTable['names'] } | null {
  const part = partOfBunch(expr);
  if (part === null || !parts.has(part.part)) return null;
  const bunch: StageValue = evaluate(env, { ...place, record: null }, part.bunch);
  if (bunch.shape !== 'bunch') return null;
  if (part.bunch.kind !== 'Name' || part.part !== 'data' || !namesColumns(env, bunch))
    return { named: null };
  return { named: { variable: part.bunch.id, attribute: 'feature_names' } };
}
