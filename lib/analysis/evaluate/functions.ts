import type { ClassDef, FunctionDef, Lambda } from '../../frontend/python/ast.ts';
import { type ClassEntity, type FunctionEntity, instanceType } from '../entities.ts';
import type { ObjectId } from '../facts.ts';
import { freeNames, type LocalScope, moduleOfScope, scopingOf } from '../scopes.ts';
import type { AbstractValue } from '../values.ts';
import { isImmutable, joinValues, NOTHING, unionOf, UNKNOWN } from '../values.ts';
import { statementsIn } from '../walk.ts';
import { findMethod } from './attributes.ts';
import type { Context, FunctionRun, FunctionSummary } from './context.ts';
import { evaluate } from './expressions.ts';
import { isFromStarImport, readFree, scopeOf, symbol } from './names.ts';
import { Recorder } from './recorder.ts';
import { evaluateBlock } from './statements.ts';

const DEEPEST_CALL = 10;

export function functionEntity(
  ctx: Context,
  node: FunctionDef | Lambda,
  owner: ClassEntity | null = null,
): FunctionEntity {
  const object = ctx.object(`fn${node.start}`);
  const known = ctx.heap.functionOf(object);
  if (known !== undefined && known.node === node && ctx.scope === null && owner === null)
    return known;
  const entity: FunctionEntity = {
    name: node.kind === 'Lambda' ? '<lambda>' : node.name,
    node,
    cell: ctx.cell,
    scope: owner === null ? ctx.scope : ctx.scope?.kind === 'class' ? ctx.scope.parent : ctx.scope,
    object,
    free: freeNames(node),
    assignsGlobals:
      node.kind === 'Lambda' ? new Set() : scopingOf(node.parameters, node.body).globals,
    owner,
  };
  ctx.heap.bindFunction(object, entity);
  ctx.entities.push(entity);
  for (const parameter of node.parameters) {
    if (parameter.defaultValue === null) continue;
    const value = evaluate(ctx, parameter.defaultValue);
    ctx.heap.hold([object], value.objects);
    defaultsOf(ctx, entity).set(parameter.name, value);
  }
  return entity;
}

function defaultsOf(ctx: Context, entity: FunctionEntity): Map<string, AbstractValue> {
  let defaults = ctx.defaults.get(entity);
  if (defaults === undefined) ctx.defaults.set(entity, (defaults = new Map()));
  return defaults;
}

export function functionValue(entity: FunctionEntity): AbstractValue {
  return {
    ...UNKNOWN,
    type: 'Callable',
    objects: new Set([entity.object]),
    reference: { kind: 'own-function', entity },
  };
}

/** A lambda may run at once (`apply(lambda ...)`): what it reads is read where it stands. */
export function lambdaValue(ctx: Context, node: Lambda): AbstractValue {
  const entity = functionEntity(ctx, node);
  readFree(ctx, entity.free, new Set());
  for (const name of entity.free) {
    const scope = scopeOf(ctx, name);
    if (scope === null) {
      if (!ctx.module.has(name) && !isFromStarImport(ctx, name) && !ctx.isBuiltin(name))
        readLater(ctx, name, node);
      continue;
    }
    ctx.recorder.reads.add(name);
    const captured = scope.values.get(name);
    if (captured !== undefined) ctx.heap.hold([entity.object], captured.objects);
  }
  return functionValue(entity);
}

function readLater(ctx: Context, name: string, node: Lambda): void {
  ctx.recorder.reads.add(name);
  ctx.recorder.globalReads.add(name);
  if (!ctx.recorder.unbound.has(name)) ctx.recorder.unbound.set(name, node);
}

/** A call of a function of the notebook: its body is evaluated once per argument types, then its effects are put in place. */
export function callOwn(
  ctx: Context,
  entity: FunctionEntity,
  positional: readonly AbstractValue[],
  named: ReadonlyMap<string, AbstractValue>,
  at: number,
  callee: AbstractValue,
): AbstractValue {
  if (ctx.running.has(entity) || ctx.depth >= DEEPEST_CALL) {
    const objects = [...positional, ...named.values()].reduce<ReadonlySet<ObjectId>>(
      (all, v) => unionOf(all, v.objects),
      NOTHING,
    );
    return { ...UNKNOWN, objects, type: ctx.returnValues.get(entity)?.type ?? null };
  }
  const actual = bindArguments(ctx, entity, positional, named, at);
  noteParameters(ctx, entity, actual);
  const summary = summarize(ctx, entity, actual);
  if (entity.scope !== null && entity.node.kind !== 'Lambda') {
    const keepsState = [...statementsIn(entity.node.body)].some((s) => s.kind === 'Nonlocal');
    if (keepsState) ctx.mutate(unionOf(callee.objects, new Set([entity.object])));
  }
  return instantiate(ctx, entity, summary, actual, at);
}

