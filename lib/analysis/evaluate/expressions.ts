import type { Comprehension, ConstantValue, Expr, Located } from '../../frontend/python/ast.ts';
import type { KeyShape } from '../../summaries/contract.ts';
import { comprehensionNames, type LocalScope } from '../scopes.ts';
import type { AbstractValue } from '../values.ts';
import {
  classOf,
  isImmutable,
  joinTypes,
  joinValues,
  NOTHING,
  scalar,
  typeArguments,
  unionOf,
  UNKNOWN,
} from '../values.ts';
import { findMethod, ownClassOf, readAttribute } from './attributes.ts';
import { readsTextOf } from './call-state.ts';
import { evaluateCall } from './calls.ts';
import type { Context } from './context.ts';
import { callOwn, lambdaValue } from './functions.ts';
import { iterate } from './iterate.ts';
import { bindTarget } from './targets.ts';
import { bindName, readName } from './names.ts';

/** What an expression may evaluate to; its effects go to the context's recorder. */
export function evaluate(ctx: Context, expr: Expr): AbstractValue {
  const value = valueOf(ctx, expr);
  ctx.seen.note(expr, value);
  return value;
}

function valueOf(ctx: Context, expr: Expr): AbstractValue {
  switch (expr.kind) {
    case 'Name':
      return readName(ctx, expr);
    case 'Constant':
      return scalar(constantType(expr.value));
    case 'Attribute':
      return readAttribute(ctx, expr);
    case 'Subscript':
      return readItem(ctx, evaluate(ctx, expr.value), expr.slice, expr);
    case 'Call':
      return evaluateCall(ctx, expr);
    case 'JoinedStr':
      return scalar(
        'str',
        evaluateAll(ctx, expr.values).some((v) => v.metric),
      );
    case 'FormattedValue': {
      const value = evaluate(ctx, expr.value);
      readsTextOf(ctx, value);
      if (expr.spec !== null) evaluate(ctx, expr.spec);
      return scalar('str', value.metric);
    }
    case 'BinOp':
      return binary(ctx, expr.op, evaluate(ctx, expr.left), evaluate(ctx, expr.right), expr);
    case 'UnaryOp': {
      const operand = evaluate(ctx, expr.operand);
      if (expr.op === 'not') return scalar('bool');
      return operatorResult(ctx, operand, operand, operand.type, expr);
    }
    case 'BoolOp':
      return evaluateAll(ctx, expr.values).reduce(joinValues);
    case 'Compare': {
      const sides = evaluateAll(ctx, [expr.left, ...expr.comparators]);
      const table = sides.find((v) => isTable(ctx, v.type));
      if (expr.ops.some((op) => op.startsWith('is') || op.endsWith('in'))) return scalar('bool');
      const predicted = sides.some((v) => v.predicted);
      // What is not known may be an array, compared item by item.
      if (table === undefined)
        return sides.some((v) => v.type === null) ? { ...UNKNOWN, predicted } : scalar('bool');
      return { ...operatorResult(ctx, table, table, table.type, expr), predicted };
    }
    case 'IfExp': {
      evaluate(ctx, expr.test);
      return joinValues(evaluate(ctx, expr.body), evaluate(ctx, expr.orelse));
    }
    case 'Lambda':
      return lambdaValue(ctx, expr);
    case 'List':
    case 'Tuple':
    case 'Set':
      return display(
        ctx,
        expr,
        expr.kind === 'List' ? 'list' : expr.kind === 'Tuple' ? 'tuple' : 'set',
        expr.elements,
      );
    case 'Dict': {
      const keys = expr.keys.map((key) => (key === null ? null : evaluate(ctx, key)));
      const values = expr.values.map((value) => evaluate(ctx, value));
      const key = keys.reduce<string | null | undefined>(
        (type, k) => joinSeen(type, k?.type ?? null),
        undefined,
      );
      const value = values.reduce<string | null | undefined>(
        (type, v) => joinSeen(type, v.type),
        undefined,
      );
      return container(ctx, expr, `dict[${key ?? 'Any'}, ${value ?? 'Any'}]`, values);
    }
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
    case 'DictComp':
      return comprehension(ctx, expr);
    case 'NamedExpr': {
      const value = evaluate(ctx, expr.value);
      bindName(ctx, expr.target.id, value);
      return value;
    }
    case 'Await':
    case 'YieldFrom':
      return evaluate(ctx, expr.value);
    case 'Yield': {
      const value = expr.value === null ? UNKNOWN : evaluate(ctx, expr.value);
      ctx.run?.yields.push(value);
      return UNKNOWN;
    }
    case 'Starred':
      return elementOf(ctx, evaluate(ctx, expr.value));
    case 'Slice':
      for (const part of [expr.lower, expr.upper, expr.step])
        if (part !== null) evaluate(ctx, part);
      return scalar('slice');
    case 'MagicExpr':
      ctx.recorder.readsState.add('file:*');
      return { ...UNKNOWN, type: 'list[str]', objects: new Set([ctx.allocate(expr.start)]) };
    default:
      return expr satisfies never;
  }
}

