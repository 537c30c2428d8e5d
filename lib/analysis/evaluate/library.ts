import type { AbstractValue } from '../values.ts';
import { scalar, UNKNOWN } from '../values.ts';
import type { Context } from './context.ts';
import { localValue } from './local-modules.ts';

/** The value of a library name, or null when nothing of it is known. */
export function canonicalValue(ctx: Context, name: string): AbstractValue | null {
  const local = localValue(ctx, name);
  if (local !== null) return local;
  const canonical = ctx.index.canonical(name);
  if (ctx.index.classSummary(canonical) !== undefined) {
    return { ...UNKNOWN, reference: { kind: 'class', name: canonical } };
  }
  const constant = ctx.index.constantType(canonical);
  if (constant !== undefined)
    return canonical === 'os.environ' ? environment(ctx, constant) : scalar(constant);
  if (ctx.index.isKnownModule(canonical)) return moduleValue(canonical);
  if (ctx.index.functionSummary(canonical) !== undefined) {
    return { ...UNKNOWN, reference: { kind: 'function', name: canonical } };
  }
  return null;
}

/** The one dictionary whose items are state of the process: `os.getenv` reads what `os.environ[...] = ...` wrote. */
function environment(ctx: Context, type: string): AbstractValue {
  const object = ctx.heap.allocate('os.environ');
  ctx.heap.bindFile(object, 'environment');
  ctx.recorder.readsState.add('environment');
  return { ...UNKNOWN, type, objects: new Set([object]) };
}

export function moduleValue(name: string): AbstractValue {
  return { ...UNKNOWN, reference: { kind: 'module', name } };
}
