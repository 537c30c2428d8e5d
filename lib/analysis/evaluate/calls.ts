import type { Call, Expr } from '../../frontend/python/ast.ts';
import type { CallSummary, Condition } from '../../summaries/contract.ts';
import { type FunctionEntity, instanceType } from '../entities.ts';
import type { ObjectId, StateKey } from '../facts.ts';
import type { AbstractValue } from '../values.ts';
import { classOf, isImmutable, joinValues, NOTHING, scalar, unionOf, UNKNOWN } from '../values.ts';
import { findMethod } from './attributes.ts';
import type { Context } from './context.ts';
import { container, elementOf, evaluate, insideOf, isTable } from './expressions.ts';
import { callOwn } from './functions.ts';
import { dynamicBuiltin } from './dynamic.ts';

interface Arguments {
  readonly positional: readonly AbstractValue[];
  readonly named: ReadonlyMap<string, AbstractValue>;
  readonly all: readonly AbstractValue[];
}

export function evaluateCall(ctx: Context, call: Call): AbstractValue {
  const callee = evaluate(ctx, call.func);
  const positional = call.args.map((arg) => (arg.kind === 'Starred' ? elementOf(ctx, evaluate(ctx, arg.value)) : evaluate(ctx, arg)));
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
      return callOwn(ctx, reference.entity, [reference.receiver, ...positional], named, call.start, callee);
    case 'own-class': {
      const made = container(ctx, call, instanceType(reference.entity), []);
      const init = findMethod(ctx, reference.entity, '__init__');
      if (init !== null) callOwn(ctx, init, [made, ...positional], named, call.start, made);
      else for (const arg of args.all) ctx.heap.hold(made.objects, arg.objects);
      ctx.heap.hold(made.objects, new Set([reference.entity.object]));
      return made;
    }
    case 'class': {
      const summary = ctx.index.constructorSummary(reference.name) ?? null;
      ctx.recorder.calls.push({ node: call, canonical: reference.name, kind: 'class', summary });
      return summary === null ? unknownCall(ctx, call, callee, args) : apply(ctx, call, summary, reference.name, null, args);
    }
    case 'function': {
      const summary = ctx.index.callSummary(reference.name) ?? null;
      ctx.recorder.calls.push({ node: call, canonical: reference.name, kind: 'function', summary });
      dynamicBuiltin(ctx, reference.name, call);
      return summary === null ? unknownCall(ctx, call, callee, args) : apply(ctx, call, summary, reference.name, null, args);
    }
    case 'method':
      return callMethod(ctx, call, callee, reference.type, reference.name, reference.receiver, args);
    default:
      return unknownCall(ctx, call, callee, args);
  }
}

function callMethod(
  ctx: Context, call: Call, callee: AbstractValue, type: string | null, name: string, receiver: AbstractValue, args: Arguments,
): AbstractValue {
  if (type !== null) {
    const summary = ctx.index.methodSummary(type, name);
    if (summary !== undefined) {
      ctx.recorder.calls.push({ node: call, canonical: `${classOf(type) ?? type}.${name}`, kind: 'method', summary });
      // `fit_transform` of a base class runs the notebook's own `fit` and `transform`.
      const own = classOf(receiver.type);
      const entity = own?.startsWith('.') === true ? ctx.ownClasses.get(own.slice(1)) : undefined;
      if (entity !== undefined) {
        for (const part of ['fit', 'transform', 'predict']) {
          const method = findMethod(ctx, entity, part);
          if (method !== null) callOwn(ctx, method, [receiver, ...args.positional], args.named, call.start, receiver);
        }
      }
      return apply(ctx, call, summary, `${classOf(type) ?? type}.${name}`, receiver, args);
    }
  }
  const own = ownCandidates(ctx, name);
  if (type === null && own.length > 0 && ctx.methodsNamed(name).length === 0) {
    return own.map((m) => callOwn(ctx, m, [receiver, ...args.positional], args.named, call.start, callee)).reduce(joinValues);
  }
  const known = type === null || isTypeUnknown(ctx, type) ? ctx.methodsNamed(name) : [];
  const merged = mergeByName(known);
  if (merged === null) return unknownCall(ctx, call, { ...callee, objects: unionOf(callee.objects, receiver.objects) }, args);
  ctx.recorder.calls.push({ node: call, canonical: `?.${name}`, kind: 'method', summary: merged });
  return apply(ctx, call, merged, `?.${name}`, receiver, args);
}

function isTypeUnknown(ctx: Context, type: string): boolean {
  const name = classOf(type);
  return name === null || ctx.index.classSummary(name) === undefined;
}

