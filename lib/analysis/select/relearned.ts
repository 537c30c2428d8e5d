import type { StatementId } from '../../ir/pipeline.ts';
import type { Dataflow, ObjectId, StatementFacts } from '../facts.ts';

/**
 * Objects that forget what they learned when a statement fits them: scikit-learn's `fit` starts anew, unless
 * `warm_start` says otherwise. Only where one variable is known to hold the one object.
 */
export function relearnedObjects(
  dataflow: Dataflow,
): ReadonlyMap<StatementId, ReadonlySet<ObjectId>> {
  const found = new Map<StatementId, ReadonlySet<ObjectId>>();
  if (dataflow.cells.some(({ cell }) => /\bwarm_start\b/.test(cell.source))) return found;
  for (const f of dataflow.facts.values()) {
    const object = relearned(f, dataflow);
    if (object !== null) found.set(f.statement.id, new Set([object]));
  }
  return found;
}

function relearned(f: StatementFacts, dataflow: Dataflow): ObjectId | null {
  const { statement: s } = f;
  const call = s.kind === 'Expr' || s.kind === 'Assign' ? s.value : null;
  if (call?.kind !== 'Call' || call.func.kind !== 'Attribute' || call.func.attr !== 'fit')
    return null;
  if (call.func.value.kind !== 'Name' || call.keywords.some((k) => k.name === null)) return null;
  const { id } = call.func.value;
  const event = f.events.find((e) => e.node.start === call.start && e.receiverName === id);
  const [object, second] = event?.receiverObjects ?? [];
  const learns = event?.role === 'fit' || event?.role === 'search';
  if (!learns || object === undefined || second !== undefined || f.mutates.size !== 1) return null;
  if (event === undefined || !f.mutates.has(object) || !event.callee.startsWith('sklearn.'))
    return null;
  return isMadeOnce(id, dataflow) ? object : null;
}

/** The variable is only ever bound at the top of the notebook, to what a constructor returns. */
function isMadeOnce(name: string, dataflow: Dataflow): boolean {
  const definitions = dataflow.names.get(name)?.definitions ?? [];
  return definitions.every((id) => {
    const f = dataflow.facts.get(id);
    const { statement: s, parent } = f ?? {};
    if (s?.kind !== 'Assign' || parent !== null || s.value.kind !== 'Call') return false;
    return f?.calls.some((c) => c.node === s.value && c.kind === 'class') === true;
  });
}
