import type { Stmt } from '../frontend/python/ast.ts';
import type { Role } from '../ir/pipeline.ts';
import type { ClassTrait } from '../summaries/contract.ts';
import type { Recorder } from './evaluate/recorder.ts';

/** The part a statement plays, from what it does; whether it is in production is another question. */
export function roleOf(
  s: Stmt,
  r: Recorder,
  hasTrait: (type: string, trait: ClassTrait) => boolean,
): Role {
  if (s.kind === 'Import' || s.kind === 'ImportFrom') return 'imports';
  if (s.kind === 'FunctionDef' || s.kind === 'ClassDef') return 'define';
  const roles = new Set(r.events.map((e) => e.role));
  const selects = r.events.some(
    (e) =>
      e.receiverType !== null &&
      /select|SelectK|RFE/.test(e.receiverType) &&
      !hasTrait(e.receiverType, 'classifier'),
  );
  if (roles.has('persist')) return 'persist';
  if (roles.has('split')) return 'split';
  if (r.displaysMetric || roles.has('metric')) return 'evaluate';
  const fits = r.events.some(
    (e) =>
      ['fit', 'fit-predict', 'search'].includes(e.role) &&
      (e.receiverType === null || !isPlainTransformer(e.receiverType, hasTrait)),
  );
  if (fits) return 'train';
  if (roles.has('predict')) return 'evaluate';
  if (selects) return 'select';
  if (roles.has('load') || [...r.readsState].some((state) => state.startsWith('file:')))
    return 'load';
  if ([...r.writesState].some((state) => state.startsWith('file:'))) return 'persist';
  if (roles.has('resample')) return 'prepare';
  if (r.displays && r.defines.size === 0 && r.mutates.size === 0) return 'explore';
  if (s.kind === 'Assign' && s.value.kind === 'Constant') return 'configuration';
  return r.defines.size > 0 || r.mutates.size > 0 || roles.size > 0 ? 'engineer' : 'explore';
}

function isPlainTransformer(
  type: string,
  hasTrait: (type: string, trait: ClassTrait) => boolean,
): boolean {
  return (
    hasTrait(type, 'transformer') &&
    !(['classifier', 'regressor', 'clusterer', 'search', 'pipeline'] as const).some((t) =>
      hasTrait(type, t),
    )
  );
}
