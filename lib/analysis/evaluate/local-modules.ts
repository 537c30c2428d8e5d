import { isLocal } from '../modules/local-modules.ts';
import { publicNames } from '../modules/public-names.ts';
import { type LocalScope, scopingOf } from '../scopes.ts';
import type { AbstractValue } from '../values.ts';
import type { Context } from './context.ts';
import { moduleValue } from './library.ts';
import { Recorder } from './recorder.ts';
import { evaluateBlock } from './statements.ts';

/** Evaluates a local module once; its names are a scope that its functions close over. */
export function importLocal(ctx: Context, target: string): void {
  const dot = target.lastIndexOf('.');
  const around = target.slice(0, dot);
  if (dot > 0 && isLocal(ctx.modules, around)) importLocal(ctx, around);
  const module = ctx.modules.found.get(target);
  if (module === undefined || ctx.localScopes.has(target)) return;
  const { parsed } = module;
  const scope: LocalScope = {
    kind: 'function',
    names: new Set([
      ...scopingOf([], parsed.statements).locals,
      ...publicNames(module, ctx.modules, ctx.starNames),
    ]),
    values: new Map(),
    parent: null,
    module: target,
  };
  ctx.localScopes.set(target, scope);
  const { recorder, run, cell, site, depth } = ctx;
  const outer = ctx.scope;
  const own = new Recorder();
  Object.assign(ctx, { scope, run: null, cell: parsed, recorder: own, depth: 0 });
  evaluateBlock(ctx, parsed.statements, null);
  Object.assign(ctx, { scope: outer, run, cell, site, recorder, depth });
  for (const s of parsed.statements) {
    const done = ctx.recorders.get(s.id);
    if (done !== undefined) recorder.absorbState(done);
  }
}

/** What a dotted name below the generated package stands for: a local module, or what one of them defines. */
export function localValue(ctx: Context, name: string): AbstractValue | null {
  if (isLocal(ctx.modules, name)) {
    importLocal(ctx, name);
    return moduleValue(name);
  }
  const dot = name.lastIndexOf('.');
  const target = name.slice(0, dot);
  if (dot < 0 || !ctx.modules.found.has(target)) return null;
  importLocal(ctx, target);
  const member = name.slice(dot + 1);
  return ctx.localScopes.get(target)?.values.get(member) ?? null;
}

/** Names that a star import of a local module brings. */
export function localNames(ctx: Context, target: string): readonly string[] | undefined {
  const module = ctx.modules.found.get(target);
  return module === undefined ? undefined : publicNames(module, ctx.modules, ctx.starNames);
}