function ownCandidates(ctx: Context, name: string): readonly FunctionEntity[] {
  return [...ctx.ownClasses.values()].flatMap((entity) => entity.methods.get(name) ?? []);
}

/** An unknown receiver's method may do whatever any class's method of that name does. */
function mergeByName(known: readonly CallSummary[]): CallSummary | null {
  const [first, ...rest] = known;
  if (first === undefined) return null;
  if (rest.length === 0) return { ...first, display: first.display ?? false };
  const all = [first, ...rest];
  const types = new Set(all.map((s) => s.returns ?? 'Any'));
  const mutates = all.find((s) => s.mutatesReceiver !== undefined && s.mutatesReceiver !== false)?.mutatesReceiver;
  const role = new Set(all.map((s) => s.role)).size === 1 ? first.role : all.find((s) => s.role !== undefined)?.role;
  return {
    ...(types.size === 1 && !['self'].includes(first.returns ?? '') ? { returns: first.returns ?? 'Any' } : { returns: 'Any' }),
    result: all.some((s) => s.result === 'receiver' || s.result === 'view' || s.returns === 'self') ? 'view' : all.some((s) => s.result === 'element') ? 'element' : 'fresh',
    ...(mutates === undefined ? {} : { mutatesReceiver: mutates }),
    ...(role === undefined ? {} : { role }),
    keepsArguments: all.some((s) => s.keepsArguments === true),
    display: all.every((s) => s.display === true),
    readsState: [...new Set(all.flatMap((s) => s.readsState ?? []))].filter((s) => !s.startsWith('random')),
    writesState: [...new Set(all.flatMap((s) => s.writesState ?? []))].filter((s) => !s.startsWith('random')),
    ...(all.every((s) => s.writesFile !== undefined) && first.writesFile !== undefined ? { writesFile: first.writesFile } : {}),
    ...(all.some((s) => s.calls !== undefined) ? { calls: all.find((s) => s.calls !== undefined)?.calls ?? [] } : {}),
  };
}

/** Nothing is known: arguments and receiver may change, and the result may hold any of them. */
function unknownCall(ctx: Context, call: Call, callee: AbstractValue, args: Arguments): AbstractValue {
  ctx.recorder.unknownCalls.push({ callee: sourceOf(ctx, call.func), node: call });
  let objects: ReadonlySet<ObjectId> = callee.objects;
  for (const arg of args.all) objects = unionOf(objects, ctx.heap.closure(arg.objects));
  ctx.mutate(objects);
  const made = container(ctx, call, 'Any', [...args.all, callee]);
  for (const arg of args.all) {
    ctx.heap.hold(callee.objects, arg.objects);
    invoke(ctx, arg, UNKNOWN, call.start);
  }
  return { ...made, type: null, objects: unionOf(made.objects, objects), metric: args.all.some((a) => a.metric), predicted: args.all.some((a) => a.predicted) };
}

function sourceOf(ctx: Context, expr: Expr): string {
  return ctx.cell.cell.source.slice(expr.start, expr.end);
}

/** Calls a function value with arguments of which only the objects are known. */
function invoke(ctx: Context, value: AbstractValue, argument: AbstractValue, at: number): AbstractValue {
  const reference = value.reference;
  if (reference?.kind === 'own-function' || reference?.kind === 'own-method') {
    const count = reference.entity.node.parameters.filter((p) => p.kind === 'normal' || p.kind === 'positional-only').length;
    const args = Array.from({ length: count }, () => argument);
    return callOwn(ctx, reference.entity, args, new Map(), at, value);
  }
  return UNKNOWN;
}