function bindArguments(
  ctx: Context,
  entity: FunctionEntity,
  positional: readonly AbstractValue[],
  named: ReadonlyMap<string, AbstractValue>,
  at: number,
): Map<string, AbstractValue> {
  const actual = new Map<string, AbstractValue>();
  const slots = entity.node.parameters.filter(
    (p) => p.kind === 'normal' || p.kind === 'positional-only',
  );
  const rest: AbstractValue[] = positional.slice(slots.length);
  positional.slice(0, slots.length).forEach((value, i) => {
    const slot = slots[i];
    if (slot !== undefined) actual.set(slot.name, value);
  });
  const extra: AbstractValue[] = [];
  for (const [name, value] of named) {
    if (entity.node.parameters.some((p) => p.name === name)) actual.set(name, value);
    else extra.push(value);
  }
  const defaults = ctx.defaults.get(entity);
  for (const p of entity.node.parameters) {
    if (p.kind === 'vararg' || p.kind === 'kwarg') {
      const parts = p.kind === 'vararg' ? rest : extra;
      const object = ctx.object(`${at}${p.name}`);
      for (const part of parts) ctx.heap.hold([object], part.objects);
      actual.set(p.name, {
        ...UNKNOWN,
        type: p.kind === 'vararg' ? 'tuple' : 'dict',
        objects: new Set([object]),
      });
    } else if (!actual.has(p.name)) actual.set(p.name, defaults?.get(p.name) ?? UNKNOWN);
  }
  return actual;
}

function noteParameters(
  ctx: Context,
  entity: FunctionEntity,
  actual: ReadonlyMap<string, AbstractValue>,
): void {
  let known = ctx.parameterValues.get(entity);
  if (known === undefined) ctx.parameterValues.set(entity, (known = new Map()));
  for (const [name, value] of actual) {
    const before = known.get(name);
    known.set(name, before === undefined ? value : joinValues(before, value));
  }
}

function transitiveFree(ctx: Context, entity: FunctionEntity, into: Set<string>): Set<string> {
  for (const name of entity.free) {
    if (into.has(name)) continue;
    into.add(name);
    const reference = ctx.module.get(name)?.reference;
    if (reference?.kind === 'own-function') transitiveFree(ctx, reference.entity, into);
    else if (reference?.kind === 'own-class')
      for (const m of reference.entity.methods.values()) transitiveFree(ctx, m, into);
  }
  return into;
}

function summarize(
  ctx: Context,
  entity: FunctionEntity,
  actual: ReadonlyMap<string, AbstractValue>,
): FunctionSummary {
  const cacheable =
    (entity.scope === null || entity.scope.module !== undefined) &&
    [...actual.values()].every((v) => v.reference === null);
  const describe = (v: AbstractValue | undefined): string =>
    v === undefined
      ? '!'
      : `${v.type ?? '?'}${v.metric ? '+' : ''}${v.reference === null ? '' : v.reference.kind}`;
  const key = cacheable
    ? `${entity.object}|${[...actual].map(([n, v]) => `${n}:${describe(v)}`).join(',')}|${[...transitiveFree(ctx, entity, new Set())].map((n) => `${n}:${describe(ctx.module.get(n))}`).join(',')}`
    : null;
  const known = key === null ? undefined : ctx.summaryCache.get(key);
  if (known !== undefined) return known;
  const summary = runBody(ctx, entity, actual);
  if (key !== null) ctx.summaryCache.set(key, summary);
  const returned = ctx.returnValues.get(entity);
  ctx.returnValues.set(
    entity,
    returned === undefined ? summary.returns : joinValues(returned, summary.returns),
  );
  return summary;
}

function runBody(
  ctx: Context,
  entity: FunctionEntity,
  actual: ReadonlyMap<string, AbstractValue>,
): FunctionSummary {
  const node = entity.node;
  const body = node.kind === 'Lambda' ? [] : node.body;
  const scope: LocalScope = {
    kind: 'function',
    names: scopingOf(node.parameters, body).locals,
    values: new Map(
      [...actual].map(([name, value]) => [name, symbolicParameter(ctx, entity, name, value)]),
    ),
    parent: entity.scope,
  };
  const run: FunctionRun = { entity, total: new Recorder(), returns: null, yields: [] };
  const saved = {
    scope: ctx.scope,
    run: ctx.run,
    recorder: ctx.recorder,
    site: ctx.site,
    cell: ctx.cell,
  };
  ctx.running.add(entity);
  ctx.depth++;
  Object.assign(ctx, { scope, run, recorder: new Recorder(), cell: entity.cell });
  if (node.kind === 'Lambda') {
    run.returns = evaluate(ctx, node.body);
    run.total.absorb(ctx.recorder);
  } else evaluateBlock(ctx, body, null);
  Object.assign(ctx, saved);
  ctx.running.delete(entity);
  ctx.depth--;
  return {
    total: run.total,
    returns: returnedValue(ctx, entity, run),
    yields: run.yields.length > 0,
  };
}

