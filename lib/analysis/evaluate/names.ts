import type { Name } from '../../frontend/python/ast.ts';
import type { ObjectId } from '../facts.ts';
import { type LocalScope, moduleOfScope } from '../scopes.ts';
import type { AbstractValue, Reference } from '../values.ts';
import { isImmutable, joinValues, UNKNOWN } from '../values.ts';
import type { Context, SymbolMeaning } from './context.ts';
import { canonicalValue } from './library.ts';
import { localNames } from './local-modules.ts';

/** The scope that a name belongs to when read here, or null for the module's. Class bodies hide from inner functions. */
export function scopeOf(ctx: Context, name: string): LocalScope | null {
  let inner = true;
  for (let scope = ctx.scope; scope !== null; scope = scope.parent) {
    if (scope.names.has(name) && (inner || scope.kind !== 'class')) return scope;
    if (scope.kind === 'function') inner = false;
  }
  return null;
}

/** Reads a name: what it may hold, with the read recorded. */
export function readName(ctx: Context, node: Name): AbstractValue {
  const name = node.id;
  const scope = scopeOf(ctx, name);
  if (scope !== null) {
    ctx.recorder.reads.add(name);
    const value = { ...(scope.values.get(name) ?? UNKNOWN), root: name };
    ctx.touch(value);
    return value;
  }
  const known = ctx.module.get(name);
  if (known === undefined) return readUnknown(ctx, node);
  ctx.recorder.reads.add(name);
  ctx.recorder.globalReads.add(name);
  const reference = known.reference;
  const isOwn = reference !== null && isOfNotebook(reference);
  if (isOwn) ctx.recorder.uses.add(name);
  // Which methods run later is not known: a class reads all that its body mentions.
  if (isOwn && reference.kind === 'own-class')
    readFree(ctx, reference.entity.free, new Set([name]));
  const value = ctx.run === null ? known : symbolicGlobal(ctx, name, known);
  ctx.touch(value);
  readFunctionsHeld(ctx, value);
  return value.root === name ? value : { ...value, root: name };
}

type OwnReference = Extract<Reference, { kind: 'own-function' | 'own-class' }>;

/** A function or class that the notebook itself defines: the names that its body mentions are the notebook's. */
function isOfNotebook(reference: Reference): reference is OwnReference {
  if (reference.kind === 'own-class') return reference.entity.module === null;
  return reference.kind === 'own-function' && moduleOfScope(reference.entity.scope) === null;
}

function readUnknown(ctx: Context, node: Name): AbstractValue {
  const name = node.id;
  const star = fromStarImport(ctx, name);
  if (star !== null) return { ...star, root: name };
  if (ctx.isBuiltin(name))
    return {
      ...(canonicalValue(ctx, name) ?? { ...UNKNOWN, reference: { kind: 'function', name } }),
      root: name,
    };
  ctx.recorder.reads.add(name);
  ctx.recorder.globalReads.add(name);
  if (!ctx.recorder.unbound.has(name)) ctx.recorder.unbound.set(name, node);
  return { ...UNKNOWN, root: name };
}

/** `from module import *` hides what had those names before; the others it brings are bound when they are read. */
export function starImport(ctx: Context, module: string): void {
  const names = localNames(ctx, module) ?? ctx.starNames(module);
  // A module's names are a scope of its own, which knows them from the start.
  if (ctx.scope?.module !== undefined) {
    for (const name of names ?? []) bindName(ctx, name, starValue(ctx, module, name));
    return;
  }
  ctx.starImports.push({
    module,
    names: names === undefined ? null : new Set(names),
    recorder: ctx.recorder,
  });
  for (const name of names ?? [])
    if (ctx.module.has(name)) bindName(ctx, name, starValue(ctx, module, name));
}

function starValue(ctx: Context, module: string, name: string): AbstractValue {
  return (
    canonicalValue(ctx, `${module}.${name}`) ?? {
      ...UNKNOWN,
      reference: { kind: 'function', name: `${module}.${name}` },
    }
  );
}

