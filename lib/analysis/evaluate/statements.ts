import type { Stmt, Try, With } from '../../frontend/python/ast.ts';
import type { StatementId } from '../../ir/pipeline.ts';
import { boundBy, writtenModule } from '../modules/local-modules.ts';
import type { AbstractValue } from '../values.ts';
import { joinValues, scalar, UNKNOWN } from '../values.ts';
import type { Context } from './context.ts';
import { elementOf, evaluate } from './expressions.ts';
import { callOwn, classEntity, functionEntity, functionValue } from './functions.ts';
import { iterate } from './iterate.ts';
import { canonicalValue, moduleValue } from './library.ts';
import { importLocal } from './local-modules.ts';
import { bindName, starImport } from './names.ts';
import { Recorder } from './recorder.ts';
import { bindTarget, deleteTarget } from './targets.ts';

/** Loop bodies are evaluated so often at most, until nothing new is seen. */
const LOOP_ROUNDS = 2;

export function evaluateBlock(ctx: Context, block: readonly Stmt[], last: Stmt | null): void {
  for (const statement of block) evaluateStatement(ctx, statement, statement === last);
}

/** Evaluates one statement and all inside it; each gets a recorder of its own. */
export function evaluateStatement(ctx: Context, s: Stmt, showsValue: boolean): void {
  const outer = ctx.recorder;
  const site = ctx.site;
  const recorder = new Recorder();
  ctx.recorder = recorder;
  ctx.site = s.id;
  const known = ctx.recorders.get(s.id);
  header(ctx, s, showsValue, (block) => {
    ctx.recorder = recorder;
    evaluateBlock(ctx, block, null);
    ctx.recorder = recorder;
    ctx.site = s.id;
  });
  ctx.recorder = outer;
  ctx.site = site;
  if (known === undefined) ctx.recorders.set(s.id, recorder);
  else {
    known.absorb(recorder);
    recorder.kills.forEach((name) => known.kills.add(name));
  }
  if (ctx.run !== null) ctx.run.total.absorb(recorder);
  else for (const name of recorder.defines) noteAfter(ctx, s.id, name);
}

function noteAfter(ctx: Context, id: StatementId, name: string): void {
  const value = ctx.module.get(name);
  if (value === undefined) return;
  const key = `${id} ${name}`;
  const before = ctx.after.get(key);
  ctx.after.set(key, before === undefined ? value : joinValues(before, value));
}

type Inner = (block: readonly Stmt[]) => void;

