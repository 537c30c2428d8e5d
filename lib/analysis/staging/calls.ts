import type { Expr } from '../../frontend/python/ast.ts';
import type { Environment, Place } from './environment.ts';
import { evaluate, nameValue } from './expressions.ts';
import type { StageValue } from './facts.ts';
import { libraryFunction } from './library-functions.ts';
import { memberValue } from './local-modules.ts';
import { modelMethod } from './model-calls.ts';
import { callOwn } from './own-functions.ts';
import { rowMethod } from './row-methods.ts';
import { CHANGES_RECEIVER, GATHERING_BUILTINS, ROW_BUILTINS } from './tables.ts';
import { combine, learnedFrom } from './values.ts';

export type CallExpr = Extract<Expr, { kind: 'Call' }>;

/** Values of a call's arguments. */
export interface Arguments {
  readonly positional: readonly StageValue[];
  readonly keywords: ReadonlyMap<string, StageValue>;
  /** All of them, `*` and `**` included. */
  readonly all: readonly StageValue[];
}

export function callValue(env: Environment, place: Place, call: CallExpr): StageValue {
  const { func } = call;
  if (func.kind === 'Attribute') {
    const base = evaluate(env, place, func.value);
    if (place.record !== null) place.record.set(func, base);
    const args = argumentsOf(env, place, call);
    const resolved = env.resolved.get(call);
    if (base.callee?.kind === 'module') {
      const member = memberValue(env, base.callee.name, func.attr);
      if (member.callee?.kind === 'own')
        return callOwn(env, place, call, member.callee, args, member).value;
    }
    if (base.time === 'row' && base.shape !== 'model')
      return rowMethod(env, place, call, base, args);
    if (base.shape === 'model') return modelMethod(env, place, call, base, args);
    if (resolved?.kind === 'function') return libraryFunction(env, place, call, resolved, args);
    if (resolved?.kind === 'class') return libraryFunction(env, place, call, resolved, args);
    if (base.object !== null || CHANGES_RECEIVER.has(func.attr)) {
      const added = combine(args.all);
      if (CHANGES_RECEIVER.has(func.attr)) {
        env.absorb(base, added);
        if (base.object === null) changeRoot(env, place, func.value, added);
        return combine([env.now(base)], 'other');
      }
      return { ...combine([base, ...args.all], 'other'), predicted: base.predicted };
    }
    if (resolved === undefined || resolved.kind === 'method') {
      const held = combine([base, ...args.all]);
      return held;
    }
    return combine([base, ...args.all]);
  }
  const args = argumentsOf(env, place, call);
  const callee = func.kind === 'Name' ? nameValue(env, place, func.id) : evaluate(env, place, func);
  if (callee.callee?.kind === 'own')
    return callOwn(env, place, call, callee.callee, args, callee).value;
  const resolved = env.resolved.get(call);
  if (
    func.kind === 'Name' &&
    (resolved === undefined ||
      resolved.canonical === func.id ||
      resolved.canonical.startsWith('builtins.'))
  ) {
    if (GATHERING_BUILTINS.has(func.id)) {
      const [first] = args.positional;
      // `max(a, b)` of a row's own values stays with the row.
      if (first?.shape === 'element') return combine(args.all);
      const gathered = combine(
        args.all.map((a) => learnedFrom(a)),
        'container',
      );
      return func.id === 'dict' ? env.object(call, gathered) : gathered;
    }
    if (ROW_BUILTINS.has(func.id)) {
      const rows = combine(args.all, 'container');
      if (func.id === 'list' && args.all.length === 0) return env.object(call, rows);
      return rows;
    }
    return combine(args.all);
  }
  if (resolved !== undefined && resolved.kind !== 'method')
    return libraryFunction(env, place, call, resolved, args);
  return combine([callee, ...args.all]);
}

export function argumentsOf(env: Environment, place: Place, call: CallExpr): Arguments {
  const positional = call.args.map((arg) => evaluate(env, place, arg));
  const keywords = new Map<string, StageValue>();
  const rest: StageValue[] = [];
  for (const keyword of call.keywords) {
    const value = evaluate(env, place, keyword.value);
    if (keyword.name === null) rest.push(value);
    else keywords.set(keyword.name, value);
  }
  return { positional, keywords, all: [...positional, ...keywords.values(), ...rest] };
}

/** A container without an identity changes by being bound again. */
function changeRoot(env: Environment, place: Place, expr: Expr, added: StageValue): void {
  let root: Expr = expr;
  while (root.kind === 'Subscript' || root.kind === 'Attribute') root = root.value;
  if (root.kind !== 'Name') return;
  const before = nameValue(env, place, root.id);
  if (before.object !== null) {
    env.absorb(before, added);
    return;
  }
  const spelled = place.spelling.names.get(root.id);
  const key = typeof spelled === 'string' ? spelled : root.id;
  const changed = { ...combine([before, added], before.shape), callee: before.callee };
  if (place.locals?.has(root.id) === true) place.locals.set(root.id, changed);
  else if (env.names.has(key)) env.names.set(key, changed);
}

export function keywordOf(call: CallExpr, name: string): Expr | null {
  return call.keywords.find((k) => k.name === name)?.value ?? null;
}

/** `axis=1`, `axis='columns'`, or a first positional 1. */
export function alongColumns(call: CallExpr, position: number | null): boolean {
  const axis =
    keywordOf(call, 'axis') ?? (position === null ? null : (call.args[position] ?? null));
  if (axis?.kind === 'Constant') {
    if (axis.value.kind === 'int') return axis.value.digits === '1';
    if (axis.value.kind === 'str') return axis.value.value === 'columns';
  }
  return axis?.kind === 'UnaryOp' && axis.op === '-';
}

export function isTrue(expr: Expr | null): boolean {
  return expr?.kind === 'Constant' && expr.value.kind === 'bool' && expr.value.value;
}
