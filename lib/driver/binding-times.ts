import { type Node, type RowSetId, type StageValue, stagingOf } from '../analysis/staging/index.ts';
import type { BindingTime, Lineage, StatementId } from '../ir/index.ts';
import { questionOf } from '../lowering/staging/question.ts';
import type { NameReport } from '../outcome.ts';
import type { Understanding } from './understand.ts';

/** Names that each production statement binds or changes, with when they are known. */
export type BindingTimes = ReadonlyMap<StatementId, readonly NameReport[]>;

/** Also when training and serving could not be separated: what is known of a value does not depend on that. */
export function bindingTimesOf(u: Understanding): BindingTimes {
  const { dataflow, selection, lowered } = u;
  const { included } = selection.slice;
  const { staging } = lowered;
  const estimator = selection.estimators.at(-1) ?? null;
  const facts =
    'facts' in staging
      ? staging.facts
      : stagingOf(dataflow, (id) => !dataflow.facts.has(id) || included.has(id), estimator?.name);
  const frame = 'staged' in staging ? (staging.staged.serving.heldOut?.rows ?? null) : null;
  const question = questionOf(
    facts,
    estimator === null ? null : { name: estimator.name, fit: estimator.fit.statement },
    frame,
  );
  const [train, served] = 'declined' in question ? [NONE, NONE] : [question.train, question.served];
  const lineageOf = (id: RowSetId): Lineage | null => {
    if (served.has(id)) return train.has(id) ? 'all' : 'held-out';
    return train.has(id) ? 'train' : null;
  };
  const isEdit = (id: RowSetId): boolean => facts.rowSets.get(id)?.kind === 'filtered';
  const report = (name: string, value: StageValue, top: Node['top']): NameReport => {
    const sets = [...(value.time === 'row' ? value.rows : value.from)];
    const lineage = oneOf(sets.map(lineageOf));
    // A filter of all rows stays out of serving too, but only the statement that makes it: its rows are split later.
    const isMadeHere = (id: RowSetId): boolean => {
      const at = facts.rowSets.get(id)?.at;
      return at !== undefined && at.start >= top.start && at.end <= top.end;
    };
    const trainingOnly =
      value.time === 'row' &&
      sets.length > 0 &&
      sets.every(
        (id) =>
          isEdit(id) && (lineageOf(id) === 'train' || (lineageOf(id) === 'all' && isMadeHere(id))),
      );
    const time: BindingTime = trainingOnly ? 'training-only' : value.time;
    return { name, time, lineage };
  };
  const times = new Map<StatementId, Map<string, NameReport>>();
  const isVariable = (name: string): boolean =>
    dataflow.names.has(name) && !dataflow.functions.has(name);
  const visit = (node: Node): void => {
    if (node.kind === 'block') node.blocks.forEach((block) => block.forEach(visit));
    const { id } = node.top;
    if (!included.has(id) || dataflow.facts.get(id)?.role === 'imports') return;
    const names = times.get(id) ?? new Map<string, NameReport>();
    for (const [name, value] of node.after)
      if (isVariable(name)) names.set(name, report(name, value, node.top));
    times.set(id, names);
  };
  facts.nodes.forEach(visit);
  // A fit changes an object behind its name: `scaler = StandardScaler()` is known before any row, `scaler.fit(X)` not.
  for (const call of facts.calls) {
    const names = times.get(call.leaf.top.id);
    if (call.kind !== 'fit' || call.name === null || names === undefined) continue;
    if (!isVariable(call.name)) continue;
    const from = call.arguments.flatMap((value) => [...value.rows, ...value.from]);
    const lineage = oneOf(from.map(lineageOf));
    names.set(call.name, { name: call.name, time: 'learned', lineage });
  }
  return new Map([...times].map(([id, names]) => [id, [...names.values()]]));
}

const NONE: ReadonlySet<RowSetId> = new Set();

function oneOf(lineages: readonly (Lineage | null)[]): Lineage | null {
  const found = new Set(lineages.filter((l) => l !== null));
  const [first] = found;
  return found.size > 1 ? 'all' : (first ?? null);
}