function header(ctx: Context, s: Stmt, showsValue: boolean, inner: Inner): void {
  switch (s.kind) {
    case 'Expr':
      return expression(ctx, evaluate(ctx, s.value), showsValue);
    case 'Assign': {
      const value = evaluate(ctx, s.value);
      for (const target of s.targets) bindTarget(ctx, target, value, true);
      return;
    }
    case 'AugAssign': {
      const before = evaluate(
        ctx,
        s.target.kind === 'Name' ? { ...s.target, context: 'load' } : s.target,
      );
      const value = evaluate(ctx, {
        kind: 'BinOp',
        op: s.op.replace(/=$/, ''),
        left: s.target,
        right: s.value,
        start: s.start,
        end: s.end,
      });
      ctx.mutate(before.objects);
      // `a += b` on a list changes the list; on a number it binds the name anew.
      bindTarget(
        ctx,
        s.target,
        { ...value, objects: new Set([...before.objects, ...value.objects]) },
        true,
      );
      return;
    }
    case 'AnnAssign':
      if (s.value !== null) bindTarget(ctx, s.target, evaluate(ctx, s.value), true);
      return;
    case 'TypeAlias':
      evaluate(ctx, s.value);
      return bindName(ctx, s.name.id, UNKNOWN);
    case 'Delete':
      return s.targets.forEach((target) => deleteTarget(ctx, target));
    case 'Return': {
      const value = s.value === null ? scalar('None') : evaluate(ctx, s.value);
      if (ctx.run !== null)
        ctx.run.returns = ctx.run.returns === null ? value : joinValues(ctx.run.returns, value);
      return;
    }
    case 'Raise':
      for (const expr of [s.exception, s.cause]) if (expr !== null) evaluate(ctx, expr);
      return;
    case 'Assert':
      for (const expr of [s.test, s.message]) if (expr !== null) evaluate(ctx, expr);
      return;
    case 'Import':
      for (const a of s.names) {
        const bound = a.asName ?? a.name.split('.')[0] ?? a.name;
        const local = ctx.modules.targetOf(ctx.cell.cell.id, a.name);
        if (local !== null) {
          importLocal(ctx, local);
          bindName(ctx, bound, moduleValue(a.asName === null ? boundBy(a.name, local)[1] : local));
          continue;
        }
        bindName(ctx, bound, moduleValue(a.asName === null ? bound : ctx.index.canonical(a.name)));
      }
      return;
    case 'ImportFrom': {
      const local = ctx.modules.targetOf(ctx.cell.cell.id, writtenModule(s));
      if (local === null) noteSwitches(ctx, s.module);
      else importLocal(ctx, local);
      const module = local ?? s.module;
      for (const a of s.names) {
        if (a.name === '*') starImport(ctx, module);
        else bindName(ctx, a.asName ?? a.name, imported(ctx, module, a.name));
      }
      return;
    }
    case 'FunctionDef': {
      const entity = functionEntity(ctx, s);
      let value: AbstractValue = functionValue(entity);
      for (const decorator of s.decorators.toReversed())
        value = decorate(ctx, evaluate(ctx, decorator), value, s);
      return bindName(ctx, s.name, value);
    }
    case 'ClassDef': {
      for (const decorator of s.decorators) evaluate(ctx, decorator);
      const entity = classEntity(ctx, s);
      return bindName(ctx, s.name, {
        ...UNKNOWN,
        type: 'type',
        objects: new Set([entity.object]),
        reference: { kind: 'own-class', entity },
      });
    }
    case 'If':
      evaluate(ctx, s.test);
      return branches(ctx, [() => inner(s.body), () => inner(s.orelse)]);
    case 'While':
      for (let i = 0; i < LOOP_ROUNDS; i++) {
        evaluate(ctx, s.test);
        branches(ctx, [() => inner(s.body), () => undefined]);
      }
      return inner(s.orelse);
    case 'For': {
      const source = evaluate(ctx, s.iter);
      for (let i = 0; i < LOOP_ROUNDS; i++) {
        bindTarget(ctx, s.target, iterate(ctx, source, s.iter.start), false);
        branches(ctx, [() => inner(s.body), () => undefined]);
      }
      // Zero rounds bind nothing.
      ctx.recorder.kills.clear();
      return inner(s.orelse);
    }
    case 'With':
      return withStatement(ctx, s, inner);
    case 'Try':
      return tryStatement(ctx, s, inner);
    case 'Match': {
      const subject = evaluate(ctx, s.subject);
      return branches(ctx, [
        () => undefined,
        ...s.cases.map((c) => () => {
          for (const expr of c.pattern.expressions) evaluate(ctx, expr);
          for (const name of c.pattern.captures)
            bindName(ctx, name, { ...elementOf(ctx, subject), type: null }, false);
          if (c.guard !== null) evaluate(ctx, c.guard);
          inner(c.body);
        }),
      ]);
    }
    case 'Magic':
      if (s.magic.kind === 'shell') ctx.recorder.shell = s.magic.command;
      else if (s.magic.kind === 'line-magic' && s.magic.name === 'cd')
        ctx.recorder.writesState.add('directory');
      return;
    case 'Global':
    case 'Nonlocal':
    case 'Pass':
    case 'Break':
    case 'Continue':
      return;
    default:
      return s satisfies never;
  }
}

function withStatement(ctx: Context, s: With, inner: Inner): void {
  const before = ctx.printsInto;
  for (const item of s.items) {
    const value = evaluate(ctx, item.context);
    // What is printed below goes into the object given.
    const redirects = ctx.recorder.calls.some(
      (call) => call.node === item.context && call.canonical === 'contextlib.redirect_stdout',
    );
    if (redirects) ctx.printsInto = ctx.heap.closure(value.objects);
    if (item.target !== null) bindTarget(ctx, item.target, value, true);
  }
  inner(s.body);
  ctx.printsInto = before;
}

