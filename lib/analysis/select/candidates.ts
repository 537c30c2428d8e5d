import type { StatementId } from '../../ir/pipeline.ts';
import type { TypeText } from '../../ir/python-type.ts';
import type { ClassTrait } from '../../summaries/contract.ts';
import type { Dataflow, ObjectId, RoleEvent, StatementFacts } from '../facts.ts';
import type { Slice } from '../slice.ts';

/** An estimator that the notebook fits: what production may be for. */
export interface EstimatorCandidate {
  readonly name: string;
  readonly type: TypeText;
  /** The statement that fits it last. */
  readonly fit: StatementFacts;
  readonly event: RoleEvent;
  readonly objects: ReadonlySet<ObjectId>;
  readonly saved: StatementFacts | null;
  readonly written: StatementFacts | null;
  readonly evaluated: StatementFacts | null;
  readonly searched: boolean;
}

export interface CandidateQuestions {
  readonly hasTrait: (type: string, trait: ClassTrait) => boolean;
  readonly sliceOf: (id: StatementId) => Slice;
}

const FITTING = new Set<string>(['fit', 'fit-predict', 'search']);

/** Estimators of the notebook, the one that production is most likely for first. */
export function estimatorCandidates(
  dataflow: Dataflow,
  ask: CandidateQuestions,
): readonly EstimatorCandidate[] {
  const ordered = [...dataflow.facts.values()];
  const byKey = new Map<string, Fit[]>();
  ordered.forEach((facts, index) => {
    for (const event of facts.events) {
      if (!FITTING.has(event.role) || !isEstimator(event, facts, ordered, ask)) continue;
      const name = nameOf(event, facts, dataflow);
      if (name === null) continue;
      const key = `${name} ${[...event.receiverObjects].join(',')}`;
      byKey.set(key, [...(byKey.get(key) ?? []), { fit: facts, event, name, index }]);
    }
  });
  const counting = [...byKey.values()].flatMap((fits) => fitThatCounts(fits, ordered) ?? []);
  const candidates = counting.map((found) => {
    const objects = new Set(found.event.receiverObjects);
    const later = ordered.slice(found.index + 1);
    const touches = (f: StatementFacts): boolean => meets(f.readObjects, objects);
    const saved = later.find((f) => f.role === 'persist' && touches(f)) ?? null;
    const evaluated =
      later.findLast((f) =>
        f.events.some(
          (e) => (e.role === 'predict' || e.role === 'metric') && meets(e.receiverObjects, objects),
        ),
      ) ?? null;
    const written =
      later.find(
        (f) =>
          [...f.writesState].some((s) => s.startsWith('file:')) &&
          ask.sliceOf(f.statement.id).included.has(found.fit.statement.id),
      ) ?? null;
    const type = typeOf(found, dataflow);
    return {
      index: found.index,
      candidate: {
        name: found.name,
        type,
        fit: found.fit,
        event: found.event,
        objects,
        saved,
        written,
        evaluated,
        searched: ask.hasTrait(type, 'search'),
      },
    };
  });
  const score = (c: EstimatorCandidate): number =>
    (c.saved === null ? 0 : 8) +
    (c.written === null ? 0 : 4) +
    (c.evaluated === null ? 0 : 2) +
    (c.searched ? 1 : 0);
  return candidates
    .toSorted((a, b) => score(b.candidate) - score(a.candidate) || b.index - a.index)
    .map((c) => c.candidate);
}

interface Fit {
  readonly fit: StatementFacts;
  readonly event: RoleEvent;
  readonly name: string;
  readonly index: number;
}

/** The last fit of an object, unless nobody asks it anything afterwards and an earlier one was asked. */
function fitThatCounts(fits: readonly Fit[], ordered: readonly StatementFacts[]): Fit | undefined {
  const last = fits.at(-1);
  if (last === undefined || last.fit.parent !== null) return last;
  const objects = new Set(last.event.receiverObjects);
  const isAsked = (from: number, to: number): boolean =>
    ordered
      .slice(from + 1, to)
      .some((f) => f.events.some((e) => e.role === 'predict' && meets(e.receiverObjects, objects)));
  const isKept = ordered
    .slice(last.index + 1)
    .some((f) => f.role === 'persist' && meets(f.readObjects, objects));
  if (isKept || isAsked(last.index - 1, ordered.length)) return last;
  return (
    fits.findLast((fit, i) => isAsked(fit.index, fits[i + 1]?.index ?? ordered.length)) ?? last
  );
}

function meets(a: Iterable<ObjectId>, b: ReadonlySet<ObjectId>): boolean {
  for (const object of a) if (b.has(object)) return true;
  return false;
}

function isEstimator(
  event: RoleEvent,
  facts: StatementFacts,
  all: readonly StatementFacts[],
  ask: CandidateQuestions,
): boolean {
  const type = event.receiverType;
  const traits = [
    'classifier',
    'regressor',
    'clusterer',
    'search',
    'model-network',
    'pipeline',
  ] as const;
  if (type !== null && traits.some((trait) => ask.hasTrait(type, trait))) return true;
  if (type !== null && ask.hasTrait(type, 'transformer')) return false;
  if (event.argumentNames.length >= 2) return true;
  // Of an unknown class: an estimator is what predicts later.
  const objects = new Set(event.receiverObjects);
  const from = all.indexOf(facts);
  return all
    .slice(from)
    .some((f) => f.events.some((e) => e.role === 'predict' && meets(e.receiverObjects, objects)));
}

/** The variable that holds the fitted estimator afterwards. */
function nameOf(event: RoleEvent, facts: StatementFacts, dataflow: Dataflow): string | null {
  const defined = [...facts.defines];
  if (event.receiverName !== null && !defined.includes(event.receiverName))
    return event.receiverName;
  const typed = defined.find(
    (name) =>
      event.receiverType !== null &&
      dataflow.typeAfter(facts.statement.id, name) === event.receiverType,
  );
  return typed ?? defined[0] ?? event.receiverName;
}

function typeOf(
  found: { fit: StatementFacts; event: RoleEvent; name: string },
  dataflow: Dataflow,
): TypeText {
  return found.event.receiverType ?? dataflow.names.get(found.name)?.type ?? 'Any';
}
