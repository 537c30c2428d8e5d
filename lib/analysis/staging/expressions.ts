import type { Comprehension, Expr } from '../../frontend/python/ast.ts';
import { boundNames } from '../scopes.ts';
import { childrenOf } from '../walk.ts';
import { callValue } from './calls.ts';
import type { Environment, Place } from './environment.ts';
import type { GivenRows, StageValue } from './facts.ts';
import { bunchPart, partOfBunch } from './loads.ts';
import { memberValue } from './local-modules.ts';
import { ACCESSORS, SCHEMA_ATTRIBUTES } from './tables.ts';
import { combine, CONSTANT, isColumn, join, learnedFrom, rowsOf } from './values.ts';

/** When the value of an expression is known, and from which rows. Records it at its place. */
export function evaluate(env: Environment, place: Place, expr: Expr): StageValue {
  const known = env.given.get(expr);
  const value = known === undefined ? env.now(valueOf(env, place, expr)) : givenRows(env, known);
  if (place.record !== null) {
    const before = place.record.get(expr);
    place.record.set(expr, before === undefined ? value : join(before, value));
  }
  if (place.watch !== null && value.time === 'learned' && value.from.size > 0) {
    const reads = childrenOf(expr).some((child) => child.kind !== 'Constant');
    if (reads && expr.kind === 'Call') place.watch.learns = true;
  }
  return value;
}

function givenRows(env: Environment, { at, cell, shape }: GivenRows): StageValue {
  return rowsOf(new Set([env.rowSet('loaded', at, cell, [])]), shape);
}

function valueOf(env: Environment, place: Place, expr: Expr): StageValue {
  switch (expr.kind) {
    case 'Name':
      return nameValue(env, place, expr.id);
    case 'Constant':
    case 'MagicExpr':
      return CONSTANT;
    case 'Attribute':
      return attributeValue(env, place, expr);
    case 'Subscript':
      return itemValue(env, place, expr);
    case 'Call':
      return callValue(env, place, expr);
    case 'Lambda':
      return {
        ...CONSTANT,
        shape: 'function',
        callee: {
          kind: 'own',
          definition: {
            cell: place.cell,
            node: expr,
            ...(place.module === undefined ? {} : { module: place.module }),
          },
          facts: ANONYMOUS,
        },
      };
    case 'List':
    case 'Tuple':
    case 'Set': {
      const elements = expr.elements.map((e) => evaluate(env, place, e));
      const value = { ...combine(elements, 'container'), elements };
      const fixed = expr.kind === 'Tuple' || expr.elements.some((e) => e.kind === 'Starred');
      return fixed ? value : { ...env.object(expr, value), elements };
    }
    case 'Dict': {
      const parts = childrenOf(expr).map((e) => evaluate(env, place, e));
      return env.object(expr, combine(parts, 'container'));
    }
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      return comprehension(env, place, expr.generators, [expr.element]);
    case 'DictComp':
      return comprehension(env, place, expr.generators, [expr.key, expr.value]);
    case 'NamedExpr': {
      const value = evaluate(env, place, expr.value);
      bindName(env, place, expr.target.id, value);
      return value;
    }
    case 'Compare': {
      const parts = childrenOf(expr).map((e) => evaluate(env, place, e));
      // `column in list_of_names` and `x is None` ask about names, not about rows.
      const found = combine(parts);
      return found.time === 'row' ? found : { ...found, shape: 'mask' };
    }
    case 'UnaryOp': {
      const value = evaluate(env, place, expr.operand);
      const negated = combine([value], value.shape);
      return expr.op === '~' ? negated : combine([value]);
    }
    case 'IfExp': {
      const test = evaluate(env, place, expr.test);
      const both = join(evaluate(env, place, expr.body), evaluate(env, place, expr.orelse));
      return { ...both, ...combine([test, both], both.shape), elements: both.elements };
    }
    default:
      return combine(childrenOf(expr).map((e) => evaluate(env, place, e)));
  }
}

const ANONYMOUS = {
  name: '<lambda>',
  statement: '' as never,
  kind: 'lambda',
  free: new Set<string>(),
  assignsGlobals: new Set<string>(),
  parameterTypes: new Map<string, string>(),
  returnType: 'Any',
  prunable: new Set<never>(),
} as const;