function returnedValue(ctx: Context, entity: FunctionEntity, run: FunctionRun): AbstractValue {
  if (run.yields.length === 0) return run.returns ?? { ...UNKNOWN, type: 'None' };
  const object = ctx.heap.allocate(`yields of ${entity.object}`);
  for (const value of run.yields) ctx.heap.hold([object], value.objects);
  return {
    ...UNKNOWN,
    type: 'Generator',
    objects: new Set([object]),
    metric: run.yields.some((v) => v.metric),
  };
}

function symbolicParameter(
  ctx: Context,
  entity: FunctionEntity,
  name: string,
  value: AbstractValue,
): AbstractValue {
  if (isImmutable(value.type)) return { ...value, root: name };
  const object = symbol(ctx, `parameter:${entity.object}:${name}`, (inside) => ({
    kind: 'parameter',
    owner: entity.object,
    name,
    inside,
  }));
  return { ...value, objects: new Set([object]), elements: null, root: name };
}

/** Puts a body's effects in place at a call: symbolic objects become the ones that the call gives. */
function instantiate(
  ctx: Context,
  entity: FunctionEntity,
  summary: FunctionSummary,
  actual: ReadonlyMap<string, AbstractValue>,
  at: number,
): AbstractValue {
  const { total } = summary;
  const { recorder } = ctx;
  const own = [...actual.keys()].map((name) =>
    ctx.heap.allocate(`parameter:${entity.object}:${name}`),
  );
  const cache = new Map<ObjectId, ReadonlySet<ObjectId>>();
  const map = (object: ObjectId): ReadonlySet<ObjectId> => {
    const done = cache.get(object);
    if (done !== undefined) return done;
    cache.set(object, NOTHING);
    const result = meaningOf(ctx, entity, actual, object, at, mapAll);
    cache.set(object, result);
    return result;
  };
  const mapAll = (objects: Iterable<ObjectId>): ReadonlySet<ObjectId> => {
    const out = new Set<ObjectId>();
    for (const object of objects) for (const image of map(object)) out.add(image);
    return out;
  };
  for (const name of total.globalReads) {
    recorder.reads.add(name);
    recorder.globalReads.add(name);
    const value = ctx.module.get(name);
    if (value !== undefined && value.objects.size > 0 && ctx.run === null) ctx.touch(value);
  }
  for (const object of mapAll(total.readObjects)) recorder.readObjects.add(object);
  ctx.mutate(mapAll(total.mutates));
  recorder.absorbState(total);
  for (const [name, place] of total.unbound)
    if (!recorder.unbound.has(name)) recorder.unbound.set(name, place);
  recorder.displays ||= total.displays;
  recorder.bindsAny ||= total.bindsAny;
  recorder.displaysMetric ||= total.displaysMetric;
  for (const event of total.events) {
    const objects = [...mapAll(event.receiverObjects)];
    const argument = event.receiverName === null ? undefined : actual.get(event.receiverName);
    recorder.events.push({
      ...event,
      receiverObjects: objects,
      receiverName:
        argument?.root ?? (ctx.module.has(event.receiverName ?? '') ? event.receiverName : null),
    });
  }
  for (const call of total.unknownCalls) recorder.unknownCalls.push(call);
  for (const call of total.dynamic) recorder.dynamic.push(call);
  for (const name of total.uses) recorder.uses.add(name);
  for (const [name, value] of total.globalWrites) {
    const stored = { ...value, objects: mapAll(value.objects) };
    recorder.defines.add(name);
    if (ctx.run === null) {
      const before = ctx.module.get(name);
      ctx.module.set(name, before === undefined ? stored : joinValues(before, stored));
    } else recorder.globalWrites.set(name, stored);
  }
  // What the body stored into its arguments is stored now.
  for (const object of own) {
    const held = ctx.heap.contents(object);
    ctx.heap.hold(map(object), mapAll(held));
  }
  const value = translate(summary.returns, mapAll);
  if (summary.yields) {
    const changed = mapAll(total.mutates);
    ctx.heap.drive(value.objects, changed);
    ctx.heap.hold(value.objects, changed);
  }
  return value;
}