export function evaluateAll(ctx: Context, exprs: readonly Expr[]): readonly AbstractValue[] {
  return exprs.map((expr) => evaluate(ctx, expr));
}

function constantType(value: ConstantValue): string {
  switch (value.kind) {
    case 'none':
      return 'None';
    case 'ellipsis':
      return 'Any';
    default:
      return value.kind;
  }
}

function joinSeen(a: string | null | undefined, b: string | null): string | null {
  return a === undefined ? b : joinTypes(a, b);
}

export function isTable(ctx: Context, type: string | null): boolean {
  const name = classOf(type);
  return (
    name !== null &&
    (['frame', 'series', 'array'] as const).some((trait) => ctx.index.hasTrait(name, trait))
  );
}

/** A new object that holds the values. */
export function container(
  ctx: Context,
  at: Located,
  type: string,
  held: readonly AbstractValue[],
): AbstractValue {
  const object = ctx.allocate(at.start * 4096 + (at.end - at.start));
  for (const value of held) ctx.heap.hold([object], value.objects);
  const metric = held.some((v) => v.metric);
  if (metric) ctx.heap.markMetric(new Set([object]));
  return {
    ...UNKNOWN,
    type,
    objects: new Set([object]),
    metric,
    predicted: held.some((v) => v.predicted),
  };
}

function display(ctx: Context, at: Located, name: string, parts: readonly Expr[]): AbstractValue {
  const values = evaluateAll(ctx, parts);
  const starred = parts.some((p) => p.kind === 'Starred');
  const item =
    values.reduce<string | null | undefined>((type, v) => joinSeen(type, v.type), undefined) ??
    'Any';
  const type =
    name !== 'tuple'
      ? `${name}[${item}]`
      : starred || values.length > 8
        ? `tuple[${item}, ...]`
        : `tuple[${values.map((v) => v.type ?? 'Any').join(', ')}]`;
  const made = container(ctx, at, values.length === 0 ? name : type, values);
  return { ...made, elements: starred ? null : values };
}

function binary(
  ctx: Context,
  op: string,
  left: AbstractValue,
  right: AbstractValue,
  at: Located,
): AbstractValue {
  const type = binaryType(ctx, op, left, right);
  return operatorResult(ctx, left, right, type, at);
}

function binaryType(
  ctx: Context,
  op: string,
  left: AbstractValue,
  right: AbstractValue,
): string | null {
  for (const side of [left, right]) {
    const name = classOf(side.type);
    if (name === null) continue;
    const operators = ctx.index.operators(name);
    if (operators !== undefined && isTable(ctx, name)) {
      // A frame or series beside an array gives a frame or series.
      const other = classOf((side === left ? right : left).type);
      const array =
        ctx.index.hasTrait(name, 'array') &&
        other !== null &&
        isTable(ctx, other) &&
        !ctx.index.hasTrait(other, 'array');
      return array ? other : operators === 'self' ? name : operators;
    }
  }
  if (left.type === 'str' && (op === '%' || op === '+' || op === '*')) return 'str';
  const numbers = new Set(['bool', 'int', 'float']);
  if (
    left.type !== null &&
    right.type !== null &&
    numbers.has(left.type) &&
    numbers.has(right.type)
  ) {
    if (op === '/') return 'float';
    if (left.type === 'float' || right.type === 'float') return 'float';
    return op === '**' ? 'float' : 'int';
  }
  // What is not known may be an array: `20 * random(100)`.
  if (left.type !== null && numbers.has(left.type)) return null;
  const name = classOf(left.type);
  if (name === 'list' || name === 'tuple' || name === 'set' || name === 'dict')
    return left.type === right.type ? left.type : name;
  return name === null ? null : (ctx.index.operators(name) ?? null);
}