export function nameValue(env: Environment, place: Place, name: string): StageValue {
  const local = place.locals?.get(name);
  if (local !== undefined) return env.now(local);
  const spelled = place.spelling.names.get(name);
  if (spelled !== undefined && typeof spelled !== 'string') {
    return evaluate(
      env,
      { ...place, cell: spelled.cell, spelling: spelled.spelling, record: null },
      spelled.node,
    );
  }
  if (place.module !== undefined) return memberValue(env, place.module, name);
  const known = env.names.get(spelled ?? name);
  if (known !== undefined) {
    const value = env.now(known);
    if (place.watch !== null && place.locals !== null)
      for (const id of value.rows) place.watch.globals.add(id);
    return value;
  }
  const definition = env.definitions.get(name);
  const facts = env.dataflow.functions.get(name);
  if (definition !== undefined && facts !== undefined)
    return { ...CONSTANT, shape: 'function', callee: { kind: 'own', facts, definition } };
  return env.imported.get(name) ?? CONSTANT;
}

export function bindName(env: Environment, place: Place, name: string, value: StageValue): void {
  if (place.locals !== null) {
    place.locals.set(name, value);
    return;
  }
  const spelled = place.spelling.names.get(name);
  const key = typeof spelled === 'string' ? spelled : name;
  env.names.set(key, value);
  env.current?.after.set(key, value);
}

function attributeValue(
  env: Environment,
  place: Place,
  expr: Extract<Expr, { kind: 'Attribute' }>,
): StageValue {
  const base = evaluate(env, place, expr.value);
  if (base.callee?.kind === 'module') return memberValue(env, base.callee.name, expr.attr);
  const callee = { kind: 'method', receiver: base, name: expr.attr } as const;
  if (base.time !== 'row') {
    // What a search found best answers as the search does.
    if (base.shape === 'model' && expr.attr === 'best_estimator_') return base;
    if (base.shape === 'model' || base.object !== null)
      return { ...base, shape: 'other', elements: null, object: null, callee };
    return { ...base, elements: null, object: null, callee };
  }
  if (base.shape === 'bunch') return { ...bunchPart(env, base, expr.attr), callee };
  if (SCHEMA_ATTRIBUTES.has(expr.attr))
    return { ...CONSTANT, time: 'schema', from: base.rows, shape: 'container', callee };
  if (expr.attr === 'shape') {
    const count: StageValue = learnedFrom(base);
    const width: StageValue = { ...CONSTANT, time: 'schema', from: base.rows };
    return { ...count, elements: [count, width], callee };
  }
  if (expr.attr === 'size' || expr.attr === 'empty' || expr.attr === 'categories')
    return { ...learnedFrom(base), callee };
  if (ACCESSORS.has(expr.attr)) return { ...base, shape: 'accessor', elements: null, callee };
  // Codes of categories count the values that are there.
  if (expr.attr === 'codes')
    return { ...base, shape: 'series', elements: null, object: null, dependent: true, callee };
  if (expr.attr === 'values' || expr.attr === 'A')
    return { ...base, shape: isColumn(base) ? 'vector' : 'array', elements: null, callee };
  return {
    ...base,
    shape: base.shape === 'frame' ? 'series' : base.shape,
    elements: null,
    object: null,
    callee,
  };
}

function itemValue(
  env: Environment,
  place: Place,
  expr: Extract<Expr, { kind: 'Subscript' }>,
): StageValue {
  const base = evaluate(env, place, expr.value);
  const key = evaluate(env, place, expr.slice);
  const at = integerOf(expr.slice);
  if (base.elements !== null && at !== null) {
    const part = base.elements.at(at);
    if (part !== undefined) return part;
  }
  if (base.time !== 'row') return { ...combine([base, key], itemShape(base)), object: null };
  if (base.shape === 'groups') return { ...base, elements: null };
  const part = base.shape === 'bunch' ? partOfBunch(expr) : null;
  if (part !== null) return bunchPart(env, base, part.part);
  const rowKey = rowSelector(expr);
  const columns = { ...base, shape: selectedShape(base, expr), elements: null, object: null };
  const mixed = combine([base, key.time === 'row' ? CONSTANT : key], columns.shape);
  if (rowKey === null) return { ...mixed, dependent: base.dependent };
  const selector = place.record?.get(rowKey) ?? evaluate(env, { ...place, record: null }, rowKey);
  if (rowKey.kind === 'Slice') {
    if (rowKey.lower === null && rowKey.upper === null && rowKey.step === null) return mixed;
    return env.filtered(mixed, expr, place);
  }
  if (selector.time === 'row') {
    // Names read from another file choose columns, not rows.
    if (!env.areRelated(selector.rows, base.rows)) return mixed;
    return env.filtered(mixed, expr, place);
  }
  // Positions in an array are rows of it.
  const isArray = base.shape === 'array' || base.shape === 'vector';
  if (selector.shape === 'mask') return env.filtered(mixed, expr, place);
  const isPositions = ['Name', 'Subscript', 'Call', 'List', 'BinOp'].includes(rowKey.kind);
  if (isArray && isPositions && expr.slice === rowKey) return env.filtered(mixed, expr, place);
  if (base.shape === 'accessor') {
    // `.iloc[0]`, `.loc[list_of_labels]`: rows by position or label.
    const single = rowKey.kind === 'Constant';
    return single ? learnedFrom(mixed) : env.filtered(mixed, expr, place);
  }
  return mixed;
}

