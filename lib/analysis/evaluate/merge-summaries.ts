import type { CallSummary } from '../../summaries/contract.ts';

/** An unknown receiver's method may do whatever any class's method of that name does. */
export function mergeByName(known: readonly CallSummary[]): CallSummary | null {
  const [first, ...rest] = known;
  if (first === undefined) return null;
  if (rest.length === 0) return { ...first, display: first.display ?? false };
  const all = [first, ...rest];
  const types = new Set(all.map((s) => s.returns ?? 'Any'));
  const mutates = all.find(
    (s) => s.mutatesReceiver !== undefined && s.mutatesReceiver !== false,
  )?.mutatesReceiver;
  const role =
    new Set(all.map((s) => s.role)).size === 1
      ? first.role
      : all.find((s) => s.role !== undefined)?.role;
  return {
    ...(types.size === 1 && !['self'].includes(first.returns ?? '')
      ? { returns: first.returns ?? 'Any' }
      : { returns: 'Any' }),
    result: all.some((s) => s.result === 'receiver' || s.result === 'view' || s.returns === 'self')
      ? 'view'
      : all.some((s) => s.result === 'element')
        ? 'element'
        : 'fresh',
    ...(mutates === undefined ? {} : { mutatesReceiver: mutates }),
    ...(role === undefined ? {} : { role }),
    keepsArguments: all.some((s) => s.keepsArguments === true),
    display: all.every((s) => s.display === true),
    readsState: [...new Set(all.flatMap((s) => s.readsState ?? []))].filter(
      (s) => !s.startsWith('random'),
    ),
    writesState: [...new Set(all.flatMap((s) => s.writesState ?? []))].filter(
      (s) => !s.startsWith('random'),
    ),
    ...(all.every((s) => s.writesFile !== undefined) && first.writesFile !== undefined
      ? { writesFile: first.writesFile }
      : {}),
    ...(all.some((s) => s.calls !== undefined)
      ? { calls: all.find((s) => s.calls !== undefined)?.calls ?? [] }
      : {}),
  };
}
