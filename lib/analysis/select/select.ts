import type { Stmt } from '../../frontend/python/ast.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type { StatementId } from '../../ir/pipeline.ts';
import type { TypeText } from '../../ir/python-type.ts';
import type { ClassTrait } from '../../summaries/contract.ts';
import type { Dataflow, ObjectId, StateKey, StatementFacts } from '../facts.ts';
import { type Flow, sliceBackward, type Slice } from '../slice.ts';
import { estimatorCandidates, type EstimatorCandidate } from './candidates.ts';
import { relearnedObjects } from './relearned.ts';
import { isOnlyShown, terminalNames } from './terminal.ts';

export type CellMark = 'include' | 'exclude' | 'auto';

export interface SelectionQuery {
  readonly dataflow: Dataflow;
  readonly markOf: (cell: ParsedCell) => CellMark;
  /** Variables that production must yield; empty for the suggestion. */
  readonly targets: readonly string[];
  readonly hasTrait: (type: string, trait: ClassTrait) => boolean;
  /** Take targets for their values only: no predictions, figures of merit or files come along. */
  readonly valuesOnly?: boolean;
  /** Statements that are in whatever else is, unless their cell is left out. */
  readonly also?: readonly StatementId[];
}

export interface SelectedTarget {
  readonly name: string;
  readonly kind: 'estimator' | 'frame' | 'value' | 'object';
  readonly type: TypeText;
}

/** What belongs in production. */
export interface Selection {
  readonly slice: Slice;
  readonly candidates: readonly EstimatorCandidate[];
  /** Chosen estimators, in the order of the document. */
  readonly estimators: readonly EstimatorCandidate[];
  readonly targets: readonly SelectedTarget[];
  /** Targets asked for that no production statement defines. */
  readonly missingTargets: readonly string[];
  /** Figures of merit that belong to other estimators than the chosen. */
  readonly foreign: ReadonlySet<StatementId>;
}

const NONE: ReadonlySet<ObjectId> = new Set();

export function select(query: SelectionQuery): Selection {
  return new Selector(query).run();
}

class Selector {
  readonly #block: readonly Stmt[];
  readonly #all: readonly StatementFacts[];
  readonly #flows: ReadonlyMap<StatementId, Flow>;
  readonly #slices = new Map<StatementId, Slice>();
  readonly #foreign = new Set<StatementId>();