/** The part of `x[...]` that chooses rows, if any may. */
function rowSelector(expr: Extract<Expr, { kind: 'Subscript' }>): Expr | null {
  const { value, slice } = expr;
  const accessor = value.kind === 'Attribute' && ['loc', 'iloc', 'at', 'iat'].includes(value.attr);
  if (slice.kind === 'Tuple') return slice.elements[0] ?? null;
  if (value.kind === 'Attribute' && value.attr === 'str') return null;
  if (accessor || slice.kind === 'Slice') return slice;
  const names =
    slice.kind === 'Constant' || slice.kind === 'List' || slice.kind === 'Name'
      ? slice.kind === 'Name'
      : true;
  return names ? slice : null;
}

function selectedShape(
  base: StageValue,
  expr: Extract<Expr, { kind: 'Subscript' }>,
): StageValue['shape'] {
  const { slice } = expr;
  const columns = slice.kind === 'Tuple' ? slice.elements[1] : slice;
  const one = columns !== undefined && integerOf(columns) !== null;
  if (base.shape === 'array') {
    const single = slice.kind === 'Tuple' && slice.elements.length === 2 && one;
    return single ? 'vector' : 'array';
  }
  if (base.shape === 'vector') return slice.kind === 'Tuple' ? 'array' : 'vector';
  if (base.shape === 'accessor') {
    if (slice.kind !== 'Tuple') return 'frame';
    return columns?.kind === 'Constant' || one ? 'series' : 'frame';
  }
  if (base.shape === 'series' || base.shape === 'element')
    return base.shape === 'series' ? 'series' : 'element';
  return columns?.kind === 'Constant' && columns.value.kind === 'str' ? 'series' : 'frame';
}

function itemShape(base: StageValue): StageValue['shape'] {
  return base.shape === 'container' ? 'other' : base.shape;
}

export function integerOf(expr: Expr): number | null {
  if (expr.kind === 'Constant' && expr.value.kind === 'int') return Number(expr.value.digits);
  if (expr.kind === 'UnaryOp' && expr.op === '-') {
    const inner = integerOf(expr.operand);
    return inner === null ? null : -inner;
  }
  return null;
}

function comprehension(
  env: Environment,
  place: Place,
  generators: readonly Comprehension[],
  results: readonly Expr[],
): StageValue {
  const locals = new Map(place.locals ?? []);
  const inner: Place = { ...place, locals };
  const parts: StageValue[] = [];
  for (const generator of generators) {
    const iterated = evaluate(env, inner, generator.iter);
    for (const name of boundNames(generator.target)) locals.set(name, elementOf(iterated));
    parts.push(iterated.time === 'row' ? CONSTANT : iterated);
    for (const test of generator.ifs) {
      const value = evaluate(env, inner, test);
      parts.push(value);
    }
  }
  const values = results.map((expr) => evaluate(env, inner, expr));
  return { ...combine([...parts, ...values], 'container') };
}

/** One round's value of what a loop goes over. */
export function elementOf(iterated: StageValue): StageValue {
  if (iterated.elements !== null && iterated.elements.length > 0)
    return iterated.elements.reduce(join);
  if (iterated.time === 'row' && iterated.shape === 'groups') {
    const rows = { ...iterated, shape: 'frame' as const, callee: null };
    return { ...rows, elements: [learnedFrom(iterated), rows] };
  }
  const shape = iterated.time === 'row' ? 'element' : 'other';
  return { ...iterated, shape, elements: null, object: null, callee: null };
}