/** A fresh value; containers still hold what their operands held (`a + b` on lists). */
function operatorResult(
  ctx: Context,
  left: AbstractValue,
  right: AbstractValue,
  type: string | null,
  at: Located,
): AbstractValue {
  const metric = left.metric || right.metric;
  const predicted = left.predicted || right.predicted;
  if (isImmutable(type)) return { ...scalar(type ?? 'Any', metric), predicted };
  if (left.objects.size === 0 && right.objects.size === 0)
    return { ...UNKNOWN, type, metric, predicted };
  const object = ctx.object(`op${at.start}-${at.end}`);
  ctx.heap.hold([object], unionOf(ctx.heap.heldBy(left.objects), ctx.heap.heldBy(right.objects)));
  // An unknown class may define operators that keep their operands.
  if (type === null) ctx.heap.hold([object], unionOf(left.objects, right.objects));
  return { ...UNKNOWN, type, objects: new Set([object]), metric, predicted };
}

/** What iterating over a value gives. */
export function elementOf(ctx: Context, value: AbstractValue): AbstractValue {
  if (value.elements !== null && value.elements.length > 0)
    return value.elements.reduce(joinValues);
  const name = classOf(value.type);
  const args = typeArguments(value.type);
  const type =
    name === null || isMixedTuple(name, args)
      ? null
      : (ctx.index.iterates(value.type ?? name) ??
        (args[0] === undefined || args[0] === 'Any' ? null : args[0]));
  const known = type === 'Any' ? null : type;
  return {
    ...UNKNOWN,
    type: known,
    objects: isImmutable(known) ? NOTHING : insideOf(ctx, value),
    metric: value.metric || ctx.heap.holdsMetric(value.objects),
  };
}

function isMixedTuple(name: string, args: readonly string[]): boolean {
  return name === 'tuple' && args.some((arg) => arg !== args[0] && arg !== '...');
}

/** Objects held in a value; the value's own when it is a view into itself (rows of an array). */
export function insideOf(ctx: Context, value: AbstractValue): ReadonlySet<number> {
  const held = ctx.heap.heldBy(value.objects);
  const name = classOf(value.type);
  // A pair of `items()` stands for the tuple and for what is in it.
  const plain = name !== null && ['list', 'set', 'dict'].includes(name);
  return plain ? held : unionOf(held, value.objects);
}

/** `value[key]` read. */
export function readItem(
  ctx: Context,
  value: AbstractValue,
  key: Expr,
  at: Located,
): AbstractValue {
  const keyValue = evaluate(ctx, key);
  const own = value.type === null ? null : ownClassOf(ctx, value.type);
  const method = own === null ? null : findMethod(own, '__getitem__');
  if (method !== null) return callOwn(ctx, method, [value, keyValue], new Map(), at.start, value);
  // Looking a missing key up puts it in.
  if (classOf(value.type) === 'collections.defaultdict') ctx.mutate(value.objects);
  const metric = value.metric || ctx.heap.holdsMetric(value.objects);
  if (value.elements !== null && key.kind === 'Constant' && key.value.kind === 'int') {
    const element = value.elements.at(Number(key.value.digits));
    if (element !== undefined) return { ...element, root: value.root };
  }
  const name = classOf(value.type);
  if (name === 'str') return scalar('str', metric);
  const item =
    value.type === null
      ? undefined
      : ctx.index.itemSummary(value.type, keyShape(ctx, key, keyValue));
  const args = typeArguments(value.type);
  const fromArgs = name === 'dict' ? args[1] : name === 'list' ? args[0] : undefined;
  const sliced = key.kind === 'Slice';
  const type =
    item?.type === 'self'
      ? value.type
      : (item?.type ?? (sliced && name === 'list' ? value.type : (fromArgs ?? null)));
  const known = type === 'Any' ? null : type;
  if (isImmutable(known)) return { ...scalar(known ?? 'Any', metric), root: value.root };
  if (item?.result === 'fresh') {
    const made = container(ctx, at, known ?? 'Any', []);
    return { ...made, type: known, metric, predicted: value.predicted, root: value.root };
  }
  const objects = item?.result === 'view' ? value.objects : insideOf(ctx, value);
  return { ...UNKNOWN, type: known, objects, metric, predicted: value.predicted, root: value.root };
}