  constructor(readonly query: SelectionQuery) {
    this.#block = query.dataflow.cells.flatMap((cell) => cell.statements);
    this.#all = [...query.dataflow.facts.values()];
    const relearned = relearnedObjects(query.dataflow);
    this.#flows = new Map(
      this.#all.map((f) => [
        f.statement.id,
        { ...f, relearns: relearned.get(f.statement.id) ?? NONE },
      ]),
    );
  }

  run(): Selection {
    const { dataflow, targets, hasTrait } = this.query;
    const candidates = estimatorCandidates(dataflow, {
      hasTrait,
      sliceOf: (id) => this.#sliceOf(id),
    }).filter((c) => !this.#excluded(c.fit));
    const asked =
      this.query.valuesOnly === true ? [] : candidates.filter((c) => targets.includes(c.name));
    const marked = candidates.filter((c) => this.query.markOf(c.fit.cell) === 'include');
    const suggested =
      targets.length === 0
        ? marked.length > 0
          ? marked
          : candidates.slice(0, 1)
        : firstOfEachName(asked);
    const estimators = suggested.toSorted(
      (a, b) => this.#all.indexOf(a.fit) - this.#all.indexOf(b.fit),
    );
    const seeds = new Set<StatementId>();
    for (const estimator of estimators)
      for (const id of this.#estimatorSeeds(estimator, estimators)) seeds.add(id);
    const valueTargets = targets.filter((name) => !asked.some((c) => c.name === name));
    const known = valueTargets.filter((name) => dataflow.names.has(name));
    let names: readonly string[] = known;
    if (estimators.length === 0 && known.length === 0 && this.query.valuesOnly !== true) {
      const written = this.#ownWrites(seeds);
      names = written.length > 0 ? written : this.#terminal();
    }
    this.#markedSeeds(seeds);
    for (const id of this.query.also ?? []) {
      const facts = dataflow.facts.get(id);
      if (facts !== undefined && !this.#excluded(facts)) seeds.add(id);
    }
    if (seeds.size === 0 && names.length === 0 && this.query.valuesOnly !== true)
      for (const f of this.#all) if (!this.#excluded(f)) seeds.add(f.statement.id);
    const slice = this.#slice(seeds, names);
    const missing = valueTargets.filter((name) => !dataflow.names.has(name));
    return {
      slice,
      candidates,
      estimators,
      targets: this.#targets(estimators, names),
      missingTargets: missing,
      foreign: this.#foreign,
    };
  }

  /** The fit, and afterwards its predictions, figures of merit and files. */
  #estimatorSeeds(
    estimator: EstimatorCandidate,
    chosen: readonly EstimatorCandidate[],
  ): ReadonlySet<StatementId> {
    const fit = estimator.fit.statement.id;
    const seeds = new Set<StatementId>([fit]);
    const base = new Set(this.#sliceOf(fit).included);
    for (const other of chosen)
      for (const id of this.#sliceOf(other.fit.statement.id).included) base.add(id);
    const from = this.#all.indexOf(estimator.fit);
    this.#all.forEach((f, i) => {
      if (this.#excluded(f) || i === from) return;
      const predicts =
        i > from &&
        f.defines.size > 0 &&
        f.events.some(
          (e) => e.role === 'predict' && e.receiverObjects.some((o) => estimator.objects.has(o)),
        );
      const writes = this.#writesFile(f);
      const judges = f.displaysMetric && !this.#fitsAgain(f, i, estimator, seeds);
      if (f.displaysMetric && !judges) this.#foreign.add(f.statement.id);
      if (!predicts && !writes && !judges) return;
      const slice = this.#sliceOf(f.statement.id);
      const foreign =
        this.#fitsOutside(slice, base) ||
        (judges && !writes && !this.#isAbout(slice, estimator, chosen));
      if (foreign) {
        if (judges) this.#foreign.add(f.statement.id);
        return;
      }
      seeds.add(f.statement.id);
    });
    return seeds;
  }

  /** Whether a figure of merit is one of a chosen estimator: after its fit, or of it before it is ever fitted. */
  #isAbout(
    slice: Slice,
    estimator: EstimatorCandidate,
    chosen: readonly EstimatorCandidate[],
  ): boolean {
    if (chosen.some((c) => slice.included.has(c.fit.statement.id))) return true;
    const inside = this.#all.filter((f) => slice.included.has(f.statement.id));
    const isOwn = (ids: Iterable<ObjectId>): boolean =>
      [...ids].some((o) => estimator.objects.has(o));
    return (
      inside.some((f) => isOwn(f.readObjects)) &&
      !inside.some((f) => f.events.some((e) => isOwn(e.receiverObjects)))
    );
  }

  /** A figure of merit for which the estimator, having predicted, is fitted once more belongs to that other fit. */
  #fitsAgain(
    f: StatementFacts,
    place: number,
    { fit, objects }: EstimatorCandidate,
    seeds: ReadonlySet<StatementId>,
  ): boolean {
    const from = this.#all.indexOf(fit);
    return (
      place > from &&
      [...f.mutates].some((o) => objects.has(o)) &&
      this.#all
        .slice(from + 1, place)
        .some((e) => seeds.has(e.statement.id) && e.events.some((v) => v.role === 'predict'))
    );
  }

  /** Whether a slice fits an estimator that the production slice does not. */
  #fitsOutside(slice: Slice, base: ReadonlySet<StatementId>): boolean {
    for (const id of slice.included) {
      if (base.has(id)) continue;
      const f = this.query.dataflow.facts.get(id);
      if (
        f?.events.some(
          (e) =>
            (e.role === 'fit' || e.role === 'search' || e.role === 'fit-predict') &&
            f.role === 'train',
        ) === true
      )
        return true;
    }
    return false;
  }

  #ownWrites(seeds: Set<StatementId>): readonly string[] {
    const names = new Set<string>();
    for (const f of this.#all) {
      if (this.#excluded(f)) continue;
      if (f.displaysMetric) seeds.add(f.statement.id);
      if (!this.#writesFile(f)) continue;
      seeds.add(f.statement.id);
      for (const event of f.events) {
        if (event.role !== 'persist') continue;
        const root = event.receiverName ?? event.argumentNames[0] ?? null;
        if (
          root !== null &&
          this.query.dataflow.names.has(root) &&
          !this.query.dataflow.functions.has(root)
        )
          names.add(root);
      }
    }
    return [...names];
  }

  #terminal(): readonly string[] {
    return terminalNames(this.query.dataflow, (f) => !this.#excluded(f), this.query.hasTrait);
  }

  /** A marked cell is in production as a whole, but for what only shows something. */
  #markedSeeds(seeds: Set<StatementId>): void {
    for (const f of this.#all) {
      if (this.query.markOf(f.cell) !== 'include' || isOnlyShown(f)) continue;
      if (f.statement.kind === 'Magic') continue;
      const header = ['If', 'For', 'While', 'With', 'Try', 'Match'].includes(f.statement.kind);
      if (!header) seeds.add(f.statement.id);
    }
  }

  #writesFile(f: StatementFacts): boolean {
    return [...f.writesState].some((s) => s.startsWith('file:')) && !isOnlyShown(f);
  }

  #excluded(f: StatementFacts): boolean {
    return this.query.markOf(f.cell) === 'exclude' && f.role !== 'imports';
  }

  #sliceOf(id: StatementId): Slice {
    const known = this.#slices.get(id);
    if (known !== undefined) return known;
    const slice = this.#slice(new Set([id]), []);
    this.#slices.set(id, slice);
    return slice;
  }

  #slice(seeds: ReadonlySet<StatementId>, names: readonly string[]): Slice {
    const { dataflow } = this.query;
    return sliceBackward({
      block: this.#block,
      flowOf: (id) => this.#flows.get(id),
      seeds,
      names,
      objects: new Set(names.flatMap((name) => [...dataflow.objectsAtEnd(name)])),
      excluded: (id) => {
        const f = dataflow.facts.get(id);
        return f !== undefined && this.#excluded(f);
      },
      dropped: (s) => {
        const f = dataflow.facts.get(s.id);
        return f !== undefined && isOnlyShown(f) && f.defines.size === 0;
      },
      follows: (state) => follows(state, dataflow.seedsRandom),
    });
  }

  #targets(
    estimators: readonly EstimatorCandidate[],
    names: readonly string[],
  ): readonly SelectedTarget[] {
    const { dataflow, hasTrait } = this.query;
    const fitted = estimators.map((c): SelectedTarget => ({
      name: c.name,
      kind: 'estimator',
      type: c.type,
    }));
    const values = names.map((name): SelectedTarget => {
      const known = dataflow.names.get(name);
      const last = known?.definitions.at(-1);
      const type =
        known === undefined || last === undefined
          ? 'Any'
          : known.type === 'Any'
            ? dataflow.typeAfter(last, name)
            : known.type;
      const table = hasTrait(type, 'frame') || hasTrait(type, 'series');
      return {
        name,
        kind: table
          ? 'frame'
          : /^(int|float|str|bool|list|dict|tuple)\b/.test(type)
            ? 'value'
            : 'object',
        type,
      };
    });
    const seen = new Set<string>();
    return [...fitted, ...values].filter(
      (t) => !seen.has(t.name) && seen.add(t.name) !== undefined,
    );
  }
}

function firstOfEachName(candidates: readonly EstimatorCandidate[]): readonly EstimatorCandidate[] {
  const seen = new Set<string>();
  return candidates.filter((c) => !seen.has(c.name) && seen.add(c.name) !== undefined);
}

/** State that a result depends on. Random state only matters when something seeds it; plots and warnings never do. */
export function follows(state: StateKey, seedsRandom: boolean): boolean {
  if (state.startsWith('random:')) return seedsRandom;
  return !['figure', 'options:plot', 'options:warnings', 'clock', 'logging'].includes(state);
}
