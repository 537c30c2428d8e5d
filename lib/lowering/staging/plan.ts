import {
  ancestorsOf,
  type Node,
  type RowSetId,
  type StageValue,
  type StagingFacts,
} from '../../analysis/staging/index.ts';
import type { Outline } from '../outline/index.ts';
import { Backward } from './backward.ts';
import { CannotStage } from './cannot-stage.ts';
import type { Effects, EffectsQuery, Use, Write } from './effects.ts';
import { groupsOf } from './grouping.ts';
import type { Hoisting } from './hoist.ts';
import { NodeReads, sameLeaf } from './node-reads.ts';
import type { Question } from './question.ts';
import { type RawRows, rawRowsOf, targetPositions } from './raw-rows.ts';
import { runsOf } from './runs.ts';
import { isSplitBeside, isTargetOnly, type TargetNames, targetNames } from './target-names.ts';

/** A run of nodes that becomes one staged step. */
export interface StagedGroup {
  readonly nodes: readonly Node[];
  /** The node in whose place the step stands: what was set up for it before may stand earlier. */
  readonly anchor: Node;
  /** Variable of the served rows before and after. */
  readonly served: { readonly from: string; readonly to: string };
  /** Variable of the training rows before and after; null when the same statements process both. */
  readonly train: { readonly from: string; readonly to: string } | null;
}

export interface Plan {
  readonly groups: readonly StagedGroup[];
  readonly effects: (node: Node) => Effects;
  readonly way: Ways;
  readonly nodes: readonly Node[];
  /** Raw columns of the target at the load. */
  readonly targetColumns: readonly string[];
  readonly raw: RawRows;
  /** The same by position, where the notebook chooses it so. */
  readonly targetPositions: readonly number[];
  readonly isServed: (node: Node) => boolean;
  /** Whether the name ever holds rows of the way to the answer. */
  readonly holdsRows: (name: string) => boolean;
  /** The one variable of rows of a way before a node; null when there are several or none. */
  readonly rowsAt: (node: Node, way: 'served' | 'train') => string | null;
}

/** The ways of rows to the fit and to the answer. */
export interface Ways {
  readonly served: (value: StageValue | null) => boolean;
  readonly train: (value: StageValue | null) => boolean;
  readonly valueOf: (node: Node, write: Write) => StageValue | null;
  readonly useValue: (node: Node, use: Use) => StageValue | null;
  /** Whether a row set is on one of the ways, or comes from one. */
  readonly isRoot: (id: RowSetId) => boolean;
  /** Names that hold the target on the way to the fit. */
  readonly targets: ReadonlySet<string>;
}

export interface PlanQuery {
  readonly facts: StagingFacts;
  readonly question: Question;
  readonly hoisting: Hoisting;
  readonly effectsQuery: EffectsQuery;
  readonly outline: Outline;
  /** Statements that are in flow whatever they do: loads, other estimators, evaluation. */
  readonly staysOut: (node: Node) => boolean;
  /** Whether the flow may have a statement after the step that begins before it. */
  readonly mayWait: (node: Node) => boolean;
  /** Judges predictions or makes them: in flow, unless served rows need it. */
  readonly isEvaluation: (node: Node) => boolean;
}

/** Which nodes become steps, and where they are cut. */
export function planStages(query: PlanQuery): Plan {
  return new Planner(query).plan();
}

const NO_TARGET: TargetNames = { names: new Set(), columns: new Set(), frames: new Set() };

class Planner {
  readonly #reads: NodeReads;
  #target: TargetNames = NO_TARGET;

  constructor(readonly query: PlanQuery) {
    this.#reads = new NodeReads(this.#withLiftsTogether(query.hoisting.nodes), query.effectsQuery);
  }

