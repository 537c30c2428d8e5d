import type { Call } from '../../frontend/python/ast.ts';
import { type FunctionEntity, instanceType } from '../entities.ts';
import type { ObjectId } from '../facts.ts';
import type { AbstractValue } from '../values.ts';
import { classOf, joinValues, unionOf, UNKNOWN } from '../values.ts';
import { applySummary, type Arguments, sourceOf } from './apply-summary.ts';
import { findMethod, ownClassOf } from './attributes.ts';
import type { Context } from './context.ts';
import { namespaceValue, noteDynamic } from './dynamic.ts';
import { container, elementOf, evaluate } from './expressions.ts';
import { callOwn, invoke } from './functions.ts';
import { mergeByName } from './merge-summaries.ts';

export function evaluateCall(ctx: Context, call: Call): AbstractValue {
  const callee = evaluate(ctx, call.func);
  const positional = call.args.map((arg) =>
    arg.kind === 'Starred' ? elementOf(ctx, evaluate(ctx, arg.value)) : evaluate(ctx, arg),
  );
  const named = new Map<string, AbstractValue>();
  const spread: AbstractValue[] = [];
  for (const keyword of call.keywords) {
    const value = evaluate(ctx, keyword.value);
    if (keyword.name === null) spread.push(value);
    else named.set(keyword.name, value);
  }
  const args: Arguments = { positional, named, all: [...positional, ...named.values(), ...spread] };
  const reference = callee.reference;
  switch (reference?.kind) {
    case 'own-function':
      return callOwn(ctx, reference.entity, positional, named, call.start, callee);
    case 'own-method':
      return callOwn(
        ctx,
        reference.entity,
        [reference.receiver, ...positional],
        named,
        call.start,
        callee,
      );
    case 'own-class': {
      const made = container(ctx, call, instanceType(reference.entity), []);
      const init = findMethod(reference.entity, '__init__');
      if (init !== null) callOwn(ctx, init, [made, ...positional], named, call.start, made);
      else for (const arg of args.all) ctx.heap.hold(made.objects, arg.objects);
      ctx.heap.hold(made.objects, new Set([reference.entity.object]));
      return made;
    }
    case 'class': {
      const summary = ctx.index.constructorSummary(reference.name) ?? null;
      ctx.recorder.calls.push({ node: call, canonical: reference.name, kind: 'class', summary });
      return summary === null
        ? unknownCall(ctx, call, callee, args)
        : applySummary(ctx, call, summary, reference.name, null, args);
    }
    case 'function': {
      const summary = ctx.index.callSummary(reference.name) ?? null;
      ctx.recorder.calls.push({ node: call, canonical: reference.name, kind: 'function', summary });
      noteDynamic(ctx, reference.name, call);
      const result =
        summary === null
          ? unknownCall(ctx, call, callee, args)
          : applySummary(ctx, call, summary, reference.name, null, args);
      return namespaceValue(ctx, reference.name, result);
    }
    case 'method':
      return callMethod(
        ctx,
        call,
        callee,
        reference.type,
        reference.name,
        reference.receiver,
        args,
      );
    default:
      return unknownCall(ctx, call, callee, args);
  }
}

function callMethod(
  ctx: Context,
  call: Call,
  callee: AbstractValue,
  type: string | null,
  name: string,
  receiver: AbstractValue,
  args: Arguments,
): AbstractValue {
  if (type !== null) {
    const summary = ctx.index.methodSummary(type, name);
    if (summary !== undefined) {
      ctx.recorder.calls.push({
        node: call,
        canonical: `${classOf(type) ?? type}.${name}`,
        kind: 'method',
        summary,
      });
      // `fit_transform` of a base class runs the notebook's own `fit` and `transform`.
      const entity = receiver.type === null ? null : ownClassOf(ctx, receiver.type);
      if (entity !== null) {
        for (const part of ['fit', 'transform', 'predict']) {
          const method = findMethod(entity, part);
          if (method !== null)
            callOwn(ctx, method, [receiver, ...args.positional], args.named, call.start, receiver);
        }
      }
      return applySummary(ctx, call, summary, `${classOf(type) ?? type}.${name}`, receiver, args);
    }
  }
  const own = ownCandidates(ctx, name);
  if (type === null && own.length > 0 && ctx.methodsNamed(name).length === 0) {
    return own
      .map((m) => callOwn(ctx, m, [receiver, ...args.positional], args.named, call.start, callee))
      .reduce(joinValues);
  }
  const known = type === null || isTypeUnknown(ctx, type) ? ctx.methodsNamed(name) : [];
  const merged = mergeByName(known);
  if (merged === null)
    return unknownCall(
      ctx,
      call,
      { ...callee, objects: unionOf(callee.objects, receiver.objects) },
      args,
    );
  ctx.recorder.calls.push({ node: call, canonical: `?.${name}`, kind: 'method', summary: merged });
  return applySummary(ctx, call, merged, `?.${name}`, receiver, args);
}

function isTypeUnknown(ctx: Context, type: string): boolean {
  const name = classOf(type);
  return name === null || ctx.index.classSummary(name) === undefined;
}

function ownCandidates(ctx: Context, name: string): readonly FunctionEntity[] {
  return [...ctx.ownClasses.values()].flatMap((entity) => entity.methods.get(name) ?? []);
}

/** Nothing is known: arguments and receiver may change, and the result may hold any of them. */
function unknownCall(
  ctx: Context,
  call: Call,
  callee: AbstractValue,
  args: Arguments,
): AbstractValue {
  const within = ctx.heap.closure(callee.objects);
  const own = [...within].flatMap((object) => ctx.heap.functionOf(object) ?? []);
  // A function kept in a container, a `partial` of one: whatever it is, it is one of these.
  const direct = own.filter((entity) => callee.objects.has(entity.object));
  const results = direct.map((entity) =>
    callOwn(ctx, entity, args.positional, args.named, call.start, callee),
  );
  if (direct.length > 0 && direct.length === callee.objects.size) return results.reduce(joinValues);
  const given: AbstractValue = {
    ...UNKNOWN,
    objects: args.all.reduce((all, arg) => unionOf(all, arg.objects), within),
  };
  for (const entity of own)
    if (!direct.includes(entity))
      callOwn(
        ctx,
        entity,
        entity.node.parameters.map(() => given),
        new Map(),
        call.start,
        callee,
      );
  ctx.recorder.unknownCalls.push({ callee: sourceOf(ctx, call.func), node: call });
  let objects: ReadonlySet<ObjectId> =
    callee.reference?.kind === 'method' ? callee.objects : within;
  for (const arg of args.all) objects = unionOf(objects, ctx.heap.closure(arg.objects));
  ctx.mutate(objects);
  const made = container(ctx, call, 'Any', [...args.all, callee]);
  for (const arg of args.all) {
    ctx.heap.hold(callee.objects, arg.objects);
    invoke(ctx, arg, UNKNOWN, call.start);
  }
  return {
    ...made,
    type: null,
    objects: unionOf(made.objects, objects),
    metric: args.all.some((a) => a.metric),
    predicted: args.all.some((a) => a.predicted),
  };
}
