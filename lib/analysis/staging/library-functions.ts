import type { ResolvedCall } from '../facts.ts';
import { alongColumns, type Arguments, type CallExpr, isTrue, keywordOf } from './calls.ts';
import type { Environment, Place } from './environment.ts';
import { evaluate } from './expressions.ts';
import type { StageValue } from './facts.ts';
import { loadedRows, LOADS } from './loads.ts';
import { keepsRows, lookedUp } from './row-methods.ts';
import { AGGREGATES, DEPENDENT } from './tables.ts';
import { combine, CONSTANT, isColumn, learnedFrom, rowsOf } from './values.ts';

const ROW_CLASSES =
  /^(pandas\.(DataFrame|Series|Categorical)|numpy\.(array|ndarray|matrix)|scipy\.sparse\.\w+)$/;
const SIDE_BY_SIDE = new Set(['hstack', 'column_stack', 'c_']);
const ONE_BELOW = new Set(['concat', 'concatenate', 'vstack', 'append', 'row_stack', 'r_']);
const SOLVERS = new Set([
  'polyfit',
  'lstsq',
  'curve_fit',
  'minimize',
  'svd',
  'eig',
  'eigh',
  'linregress',
  'pearsonr',
  'spearmanr',
  'chi2_contingency',
  'f_oneway',
  'ttest_ind',
  'chi2',
  'f_classif',
  'mutual_info_classif',
  'mutual_info_regression',
  'f_regression',
  'compute_class_weight',
  'cross_val_score',
  'cross_validate',
  'normaltest',
  'shapiro',
  'levene',
  'variance_inflation_factor',
]);

/** Functions that make as many rows as they are told. */
const COUNTED = new Set(['ones', 'zeros', 'full']);

/** `np.ones((len(X), 1))`: a constant beside each row of `X`. */
function countedRows(env: Environment, place: Place, call: CallExpr): StageValue | null {
  const [shape] = call.args;
  const isTuple = shape?.kind === 'Tuple' || shape?.kind === 'List';
  const count = isTuple ? shape.elements[0] : shape;
  const rows =
    count?.kind === 'Call' && count.func.kind === 'Name' && count.func.id === 'len'
      ? count.args[0]
      : count?.kind === 'Subscript' &&
          count.value.kind === 'Attribute' &&
          count.value.attr === 'shape'
        ? count.value.value
        : undefined;
  if (rows?.kind !== 'Name') return null;
  const value = evaluate(env, place, rows);
  return value.time === 'row' ? rowsOf(value.rows, isTuple ? 'array' : 'vector') : null;
}

/** A function of a library, or the constructor of one of its classes. */
export function libraryFunction(
  env: Environment,
  place: Place,
  call: CallExpr,
  resolved: ResolvedCall,
  args: Arguments,
): StageValue {
  const { canonical } = resolved;
  const name = canonical.slice(canonical.lastIndexOf('.') + 1);
  if (LOADS.test(canonical)) return loadedRows(env, place, call, canonical);
  if (resolved.summary?.role === 'metric' || canonical.startsWith('sklearn.metrics.'))
    return { ...learnedFrom(combine(args.all)), predicted: args.all.some((a) => a.predicted) };
  if (resolved.kind === 'class' && !ROW_CLASSES.test(canonical)) return model(env, call, args);
  const [first] = args.positional;
  const hasRows = args.all.some((a) => a.time === 'row');
  if (name === 'train_test_split') return split(env, place, call, args);
  const counted = COUNTED.has(name) ? countedRows(env, place, call) : null;
  if (counted !== null) return counted;
  if (!hasRows) return withoutRows(env, call, canonical, name, args);
  if (name === 'concat' || ONE_BELOW.has(name) || SIDE_BY_SIDE.has(name))
    return together(env, place, call, name, args);
  const all = first?.time === 'row' ? args.all.map((a) => lookedUp(a, first)) : args.all;
  const rowWise = { ...combine(all), dependent: args.all.some((a) => a.dependent) };
  if (name === 'get_dummies') return { ...rowWise, shape: 'frame', dependent: true };
  if (name === 'merge') {
    const [left = CONSTANT, right = CONSTANT] = args.positional;
    if (!keepsRows(call, name))
      env.doubts.push({
        cell: place.cell,
        node: call,
        construct: '`merge`, which may drop rows or repeat them',
      });
    return { ...combine([left, lookedUp(right, left)], 'frame') };
  }
  if (name === 'qcut' || name === 'cut') return binned(call, name, rowWise);
  if (name === 'factorize') return pair({ ...rowWise, dependent: true }, learnedFrom(rowWise));
  if (name === 'yeojohnson' || name === 'boxcox') {
    const known = keywordOf(call, 'lmbda') ?? call.args[1] ?? null;
    return known === null ? pair(rowWise, learnedFrom(rowWise)) : { ...rowWise, elements: null };
  }
  if (name === 'resample' || name === 'shuffle') {
    const parts = args.positional.map((a, i) => env.filtered(a, call.args[i] ?? call, place));
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { ...combine(parts), elements: parts };
  }
  if (name === 'cross_val_predict') return { ...rowWise, predicted: true };
  if (AGGREGATES.has(name) || SOLVERS.has(name)) {
    return alongColumns(call, AGGREGATES.has(name) ? 1 : null) ? rowWise : learnedFrom(rowWise);
  }
  if ((name === 'where' || name === 'nonzero' || name === 'flatnonzero') && call.args.length === 1)
    return learnedFrom(rowWise);
  if (DEPENDENT.has(name)) return { ...rowWise, dependent: true };
  if (name === 'clone' || name === 'make_pipeline' || name === 'make_column_transformer')
    return model(env, call, args);
  return ROW_CLASSES.test(canonical) && name !== 'Series'
    ? { ...rowWise, shape: name === 'DataFrame' ? 'frame' : isColumn(first) ? 'vector' : 'array' }
    : name === 'Series'
      ? { ...rowWise, shape: 'series' }
      : rowWise;
}