  plan(): Plan {
    const { question } = this.query;
    const target = targetNames(this.#reads, question, this.query.facts);
    this.#target = target;
    const ways = this.#ways();
    const served = this.#slice(question.servedRows, question.answer?.leaf ?? null, ways.served);
    const train =
      question.trainRows === null
        ? null
        : this.#slice(question.trainRows, question.fit?.leaf ?? null, ways.train);
    const slices = { served, train, ways, target };
    const runs = runsOf(this.#reads, this.query, slices);
    const groups = groupsOf(runs, this.#reads, this.query, slices);
    const raw = rawRowsOf(this.#reads, this.query, slices);
    return {
      groups,
      effects: this.#reads.effects,
      way: ways,
      nodes: this.#reads.nodes,
      targetColumns: [...target.columns].map((key) => key.slice(1, -1)),
      raw,
      targetPositions: targetPositions(this.#reads, slices, raw),
      isServed: (node) => this.#reads.anyIn(node, served),
      holdsRows: (name) =>
        this.#reads.nodes.some((n) =>
          this.#reads
            .allWrites(n)
            .some((w) => w.name === name && ways.served(this.#reads.valueAnywhere(n, w))),
        ),
      rowsAt: (node, way) => {
        const needs = (way === 'served' ? served : (train ?? served)).before.get(node);
        const [name, second] = [...(needs?.keys() ?? [])];
        return second === undefined ? (name ?? null) : null;
      },
    };
  }

  #ways(): Ways {
    const { question } = this.query;
    const meets = (rows: ReadonlySet<RowSetId>) => (value: StageValue | null) =>
      value !== null && value.time === 'row' && [...value.rows].some((id) => rows.has(id));
    return {
      served: meets(question.served),
      train: meets(question.train),
      isRoot: (id) =>
        [...ancestorsOf(this.query.facts.rowSets, new Set([id]))].some(
          (one) => question.served.has(one) || question.train.has(one),
        ),
      valueOf: (node, write) => this.#reads.valueOf(node, write),
      useValue: (node, use) => node.values.get(use.node) ?? null,
      targets: this.#target.names,
    };
  }

  #slice(name: string, until: Node | null, onWay: (value: StageValue | null) => boolean): Backward {
    const at = until === null ? this.#reads.nodes.length : this.#reads.indexOf(until);
    const before = this.#reads.nodes.slice(0, at < 0 ? this.#reads.nodes.length : at);
    const keys = new Set<string | null>([null]);
    const slice = new Backward(
      {
        effects: this.#reads.effects,
        accepts: (write, node) =>
          onWay(this.#reads.valueOf(node, write)) && !isTargetOnly(this.#target, write),
        follows: (use, node) =>
          onWay(node.values.get(use.node) ?? null) &&
          !this.#target.names.has(use.name) &&
          !isSplitBeside(use, node),
      },
      new Map([[name, keys]]),
    ).run(before);
    this.#checkOrigin(slice, before, until);
    return slice;
  }

  /** Rows that nothing before the call makes are made beside it, in a loop: a way that begins there would lack what comes before. */
  #checkOrigin(slice: Backward, before: readonly Node[], until: Node | null): void {
    for (const name of slice.needs.keys())
      if (!before.some((n) => this.#reads.allWrites(n).some((w) => w.name === name)))
        throw new CannotStage(
          `\`${name}\`, rows that the loop around the fit makes anew in every round`,
          until,
        );
  }

  /** Rows computed for the answer are computed beside those for the fit, when nothing between changes what they read. */
  #withLiftsTogether(nodes: readonly Node[]): readonly Node[] {
    const { lifts } = this.query.facts;
    const { fit, answer } = this.query.question;
    if (fit === null || answer === null) return nodes;
    const isLift = (node: Node): boolean =>
      node.kind === 'leaf' && [...lifts].some((l) => sameLeaf(l, node));
    const out = [...nodes];
    const fitAt = out.findIndex((n) => n.top.id === fit.leaf.top.id);
    const from = out.findIndex((n) => n.top.id === answer.leaf.top.id && isLift(n));
    if (fitAt < 0 || from <= fitAt) return nodes;
    const [lift] = out.splice(from, 1);
    const own = out[fitAt];
    const at = own !== undefined && isLift(own) ? fitAt + 1 : fitAt;
    if (lift !== undefined) out.splice(at, 0, lift);
    return out;
  }
}