function keyShape(ctx: Context, key: Expr, value: AbstractValue): KeyShape | undefined {
  switch (key.kind) {
    case 'Slice':
      return 'slice';
    case 'Tuple':
      return pairShape(ctx, key.elements, value.elements);
    case 'List':
    case 'ListComp':
      return 'list';
    case 'Compare':
      return 'mask';
    default:
  }
  if (value.type === 'str') return 'string';
  if (value.type === 'int' || value.type === 'float') return 'number';
  const name = classOf(value.type);
  if (name === 'list') return 'list';
  if (name !== null && (ctx.index.hasTrait(name, 'series') || ctx.index.hasTrait(name, 'array')))
    return 'mask';
  return name !== null && ctx.index.inherits(name, 'pandas.Index') ? 'list' : undefined;
}

const CHOOSES_SEVERAL = new Set<KeyShape | undefined>(['list', 'slice', 'mask']);

function pairShape(
  ctx: Context,
  [row, column, ...others]: readonly Expr[],
  values: AbstractValue['elements'],
): KeyShape {
  if (row === undefined || column === undefined || others.length > 0) return 'tuple';
  const [rows, columns] = [row, column].map((part, at) =>
    keyShape(ctx, part, values?.[at] ?? UNKNOWN),
  );
  if (!CHOOSES_SEVERAL.has(rows)) return 'tuple';
  if (CHOOSES_SEVERAL.has(columns)) return 'block';
  return columns === 'string' || columns === 'number' ? 'column' : 'tuple';
}

function comprehension(
  ctx: Context,
  expr: Extract<Expr, { readonly generators: readonly Comprehension[] }>,
): AbstractValue {
  const [first] = expr.generators;
  const outer = first === undefined ? UNKNOWN : evaluate(ctx, first.iter);
  const scope: LocalScope = {
    kind: 'comprehension',
    names: comprehensionNames(expr.generators),
    values: new Map(),
    parent: ctx.scope,
  };
  const before = ctx.scope;
  ctx.scope = scope;
  expr.generators.forEach((g, i) => {
    const source = i === 0 ? outer : evaluate(ctx, g.iter);
    bindTarget(ctx, g.target, iterate(ctx, source, g.iter.start), true);
    for (const test of g.ifs) evaluate(ctx, test);
  });
  const results =
    expr.kind === 'DictComp'
      ? [evaluate(ctx, expr.key), evaluate(ctx, expr.value)]
      : [evaluate(ctx, expr.element)];
  ctx.scope = before;
  for (const name of scope.names) {
    // Names of the comprehension are nobody's business outside it.
    if (!definedOutside(ctx, name)) ctx.recorder.reads.delete(name);
    ctx.recorder.defines.delete(name);
    ctx.recorder.kills.delete(name);
  }
  const types = results.map((v) => v.type ?? 'Any').join(', ');
  const name =
    expr.kind === 'ListComp'
      ? 'list'
      : expr.kind === 'SetComp'
        ? 'set'
        : expr.kind === 'DictComp'
          ? 'dict'
          : 'Generator';
  return container(ctx, expr, name === 'Generator' ? name : `${name}[${types}]`, results);
}

function definedOutside(ctx: Context, name: string): boolean {
  return ctx.recorder.globalReads.has(name) || ctx.scope?.names.has(name) === true;
}