function apply(
  ctx: Context, call: Call, summary: CallSummary, canonical: string, receiver: AbstractValue | null, args: Arguments,
): AbstractValue {
  const at = (where: number | string): AbstractValue | undefined =>
    typeof where === 'number' ? args.positional[where] : args.named.get(where);
  if (receiver !== null && holds(ctx, call, summary.mutatesReceiver)) ctx.mutate(receiver.objects);
  for (const where of summary.mutatesArguments ?? []) {
    const argument = at(where);
    if (argument !== undefined) ctx.mutate(argument.objects);
  }
  if (receiver !== null && summary.keepsArguments === true) {
    for (const arg of args.all) ctx.heap.hold(receiver.objects, arg.objects);
  }
  applyState(ctx, call, summary, canonical, receiver, args);
  const argument: AbstractValue = receiver === null ? { ...UNKNOWN, objects: args.all.reduce<ReadonlySet<ObjectId>>((s, a) => unionOf(s, ctx.heap.heldBy(a.objects)), NOTHING) } : { ...UNKNOWN, objects: insideOf(ctx, receiver) };
  const called = (summary.calls ?? []).flatMap((where) => at(where) ?? []).map((fn) => invoke(ctx, fn, argument, call.start));
  for (const result of called) if (receiver !== null) ctx.heap.hold(receiver.objects, result.objects);

  const metric = summary.role === 'metric' || (propagatesMetric(summary) && (args.all.some((a) => a.metric || ctx.heap.holdsMetric(a.objects)) || receiver?.metric === true));
  if (summary.display === true) {
    ctx.recorder.displays = true;
    if (args.all.some((a) => a.metric || ctx.heap.holdsMetric(a.objects)) || (summary.role === 'metric')) ctx.recorder.displaysMetric = true;
  }
  if (metric && receiver !== null && holds(ctx, call, summary.mutatesReceiver)) ctx.heap.markMetric(receiver.objects);
  if (summary.role !== undefined) {
    ctx.recorder.events.push({
      role: summary.role,
      callee: canonical,
      receiverType: receiver?.type ?? null,
      receiverName: receiver?.root ?? null,
      receiverObjects: [...(receiver?.objects ?? [])],
      argumentNames: call.args.flatMap((a) => rootName(a) ?? []),
      node: call,
    });
  }
  const result = resultOf(ctx, call, summary, receiver, args);
  const predicted = summary.role === 'predict' || summary.role === 'fit-predict' || receiver?.predicted === true || args.all.some((a) => a.predicted);
  // A number computed from predictions judges them, whoever wrote the formula: `(pred != y).sum()`.
  const judges = predicted && summary.role !== 'predict' && (isNumber(result.type) || (result.type === null && REDUCTIONS.has(canonical.split('.').at(-1) ?? '')));
  return { ...result, predicted, metric: result.metric || metric || judges };
}

/** Calls that turn many values into one number, on whatever class. */
const REDUCTIONS = new Set(['sum', 'mean', 'median', 'max', 'min', 'std', 'var', 'count_nonzero', 'nanmean', 'average', 'norm']);

function isNumber(type: string | null): boolean {
  return type === 'int' || type === 'float' || type === 'numpy.float64' || type === 'numpy.int64';
}

export function rootName(expr: Expr): string | null {
  if (expr.kind === 'Name') return expr.id;
  if (expr.kind === 'Attribute' || expr.kind === 'Subscript' || expr.kind === 'Starred') return rootName(expr.value);
  return expr.kind === 'Call' ? rootName(expr.func) : null;
}

function propagatesMetric(summary: CallSummary): boolean {
  return summary.role === undefined;
}

function holds(ctx: Context, call: Call, condition: boolean | Condition | undefined): boolean {
  if (condition === undefined || typeof condition === 'boolean') return condition === true;
  const given = call.keywords.find((k) => k.name === condition.keyword)?.value ?? (condition.position >= 0 ? call.args[condition.position] : undefined);
  if (given === undefined) return call.keywords.some((k) => k.name === null) || condition.whenAbsent;
  const text = sourceOf(ctx, given);
  // Anything but a literal may or may not switch the effect on.
  return given.kind !== 'Constant' || text === condition.equals;
}

function applyState(
  ctx: Context, call: Call, summary: CallSummary, canonical: string, receiver: AbstractValue | null, args: Arguments,
): void {
  const { recorder } = ctx;
  const seeded = summary.randomUnless !== undefined && isGiven(call, summary.randomUnless);
  const drawn = (state: StateKey): boolean => state.startsWith('random:') && seeded;
  for (const state of summary.readsState ?? []) if (!drawn(state)) recorder.readsState.add(state);
  for (const state of summary.writesState ?? []) if (!drawn(state)) recorder.writesState.add(state);
  if (isSeeding(summary)) for (const state of summary.writesState ?? []) recorder.killsState.add(state);
  if (summary.randomUnless !== undefined && !seeded && !(summary.writesState ?? []).some((s) => s.startsWith('random:'))) {
    const isClass = ctx.index.classSummary(canonical) !== undefined;
    // An estimator draws when it is fitted, not when it is built.
    if (isClass) ctx.heap.markUnseeded(ctx.allocate(call.start * 4096 + (call.end - call.start)), 'random:numpy');
    else draw(ctx, 'random:numpy');
  }
  if (receiver !== null && summary.role !== undefined && summary.role !== 'predict') {
    const state = ctx.heap.unseeded(ctx.heap.closure(receiver.objects));
    if (state !== undefined && summary.role !== 'metric') draw(ctx, state);
  }
  if (summary.readsFile !== undefined) recorder.readsState.add(fileState(call, summary, summary.readsFile));
  if (summary.writesFile !== undefined) {
    const state = fileState(call, summary, summary.writesFile);
    const first = args.positional[summary.writesFile];
    const handle = first === undefined ? undefined : [...first.objects].map((o) => ctx.heap.fileOf(o)).find((s) => s !== undefined);
    recorder.writesState.add(handle ?? state);
    if (first !== undefined && handle !== undefined) ctx.mutate(first.objects);
  }
}

