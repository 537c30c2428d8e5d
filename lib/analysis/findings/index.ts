/**
 * Findings: what in the notebook makes its numbers worth less than they look.
 *
 * Takes: the dataflow and the selection. Gives: findings with their places, one question a file.
 * Needs: staging's row sets and binding times. Guarantees: only what is in the production slice is spoken of; where
 * columns or rows cannot be told apart nothing is said.
 */
import type { StatementId } from '../../ir/pipeline.ts';
import type { Dataflow } from '../facts.ts';
import type { Selection } from '../select/select.ts';
import { stagingOf } from '../staging/index.ts';
import { evidenceOf } from './evidence.ts';
import { distinct, type Finding, placeKey } from './finding.ts';
import { learnedBeforeSplitFindings } from './learned-before-split.ts';
import { materialOf } from './material.ts';
import { rowDependentFindings } from './row-dependent-statistic.ts';
import { targetInFeaturesFindings } from './target-in-features.ts';
import { testSetUsedFindings } from './test-set-used.ts';
import { traceNodes } from './trace/statements.ts';
import { Tracer } from './trace/tracer.ts';
import { trainServeSkewFindings } from './train-serve-skew.ts';
import { unseededRandomnessFindings } from './unseeded-randomness.ts';
import { unseenCategoryFindings } from './unseen-category.ts';

export type { Finding } from './finding.ts';

export interface FindingsQuery {
  readonly dataflow: Dataflow;
  readonly selection: Selection;
}

export function findingsOf({ dataflow, selection }: FindingsQuery): readonly Finding[] {
  const { included } = selection.slice;
  const unseeded = unseededRandomnessFindings(dataflow, (f) => included.has(f.statement.id));
  const before = earlierFits(dataflow, selection);
  const staging = stagingOf(
    dataflow,
    (id) => included.has(id) || before.has(id) || dataflow.bodies.has(id),
  );
  const material = materialOf(dataflow, selection, staging);
  if (material === null) return distinct(unseeded);
  const tracer = new Tracer(material);
  traceNodes(tracer, staging.nodes);
  const evidence = evidenceOf(tracer);
  const used = testSetUsedFindings(evidence);
  const usedAt = new Set(used.map((f) => placeKey(f.place)));
  return distinct([
    ...trainServeSkewFindings(evidence),
    ...learnedBeforeSplitFindings(evidence),
    ...targetInFeaturesFindings(evidence),
    ...used,
    // What the estimator is fitted with is the graver matter.
    ...rowDependentFindings(evidence).filter((f) => !usedAt.has(placeKey(f.place))),
    ...unseenCategoryFindings(evidence),
    ...unseeded,
  ]);
}

/** Fits of a chosen estimator that a later one overwrites: they are not in production, but say which rows were to teach it. */
function earlierFits(
  dataflow: Dataflow,
  { slice, estimators }: Selection,
): ReadonlySet<StatementId> {
  const isIn = (name: string): boolean =>
    (dataflow.names.get(name)?.definitions ?? []).every((id) => slice.included.has(id));
  const found = new Set<StatementId>();
  for (const f of dataflow.facts.values()) {
    const fits = f.events.some(
      (e) =>
        e.role === 'fit' &&
        e.receiverObjects.some((o) => estimators.some((one) => one.objects.has(o))),
    );
    if (fits && [...f.reads].every(isIn)) found.add(f.statement.id);
  }
  return found;
}