function expression(ctx: Context, value: AbstractValue, showsValue: boolean): void {
  if (!showsValue || ctx.recorder.displays || value.type === 'None') return;
  ctx.recorder.displays = true;
  if (value.metric || ctx.heap.holdsMetric(value.objects)) ctx.recorder.displaysMetric = true;
}

/** Modules whose import alone changes what a library offers (`sklearn.experimental`). */
function noteSwitches(ctx: Context, module: string): void {
  const [library] = module.split('.');
  if (library === undefined) return;
  if (module === `${library}.experimental`) ctx.recorder.writesState.add(`library:${library}`);
  else if (library === 'sklearn') ctx.recorder.readsState.add(`library:${library}`);
}

function imported(ctx: Context, module: string, member: string): AbstractValue {
  const full = `${module}.${member}`;
  return canonicalValue(ctx, full) ?? { ...UNKNOWN, reference: { kind: 'function', name: full } };
}

function decorate(
  ctx: Context,
  decorator: AbstractValue,
  value: AbstractValue,
  s: Stmt,
): AbstractValue {
  const reference = decorator.reference;
  if (reference?.kind === 'own-function')
    return callOwn(ctx, reference.entity, [value], new Map(), s.start, decorator);
  return value;
}

/** Runs the alternatives from the same start and joins what they leave. */
function branches(ctx: Context, alternatives: readonly (() => void)[]): void {
  const module = ctx.module;
  const scope = ctx.scope;
  const locals = scope === null ? null : new Map(scope.values);
  let joined: Map<string, AbstractValue> | null = null;
  let joinedLocals: Map<string, AbstractValue> | null = null;
  for (const alternative of alternatives) {
    ctx.module = new Map(module);
    if (scope !== null && locals !== null) restore(scope.values, locals);
    alternative();
    joined = joined === null ? ctx.module : joinMaps(joined, ctx.module);
    if (scope !== null)
      joinedLocals =
        joinedLocals === null ? new Map(scope.values) : joinMaps(joinedLocals, scope.values);
  }
  ctx.module = joined ?? module;
  if (scope !== null && joinedLocals !== null) restore(scope.values, joinedLocals);
}

function restore(into: Map<string, AbstractValue>, from: ReadonlyMap<string, AbstractValue>): void {
  into.clear();
  for (const [name, value] of from) into.set(name, value);
}

/** A name bound on one side only may still be bound: it counts as known. */
function joinMaps(
  a: ReadonlyMap<string, AbstractValue>,
  b: ReadonlyMap<string, AbstractValue>,
): Map<string, AbstractValue> {
  const out = new Map(a);
  for (const [name, value] of b) {
    const other = out.get(name);
    out.set(name, other === undefined || other === value ? value : joinValues(other, value));
  }
  return out;
}

function tryStatement(ctx: Context, s: Try, inner: Inner): void {
  const before = ctx.module;
  ctx.module = new Map(before);
  inner(s.body);
  // A handler may start after any part of the body.
  const during = joinMaps(before, ctx.module);
  const ends: Map<string, AbstractValue>[] = [];
  inner(s.orelse);
  ends.push(ctx.module);
  for (const handler of s.handlers) {
    ctx.module = new Map(during);
    if (handler.type !== null) evaluate(ctx, handler.type);
    if (handler.name !== null) {
      bindName(ctx, handler.name, UNKNOWN, false);
    }
    inner(handler.body);
    if (handler.name !== null) {
      // Python unbinds the name when the handler ends.
      if (ctx.run === null && ctx.scope === null) ctx.module.delete(handler.name);
      ctx.recorder.defines.delete(handler.name);
    }
    ends.push(ctx.module);
  }
  ctx.module = ends.reduce(joinMaps);
  inner(s.finalbody);
}
