import type { Call } from '../../frontend/python/ast.ts';
import type { Context } from './context.ts';

const DYNAMIC = new Set(['exec', 'eval', 'globals', 'locals', 'vars', 'setattr', 'delattr', '__import__']);

/** Calls that can bind or read names behind the text's back. */
export function dynamicBuiltin(ctx: Context, name: string, call: Call): void {
  if (!DYNAMIC.has(name)) return;
  if ((name === 'vars' || name === 'setattr' || name === 'delattr') && call.args.length > 0) {
    const first = call.args[0];
    if (first !== undefined && name !== 'vars') ctx.recorder.unknownCalls.push({ callee: name, node: call });
    return;
  }
  if (name === 'exec' || name === 'globals' || name === 'locals' || name === 'vars' || name === 'eval') {
    ctx.recorder.dynamic.push({ callee: name, node: call });
  }
}
