import type { Expr } from '../../frontend/python/ast.ts';
import { type CallExpr, isTrue, keywordOf } from './calls.ts';
import type { Environment, Place } from './environment.ts';
import type { StageValue } from './facts.ts';
import { CONSTANT, rowsOf } from './values.ts';

export const LOADS =
  /^(pandas\.(io\.\w+\.)?read_|numpy\.(load|genfromtxt|loadtxt|fromfile)$|sklearn\.datasets\.|seaborn\.load_dataset)/;

/** Data sets of scikit-learn that name their columns. */
const NAMED =
  /\.(load_(iris|wine|breast_cancer|diabetes|digits|linnerud|boston)|fetch_(california_housing|openml|covtype|kddcup99))$/;

/** What a bunch says about itself rather than about its rows. */
const ABOUT = new Set(['DESCR', 'filename', 'data_module', 'details', 'url']);

/** A call that loads rows: a frame, an array, features beside a target, or a bunch that holds them. */
export function loadedRows(
  env: Environment,
  place: Place,
  call: CallExpr,
  canonical: string,
): StageValue {
  const id = env.rowSet('loaded', call, place.cell, []);
  const rows = new Set([id]);
  if (canonical.startsWith('numpy.')) return rowsOf(rows, 'array');
  if (!canonical.startsWith('sklearn.')) return rowsOf(rows, 'frame');
  const shape = asFrame(call, canonical) ? 'frame' : 'array';
  const name = canonical.slice(canonical.lastIndexOf('.') + 1);
  if (!name.startsWith('make_') && !isTrue(keywordOf(call, 'return_X_y')))
    return rowsOf(rows, 'bunch');
  const features = rowsOf(rows, shape);
  return {
    ...features,
    elements: [features, rowsOf(rows, shape === 'frame' ? 'series' : 'vector')],
  };
}

/** `iris.data`, `iris['target']`: a part of a bunch. */
export function bunchPart(env: Environment, bunch: StageValue, part: string): StageValue {
  const from = bunch.rows;
  if (ABOUT.has(part)) return CONSTANT;
  if (part.endsWith('_names') || part === 'categories')
    return { ...CONSTANT, time: 'schema', from, shape: 'container' };
  const call = loadOf(env, bunch);
  const canonical = call === null ? '' : (env.resolved.get(call)?.canonical ?? '');
  if (part === 'frame') return rowsOf(from, 'frame');
  const framed = call !== null && asFrame(call, canonical);
  if (part === 'data') return rowsOf(from, framed ? 'frame' : 'array');
  return rowsOf(from, part === 'images' ? 'array' : framed ? 'series' : 'vector');
}

/** Whether the library names the columns of the bunch's array. */
export function namesColumns(env: Environment, bunch: StageValue): boolean {
  const call = loadOf(env, bunch);
  return call !== null && NAMED.test(env.resolved.get(call)?.canonical ?? '');
}

/** The bunch and its part that an expression names. */
export function partOfBunch(expr: Expr): { readonly bunch: Expr; readonly part: string } | null {
  if (expr.kind === 'Attribute') return { bunch: expr.value, part: expr.attr };
  if (expr.kind !== 'Subscript' || expr.slice.kind !== 'Constant') return null;
  const { value } = expr.slice;
  return value.kind === 'str' ? { bunch: expr.value, part: value.value } : null;
}

function loadOf(env: Environment, bunch: StageValue): CallExpr | null {
  const [id] = bunch.rows;
  const at = id === undefined ? undefined : env.rowSets.get(id)?.at;
  return at?.kind === 'Call' ? at : null;
}

/** `fetch_openml` gives frames unless it is told otherwise. */
function asFrame(call: CallExpr, canonical: string): boolean {
  const given = keywordOf(call, 'as_frame');
  if (given === null) return canonical.endsWith('.fetch_openml');
  if (given.kind === 'Constant' && given.value.kind === 'str') return true;
  return isTrue(given);
}