function isSeeding(summary: CallSummary): boolean {
  const states = summary.writesState ?? [];
  return states.some((s) => s.startsWith('random:')) && (summary.readsState ?? []).every((s) => !s.startsWith('random:'));
}

function draw(ctx: Context, state: StateKey): void {
  ctx.recorder.readsState.add(state);
  ctx.recorder.writesState.add(state);
}

function isGiven(call: Call, keyword: string): boolean {
  const given = call.keywords.find((k) => k.name === keyword);
  if (given === undefined) return false;
  return !(given.value.kind === 'Constant' && given.value.value.kind === 'none');
}

/** `file:name` for a literal path, `file:*` when the path is computed. */
export function fileState(call: Call, summary: CallSummary, position: number): StateKey {
  const name = summary.parameters?.[position];
  const given = call.args[position] ?? call.keywords.find((k) => k.name === name)?.value;
  if (given === undefined) return 'file:*';
  if (given.kind === 'Constant' && given.value.kind === 'str') return `file:${given.value.value}`;
  return 'file:*';
}

function resultOf(ctx: Context, call: Call, summary: CallSummary, receiver: AbstractValue | null, args: Arguments): AbstractValue {
  const root = receiver?.root ?? null;
  if (summary.role === 'split' && receiver === null) return splitResult(ctx, call, args);
  const type = returnType(summary, receiver, args);
  if (isImmutable(type)) return { ...scalar(type ?? 'Any'), root };
  const kind = summary.result ?? 'fresh';
  if (kind === 'receiver' && receiver !== null) return { ...receiver, type: type ?? receiver.type, reference: null };
  if (kind === 'view' && receiver !== null) return { ...UNKNOWN, type, objects: receiver.objects, root };
  if (kind === 'element' && receiver !== null) return { ...UNKNOWN, type, objects: insideOf(ctx, receiver), root };
  if (kind.startsWith('argument:')) {
    const argument = args.positional[Number(kind.slice('argument:'.length))];
    if (argument !== undefined) return { ...argument, type: type ?? argument.type, reference: null };
  }
  const made = container(ctx, call, type ?? 'Any', kind === 'arguments' ? args.all : []);
  const state = summary.readsFile !== undefined && isHandle(type) ? fileState(call, summary, summary.readsFile) : null;
  if (state !== null) for (const object of made.objects) ctx.heap.bindFile(object, state);
  // A fresh container still holds what the old one held.
  const inner = [...(receiver === null ? [] : [receiver]), ...args.all].filter((v) => !isTable(ctx, v.type));
  for (const value of inner) ctx.heap.hold(made.objects, ctx.heap.heldBy(value.objects));
  const elements = kind === 'fresh' && type !== null && type.startsWith('tuple[') && !type.includes('...') ? tupleParts(ctx, call, type) : null;
  return { ...made, type, elements, root };
}

function tupleParts(ctx: Context, call: Call, type: string): readonly AbstractValue[] {
  const parts = type.slice('tuple['.length, -1).split(', ');
  if (type.slice(6, -1).includes('[')) return [];
  return parts.map((part, i) =>
    isImmutable(part) ? scalar(part) : { ...UNKNOWN, type: part === 'Any' ? null : part, objects: new Set([ctx.object(`${call.start}part${i}`)]) },
  );
}

function isHandle(type: string | null): boolean {
  const name = classOf(type);
  return name === 'file' || name === 'io.TextIOWrapper' || name === 'TextIO';
}

function returnType(summary: CallSummary, receiver: AbstractValue | null, args: Arguments): string | null {
  const returns = summary.returns;
  if (returns === undefined || returns === 'Any') return null;
  if (returns === 'self') return receiver?.type ?? null;
  const argument = /^@(\d)$/.exec(returns);
  if (argument !== null) return args.positional[Number(argument[1])]?.type ?? [...args.named.values()][0]?.type ?? null;
  return returns;
}

/** `train_test_split(X, y)` gives two parts of each argument, each of the argument's own class. */
function splitResult(ctx: Context, call: Call, args: Arguments): AbstractValue {
  const elements = args.positional.flatMap((arg, i) =>
    ['train', 'test'].map((part): AbstractValue => {
      const object = ctx.object(`${call.start}${part}${i}`);
      return { ...UNKNOWN, type: arg.type, objects: new Set([object]) };
    }),
  );
  const whole = container(ctx, call, 'list', elements);
  return { ...whole, elements };
}