/** A name that only a star import can have bound: known modules are asked first, the last import before earlier ones. */
function fromStarImport(ctx: Context, name: string): AbstractValue | null {
  const imports = ctx.starImports.toReversed();
  const star =
    imports.find((i) => i.names?.has(name) === true) ??
    imports.find((i) => canonicalValue(ctx, `${i.module}.${name}`) !== null) ??
    (ctx.isBuiltin(name) ? undefined : imports.find((i) => i.names === null));
  if (star === undefined) return null;
  star.recorder.defines.add(name);
  star.recorder.kills.add(name);
  ctx.recorder.reads.add(name);
  ctx.recorder.globalReads.add(name);
  return star.names === null
    ? (canonicalValue(ctx, `${star.module}.${name}`) ?? UNKNOWN)
    : starValue(ctx, star.module, name);
}

/** Whether some star import may bind the name; its statement then defines it. */
export function isFromStarImport(ctx: Context, name: string): boolean {
  return ctx.starImports.length > 0 && fromStarImport(ctx, name) !== null;
}

/** Functions that a value holds may run later: the globals that they read are read with it. */
function readFunctionsHeld(ctx: Context, value: AbstractValue): void {
  if (value.objects.size === 0) return;
  for (const object of ctx.heap.closure(value.objects)) {
    const entity = ctx.heap.functionOf(object);
    if (entity !== undefined && moduleOfScope(entity.scope) === null)
      readFree(ctx, entity.free, new Set());
  }
}

export function readFree(ctx: Context, free: ReadonlySet<string>, seen: Set<string>): void {
  for (const name of free) {
    if (seen.has(name)) continue;
    seen.add(name);
    const value = ctx.module.get(name);
    if (value === undefined || scopeOf(ctx, name) !== null) continue;
    ctx.recorder.reads.add(name);
    ctx.recorder.globalReads.add(name);
    const reference = value.reference;
    if (reference !== null && isOfNotebook(reference)) {
      ctx.recorder.uses.add(name);
      readFree(ctx, reference.entity.free, seen);
    } else ctx.touch(value);
  }
}

/** Inside a function body a global is known by its type only; which objects it holds is decided at each call. */
function symbolicGlobal(ctx: Context, name: string, known: AbstractValue): AbstractValue {
  if (isImmutable(known.type) || known.reference?.kind === 'module') return known;
  const object = symbol(ctx, `global:${name}`, (inside) => ({ kind: 'global', name, inside }));
  return { ...known, objects: new Set([object]), elements: null };
}

/** A symbolic object that holds another one, which stands for everything inside it. */
export function symbol(
  ctx: Context,
  site: string,
  meaning: (inside: boolean) => SymbolMeaning,
): ObjectId {
  const outer = ctx.heap.allocate(site);
  if (!ctx.symbols.has(outer)) {
    const inner = ctx.heap.allocate(`${site}*`);
    ctx.symbols.set(outer, meaning(false));
    ctx.symbols.set(inner, meaning(true));
    ctx.heap.hold([outer], new Set([inner]));
  }
  return outer;
}

/** Binds a name in the scope it belongs to. */
export function bindName(ctx: Context, name: string, value: AbstractValue, surely = true): void {
  const scope = scopeOf(ctx, name);
  ctx.recorder.defines.add(name);
  if (surely) ctx.recorder.kills.add(name);
  const stored = value.root === null ? value : { ...value, root: null };
  if (scope !== null) {
    scope.values.set(name, surely ? stored : joinValues(scope.values.get(name) ?? stored, stored));
  } else if (ctx.run !== null) {
    const earlier = ctx.recorder.globalWrites.get(name);
    ctx.recorder.globalWrites.set(
      name,
      earlier === undefined ? stored : joinValues(earlier, stored),
    );
  } else {
    const earlier = ctx.module.get(name);
    ctx.module.set(name, surely || earlier === undefined ? stored : joinValues(earlier, stored));
  }
}

export function unbindName(ctx: Context, name: string): void {
  ctx.recorder.defines.add(name);
  ctx.recorder.kills.add(name);
  const scope = scopeOf(ctx, name);
  if (scope !== null) scope.values.delete(name);
  else if (ctx.run === null) ctx.module.delete(name);
}