function translate(
  value: AbstractValue,
  mapAll: (objects: Iterable<ObjectId>) => ReadonlySet<ObjectId>,
): AbstractValue {
  return {
    ...value,
    objects: value.objects.size === 0 ? NOTHING : mapAll(value.objects),
    elements: value.elements?.map((element) => translate(element, mapAll)) ?? null,
    root: null,
  };
}

function meaningOf(
  ctx: Context,
  entity: FunctionEntity,
  actual: ReadonlyMap<string, AbstractValue>,
  object: ObjectId,
  at: number,
  mapAll: (objects: Iterable<ObjectId>) => ReadonlySet<ObjectId>,
): ReadonlySet<ObjectId> {
  const meaning = ctx.symbols.get(object);
  if (meaning?.kind === 'parameter') {
    if (meaning.owner !== entity.object) return new Set([object]);
    const given = actual.get(meaning.name)?.objects ?? NOTHING;
    return meaning.inside ? ctx.heap.closure(ctx.heap.heldBy(given)) : given;
  }
  if (meaning?.kind === 'global') {
    if (ctx.run !== null) return new Set([object]);
    const given = ctx.module.get(meaning.name)?.objects ?? NOTHING;
    return meaning.inside ? ctx.heap.closure(ctx.heap.heldBy(given)) : given;
  }
  // What a closure found in the call that made it stays that one object.
  if (ctx.bodyObjects.get(object) !== entity || ctx.heap.functionOf(object) !== undefined)
    return new Set([object]);
  const copy = ctx.object(`${at}of${object}`);
  const file = ctx.heap.fileOf(object);
  if (file !== undefined) ctx.heap.bindFile(copy, file);
  const unseeded = ctx.heap.unseeded(new Set([object]));
  if (unseeded !== undefined) ctx.heap.markUnseeded(copy, unseeded);
  if (ctx.heap.holdsMetric(new Set([object]))) ctx.heap.markMetric(new Set([copy]));
  ctx.heap.hold([copy], mapAll(ctx.heap.contents(object)));
  return new Set([copy]);
}

export function classEntity(ctx: Context, node: ClassDef): ClassEntity {
  const object = ctx.object(`class${node.start}`);
  const methods = new Map<string, FunctionEntity>();
  const bases = node.bases.flatMap((base) => evaluate(ctx, base).reference ?? []);
  const module = moduleOfScope(ctx.scope);
  const type = instanceType({ module, name: node.name });
  const before = ctx.ownClasses.get(type);
  const attributes = before?.node === node ? before.attributes : new Map<string, AbstractValue>();
  const entity: ClassEntity = {
    name: node.name,
    node,
    cell: ctx.cell,
    object,
    free: freeNames(node),
    methods,
    bases,
    attributes,
    shared: scopingOf([], node.body).locals,
    module,
  };
  ctx.ownClasses.set(type, entity);
  for (const s of statementsIn(node.body)) {
    if (s.kind === 'FunctionDef') methods.set(s.name, functionEntity(ctx, s, entity));
    else if (s.kind === 'Assign') {
      const value = evaluate(ctx, s.value);
      ctx.heap.hold([object], value.objects);
      for (const target of s.targets) if (target.kind === 'Name') attributes.set(target.id, value);
    } else if (s.kind === 'AnnAssign' && s.value !== null && s.target.kind === 'Name') {
      attributes.set(s.target.id, evaluate(ctx, s.value));
    }
  }
  const made: AbstractValue = {
    ...UNKNOWN,
    type: 'type',
    objects: new Set([object]),
    reference: { kind: 'own-class', entity },
  };
  for (const base of bases) {
    const hook = base.kind === 'own-class' ? findMethod(base.entity, '__init_subclass__') : null;
    if (hook !== null) callOwn(ctx, hook, [made], new Map(), node.start, made);
  }
  return entity;
}

/** Calls a function value with arguments of which only the objects are known. */
export function invoke(
  ctx: Context,
  value: AbstractValue,
  argument: AbstractValue,
  at: number,
): AbstractValue {
  const reference = value.reference;
  if (reference?.kind === 'own-function' || reference?.kind === 'own-method') {
    const count = reference.entity.node.parameters.filter(
      (p) => p.kind === 'normal' || p.kind === 'positional-only',
    ).length;
    const args = Array.from({ length: count }, () => argument);
    return callOwn(ctx, reference.entity, args, new Map(), at, value);
  }
  return UNKNOWN;
}
