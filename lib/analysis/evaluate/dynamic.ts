import type { Call } from '../../frontend/python/ast.ts';
import type { AbstractValue } from '../values.ts';
import type { Context } from './context.ts';

/** Calls that can bind or read names behind the text's back. */
const BY_TEXT = new Set(['exec', 'eval', 'globals', 'locals', 'vars']);

/** Notes a call that reaches names by their text; it reads all there are, and `exec` may bind any. */
export function noteDynamic(ctx: Context, name: string, call: Call): void {
  if ((name === 'setattr' || name === 'delattr') && call.args.length > 0) {
    ctx.recorder.unknownCalls.push({ callee: name, node: call });
  }
  if (!BY_TEXT.has(name) || (name === 'vars' && call.args.length > 0)) return;
  ctx.recorder.dynamic.push({ callee: name, node: call });
  if (name === 'exec') ctx.recorder.bindsAny = true;
  if (ctx.run !== null && (name === 'locals' || name === 'vars')) return;
  for (const [known, value] of ctx.module) {
    ctx.recorder.reads.add(known);
    ctx.recorder.globalReads.add(known);
    ctx.touch(value);
  }
}

export function namespaceValue(ctx: Context, name: string, value: AbstractValue): AbstractValue {
  if (name !== 'globals' && (ctx.run !== null || (name !== 'locals' && name !== 'vars')))
    return value;
  return { ...value, type: 'dict', objects: new Set([ctx.namespace]) };
}