function model(env: Environment, call: CallExpr, args: Arguments): StageValue {
  const state = learnedFrom(combine(args.all));
  const parts = args.all.flatMap((a) => nested(a)).filter((a) => a.object !== null);
  const made = env.object(call, { ...state, shape: 'model' });
  const own = args.all.flatMap(nested).filter((a) => a.object !== null || a.callee !== null);
  if (made.object !== null) env.parts.set(made.object, own);
  return { ...made, elements: parts };
}

function nested(value: StageValue): readonly StageValue[] {
  return [value, ...(value.elements ?? []).flatMap(nested)];
}

function withoutRows(
  env: Environment,
  call: CallExpr,
  canonical: string,
  name: string,
  args: Arguments,
): StageValue {
  if (name === 'clone' || name.startsWith('make_')) return model(env, call, args);
  if (ROW_CLASSES.test(canonical) || name === 'zeros' || name === 'empty')
    return env.object(call, combine(args.all, name === 'DataFrame' ? 'frame' : 'container'));
  const held = combine(args.all);
  return name === 'defaultdict' || name === 'OrderedDict' || name === 'Counter'
    ? env.object(call, { ...held, shape: 'container' })
    : held;
}

function split(env: Environment, place: Place, call: CallExpr, args: Arguments): StageValue {
  const elements = args.positional.flatMap((value) =>
    ['first', 'second'].map((side): StageValue => {
      const id = env.rowSet('split', call, place.cell, [...value.rows], side);
      return { ...value, time: 'row', rows: new Set([id]), elements: null, object: null };
    }),
  );
  return { ...combine(elements), elements };
}

function together(
  env: Environment,
  place: Place,
  call: CallExpr,
  name: string,
  args: Arguments,
): StageValue {
  const [first] = args.positional;
  const parts = first?.elements ?? args.positional;
  const rows = parts.filter((p) => p.time === 'row');
  const beside = SIDE_BY_SIDE.has(name);
  const shape = name === 'concat' ? 'frame' : !beside && rows.every(isColumn) ? 'vector' : 'array';
  const sideBySide = SIDE_BY_SIDE.has(name) || alongColumns(call, 1);
  const sets = new Set(rows.flatMap((p) => [...p.rows]));
  const value = {
    ...combine([...parts, ...(first === undefined ? [] : [first])], shape),
    elements: null,
  };
  if (sideBySide || rows.length === 0) return value;
  if (sets.size === 1 && rows.length <= 1) return env.filtered(value, call, place);
  const id = env.rowSet('joined', call, place.cell, [...sets]);
  return { ...value, rows: new Set([id]) };
}

function binned(call: CallExpr, name: string, rowWise: StageValue): StageValue {
  const bins = keywordOf(call, 'bins') ?? call.args[1] ?? null;
  const counted = bins?.kind === 'Constant' && bins.value.kind === 'int';
  const dependent = name === 'qcut' || counted;
  const rows = { ...rowWise, shape: 'series' as const, dependent };
  return isTrue(keywordOf(call, 'retbins')) ? pair(rows, learnedFrom(rowWise)) : rows;
}

function pair(a: StageValue, b: StageValue): StageValue {
  return { ...combine([a, b]), elements: [a, b] };
}
