import type { Expr } from '../../frontend/python/ast.ts';
import type { AbstractValue } from '../values.ts';
import {
  classOf,
  isImmutable,
  joinValues,
  NOTHING,
  typeArguments,
  unionOf,
  UNKNOWN,
} from '../values.ts';
import { findMethod, ownClassOf } from './attributes.ts';
import type { Context } from './context.ts';
import { elementOf, evaluate } from './expressions.ts';
import { callOwn } from './functions.ts';
import { bindName, unbindName } from './names.ts';

/** Assigns a value to a target: names are bound, items and attributes change the object they belong to. */
export function bindTarget(
  ctx: Context,
  target: Expr,
  value: AbstractValue,
  surely: boolean,
): void {
  switch (target.kind) {
    case 'Name':
      bindName(ctx, target.id, value, surely);
      return;
    case 'Tuple':
    case 'List': {
      const star = target.elements.findIndex((e) => e.kind === 'Starred');
      target.elements.forEach((element, i) => {
        const part = star < 0 ? value.elements?.[i] : undefined;
        bindTarget(ctx, element, part ?? partOf(ctx, value, element, i), surely);
      });
      return;
    }
    case 'Starred':
      bindTarget(
        ctx,
        target.value,
        { ...value, type: 'list', reference: null, elements: null },
        surely,
      );
      return;
    case 'Attribute': {
      const receiver = evaluate(ctx, target.value);
      store(ctx, receiver, value);
      const own = receiver.type === null ? null : ownClassOf(ctx, receiver.type);
      if (own !== null) {
        const known = own.attributes.get(target.attr);
        const kept = { ...value, root: null };
        own.attributes.set(target.attr, known === undefined ? kept : joinValues(known, kept));
      }
      return;
    }
    case 'Subscript': {
      const receiver = evaluate(ctx, target.value);
      const key = evaluate(ctx, target.slice);
      const own = receiver.type === null ? null : ownClassOf(ctx, receiver.type);
      const method = own === null ? null : findMethod(own, '__setitem__');
      if (method !== null)
        callOwn(ctx, method, [receiver, key, value], new Map(), target.start, receiver);
      store(ctx, receiver, value);
      return;
    }
    default:
      evaluate(ctx, target);
  }
}

function partOf(ctx: Context, value: AbstractValue, element: Expr, at: number): AbstractValue {
  const inside = unionOf(value.objects, ctx.heap.heldBy(value.objects));
  if (element.kind === 'Starred') return { ...UNKNOWN, objects: inside };
  const parts = typeArguments(value.type);
  if (classOf(value.type) !== 'tuple' || parts.length < 2 || parts.includes('...'))
    return elementOf(ctx, value);
  // A pair of `items()`: each part has a type of its own.
  const type = parts[at] === 'Any' ? null : (parts[at] ?? null);
  const objects = isImmutable(type) ? NOTHING : inside;
  return { ...UNKNOWN, type, objects, metric: value.metric, predicted: value.predicted };
}

/** `receiver[...] = value` or `receiver.name = value`. */
function store(ctx: Context, receiver: AbstractValue, value: AbstractValue): void {
  ctx.mutate(receiver.objects);
  ctx.heap.hold(receiver.objects, value.objects);
  if (value.metric) ctx.heap.markMetric(receiver.objects);
  if (receiver.reference?.kind === 'module')
    ctx.recorder.writesState.add(moduleState(receiver.reference.name));
}

/** Attributes of a library module are options (`plt.rcParams[...]`, `pd.options.mode.copy_on_write = True`). */
function moduleState(
  name: string,
): 'options:pandas' | 'options:numpy' | 'options:plot' | 'options:sklearn' | 'environment' {
  const [library] = name.split('.');
  if (library === 'pandas') return 'options:pandas';
  if (library === 'numpy') return 'options:numpy';
  if (library === 'sklearn') return 'options:sklearn';
  return library === 'os' ? 'environment' : 'options:plot';
}

export function deleteTarget(ctx: Context, target: Expr): void {
  switch (target.kind) {
    case 'Name':
      ctx.recorder.reads.add(target.id);
      unbindName(ctx, target.id);
      return;
    case 'Tuple':
    case 'List':
      target.elements.forEach((element) => deleteTarget(ctx, element));
      return;
    case 'Attribute':
    case 'Subscript':
      ctx.mutate(evaluate(ctx, target.value).objects);
      if (target.kind === 'Subscript') evaluate(ctx, target.slice);
      return;
    default:
      evaluate(ctx, target);
  }
}
