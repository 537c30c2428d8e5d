import type { Expr } from '../../frontend/python/ast.ts';
import { alongColumns, type Arguments, type CallExpr, isTrue, keywordOf } from './calls.ts';
import type { Environment, Place } from './environment.ts';
import { bindName } from './expressions.ts';
import type { StageValue } from './facts.ts';
import { applyFunction } from './own-functions.ts';
import { AGGREGATES, DEPENDENT, GROUPING, ROW_CHANGES } from './tables.ts';
import { combine, isColumn, learnedFrom } from './values.ts';

/** A method of a frame, series or array. */
export function rowMethod(
  env: Environment,
  place: Place,
  call: CallExpr,
  base: StageValue,
  args: Arguments,
): StageValue {
  const { func } = call;
  if (func.kind !== 'Attribute') return combine([base, ...args.all]);
  const value = methodValue(env, place, call, func.attr, base, args);
  if (isTrue(keywordOf(call, 'inplace'))) changeInPlace(env, place, func.value, value);
  return value;
}

function methodValue(
  env: Environment,
  place: Place,
  call: CallExpr,
  name: string,
  base: StageValue,
  args: Arguments,
): StageValue {
  const others = args.all.map((a) => lookedUp(a, base));
  const shape = base.shape === 'accessor' || base.shape === 'groups' ? 'series' : base.shape;
  const rowWise = { ...combine([base, ...others], shape), dependent: base.dependent };
  if (base.shape === 'element') return { ...rowWise, shape: 'element' };
  const through = call.func.kind === 'Attribute' ? call.func.value : null;
  if (through?.kind === 'Attribute' && (through.attr === 'str' || through.attr === 'dt'))
    return rowWise;
  if (GROUPING.has(name))
    return { ...rowWise, shape: 'groups', dependent: name !== 'groupby', elements: null };
  if (base.shape === 'groups') {
    if (
      base.dependent ||
      ['transform', 'filter', 'head', 'tail'].includes(name) ||
      DEPENDENT.has(name)
    )
      return { ...rowWise, dependent: true };
    return learnedFrom(rowWise);
  }
  if (
    name === 'apply' ||
    name === 'map' ||
    name === 'applymap' ||
    name === 'transform' ||
    name === 'pipe'
  )
    return applied(env, place, call, name, base, args, rowWise);
  if ((name === 'merge' || name === 'join') && !keepsRows(call, name)) {
    env.doubts.push({
      cell: place.cell,
      node: call,
      construct: `\`${name}\`, which may drop rows or repeat them`,
    });
  }
  if (name === 'drop') {
    const columns =
      keywordOf(call, 'columns') !== null || alongColumns(call, 1) || base.shape === 'series';
    const onlyRows = keywordOf(call, 'index') !== null || !columns;
    return onlyRows ? env.filtered(rowWise, call, place) : rowWise;
  }
  if (name === 'dropna' && alongColumns(call, 0)) return rowWise;
  if (AGGREGATES.has(name)) {
    const position =
      base.shape === 'array' || base.shape === 'vector' || name !== 'quantile' ? 0 : 1;
    return alongColumns(call, position) ? { ...rowWise, shape: 'series' } : learnedFrom(rowWise);
  }
  if (name === 'clip' || name === 'fillna' || name === 'replace') return rowWise;
  if (name === 'append') return joined(env, place, call, base, args);
  if (ROW_CHANGES.has(name)) return env.filtered(rowWise, call, place);
  if (DEPENDENT.has(name)) return { ...rowWise, dependent: true };
  if (name === 'to_frame' || name === 'select_dtypes') return { ...rowWise, shape: 'frame' };
  if (name === 'to_numpy' || name === 'toarray' || name === 'reshape')
    return { ...rowWise, shape: name === 'to_numpy' && isColumn(base) ? 'vector' : 'array' };
  if (name === 'ravel' || name === 'flatten' || name === 'squeeze')
    return { ...rowWise, shape: 'vector' };
  if (name === 'pop') return { ...rowWise, shape: 'series' };
  if (name === 'to_dict' && base.shape === 'series') return learnedFrom(rowWise);
  if (name === 'align') {
    const [other] = args.positional;
    return { ...rowWise, elements: [rowWise, other ?? rowWise] };
  }
  return rowWise;
}

/** A left join gives every row its answer; `join` is one unless it says otherwise. */
export function keepsRows(call: CallExpr, name: string): boolean {
  const how = keywordOf(call, 'how');
  if (how === null) return name === 'join';
  return how.kind === 'Constant' && how.value.kind === 'str' && how.value.value === 'left';
}

/** Rows of another table, seen from these rows, are something to look up. */
export function lookedUp(value: StageValue, base: StageValue): StageValue {
  if (value.time !== 'row' || value.callee?.kind === 'own') return value;
  const shared = [...value.rows].some((id) => base.rows.has(id));
  return shared ? value : learnedFrom(value);
}

function applied(
  env: Environment,
  place: Place,
  call: CallExpr,
  name: string,
  base: StageValue,
  args: Arguments,
  rowWise: StageValue,
): StageValue {
  const [first] = args.positional;
  if (first?.callee?.kind !== 'own') {
    const [given] = call.args;
    const named =
      given?.kind === 'Attribute'
        ? given.attr
        : given?.kind === 'Constant' && given.value.kind === 'str'
          ? given.value.value
          : '';
    const gathers = AGGREGATES.has(named) && base.shape === 'frame' && !alongColumns(call, 1);
    return gathers ? learnedFrom(rowWise) : rowWise;
  }
  const byColumn =
    base.shape === 'frame' && name !== 'applymap' && name !== 'map' && !alongColumns(call, 1);
  const argument: StageValue =
    name === 'pipe'
      ? base
      : { ...base, shape: byColumn ? 'series' : 'element', elements: null, object: null };
  const result = applyFunction(
    env,
    place,
    call,
    first.callee,
    [argument, ...args.positional.slice(1)],
    args.keywords,
  );
  if (name !== 'pipe' && result.learns && byColumn && result.value.time === 'row')
    return { ...result.value, shape: base.shape, dependent: true };
  if (name === 'pipe') return result.value;
  if (result.value.time !== 'row' && byColumn) return result.value;
  return {
    ...combine([base, result.value], base.shape),
    dependent: base.dependent || result.value.dependent,
  };
}

function joined(
  env: Environment,
  place: Place,
  call: CallExpr,
  base: StageValue,
  args: Arguments,
): StageValue {
  const rows = new Set([...base.rows, ...args.all.flatMap((a) => [...a.rows])]);
  const id = env.rowSet('joined', call, place.cell, [...rows]);
  return { ...combine([base, ...args.all], base.shape), rows: new Set([id]) };
}

function changeInPlace(env: Environment, place: Place, receiver: Expr, value: StageValue): void {
  if (receiver.kind === 'Name') bindName(env, place, receiver.id, value);
  let root = receiver;
  while (root.kind === 'Subscript' || root.kind === 'Attribute') root = root.value;
  if (root.kind === 'Name' && place.locals?.has(root.id) === true)
    place.watch?.changes.add(root.id);
}
