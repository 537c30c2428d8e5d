import type { Role } from '../../ir/pipeline.ts';
import type { Unit } from '../units.ts';

/** Phases in their usual order; a cell that runs through them once is cut where they change. */
export const PHASE: Readonly<Record<Role, number>> = {
  imports: -1,
  define: -1,
  configuration: -1,
  explore: -1,
  load: 0,
  prepare: 1,
  engineer: 1,
  select: 1,
  split: 2,
  train: 3,
  evaluate: 4,
  persist: 5,
};

const TRAIN = PHASE.train;
const EVALUATE = PHASE.evaluate;

/**
 * The phase that each unit belongs to. Its own role says it, but for three cases:
 *
 *     cv = cross_val_score(clf, X, y)  before clf.fit(X, y)      training: nothing is fitted yet to be judged
 *     errors = y_test - predicted      read by evaluation only    evaluation
 *     clf = SVC(C=1)                   reads no data              that of the unit after it, when that uses it
 */
export function phasesOf(units: readonly Unit[]): ReadonlyMap<Unit, number> {
  const setUp = setUpUnits(units);
  const phases = new Map(units.map((unit) => [unit, PHASE[unit.role]]));
  const firstFitted = units.findIndex(({ role }) => role === 'train' || role === 'evaluate');
  const readers = new Map<string, Set<number>>();
  for (let i = units.length - 1; i >= 0; i--) {
    const unit = units[i];
    if (unit === undefined) continue;
    const yields = [...unit.defines].flatMap((name) => [...(readers.get(name) ?? [])]);
    const next = units[i + 1];
    const nextPhase = next === undefined ? -1 : (phases.get(next) ?? -1);
    if (setUp.units.has(unit)) {
      phases.set(unit, nextPhase >= TRAIN && yields.length > 0 ? nextPhase : -1);
    } else if (unit.role === 'evaluate') {
      const judged = [...unit.exposed].filter((name) => setUp.namesBefore(unit).has(name));
      if (judged.some((name) => readers.get(name)?.has(TRAIN) === true)) phases.set(unit, TRAIN);
    } else if (PHASE[unit.role] === PHASE.engineer && firstFitted !== -1 && i > firstFitted) {
      if (yields.length > 0 && yields.every((phase) => phase === EVALUATE))
        phases.set(unit, EVALUATE);
    }
    for (const name of unit.kills) readers.delete(name);
    for (const name of unit.exposed) {
      const known = readers.get(name) ?? new Set<number>();
      readers.set(name, known.add(phases.get(unit) ?? -1));
    }
  }
  followJudgement(units, phases);
  return phases;
}

/** `print(scores)` goes with the cross-validation that made them. */
function followJudgement(units: readonly Unit[], phases: Map<Unit, number>): void {
  const judged = new Set<string>();
  for (const unit of units) {
    if (unit.role !== 'evaluate') continue;
    const reads = [...unit.exposed].some((name) => judged.has(name));
    const isEarly = phases.get(unit) === TRAIN;
    for (const name of unit.defines) {
      if (isEarly || reads) judged.add(name);
      else judged.delete(name);
    }
    const next = units.slice(units.indexOf(unit) + 1).find((other) => other.role !== 'evaluate');
    if (reads && next !== undefined && phases.get(next) === TRAIN) phases.set(unit, TRAIN);
  }
}

interface SetUp {
  readonly units: ReadonlySet<Unit>;
  /** Names that hold nothing learned or loaded when the unit begins. */
  readonly namesBefore: (unit: Unit) => ReadonlySet<string>;
}

/** Units that read no data, not even through others: constructors, grids, empty lists. */
function setUpUnits(units: readonly Unit[]): SetUp {
  const plain = new Set<string>();
  const found = new Set<Unit>();
  const before = new Map<Unit, ReadonlySet<string>>();
  for (const unit of units) {
    if (unit.role === 'evaluate') before.set(unit, new Set(plain));
    const isPlain = readsNoData(unit, plain);
    if (isPlain) found.add(unit);
    for (const name of unit.defines) {
      if (isPlain) plain.add(name);
      else plain.delete(name);
    }
    // What it is handed may be filled with data: `frames.append(...)` in a loop, `clf.fit(X, y)`.
    if (!isPlain && mayChangeArguments(unit)) for (const name of unit.exposed) plain.delete(name);
  }
  return { units: found, namesBefore: (unit) => before.get(unit) ?? new Set() };
}

function mayChangeArguments({ statement, facts, role }: Unit): boolean {
  const isBlock = 'body' in statement;
  return isBlock || role === 'train' || (role !== 'evaluate' && facts.mutates.size > 0);
}

function readsNoData(
  { statement, facts, exposed, role }: Unit,
  plain: ReadonlySet<string>,
): boolean {
  const isSimple = statement.kind === 'Assign' || statement.kind === 'AnnAssign';
  const isPhaseless = PHASE[role] <= PHASE.engineer && role !== 'load';
  return (
    isSimple &&
    isPhaseless &&
    facts.readsState.size === 0 &&
    [...exposed].every((name) => plain.has(name))
  );
}
