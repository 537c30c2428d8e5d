import {
  ancestorsOf,
  type Node,
  type RowSetId,
  type StageValue,
  type StagingFacts,
} from '../../analysis/staging/index.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import type { Outline, Section } from '../outline/index.ts';
import { Backward, type Needs } from './backward.ts';
import { cellOf } from './code.ts';
import { type Effects, type EffectsQuery, effectsOf, type Use, type Write } from './effects.ts';
import type { Hoisting } from './hoist.ts';
import type { Question } from './question.ts';

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
  readonly rawRows: string;
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

export class CannotStage extends Error {
  constructor(
    readonly construct: string,
    readonly node: Node | null,
  ) {
    super(construct);
  }
}

/** Statements that a step cannot hold, because others need what they bind: the flow keeps them. */
export class KeepInFlow extends CannotStage {
  constructor(
    construct: string,
    readonly kept: readonly Node[],
  ) {
    super(construct, kept[0] ?? null);
  }
}

const LONG = 45;

export interface PlanQuery {
  readonly facts: StagingFacts;
  readonly question: Question;
  readonly hoisting: Hoisting;
  readonly effectsQuery: EffectsQuery;
  readonly outline: Outline;
  /** Statements that are in flow whatever they do: loads, other estimators, evaluation. */
  readonly staysOut: (node: Node) => boolean;
  /** Judges predictions or makes them: in flow, unless served rows need it. */
  readonly isEvaluation: (node: Node) => boolean;
}

/** Which nodes become steps, and where they are cut. */
export function planStages(query: PlanQuery): Plan {
  return new Planner(query).plan();
}

class Planner {
  readonly #effects = new Map<Node, Effects>();
  readonly #nodes: readonly Node[];
  #targets: ReadonlySet<string> = new Set();
  #targetColumns: ReadonlySet<string> = new Set();

  constructor(readonly query: PlanQuery) {
    this.#nodes = this.#withLiftsTogether(query.hoisting.nodes);
  }

  effects = (node: Node): Effects => {
    const known = this.#effects.get(node);
    if (known !== undefined) return known;
    const made = effectsOf(node, this.query.effectsQuery);
    this.#effects.set(node, made);
    return made;
  };

  plan(): Plan {
    const { question } = this.query;
    const target = this.#targetSlice();
    this.#targets = target.names;
    this.#targetColumns = target.columns;
    const ways = this.#ways();
    const served = this.#slice(question.servedRows, question.answer?.leaf ?? null, ways.served);
    const train =
      question.trainRows === null
        ? null
        : this.#slice(question.trainRows, question.fit?.leaf ?? null, ways.train);
    const runs = this.#runs(served, train, ways);
    const taken = new Set(runs.flat());
    const groups = runs
      .flatMap((run) => this.#grouped(run, served, train))
      .map((group) => this.#withOwn(group, taken));
    return {
      groups,
      effects: this.effects,
      way: ways,
      nodes: this.#nodes,
      targetColumns: [...this.#targetColumns].map((key) => key.slice(1, -1)),
      rawRows: this.#rawRows(target.frames),
      isServed: (node) => this.#anyIn(node, served),
      holdsRows: (name) =>
        this.#nodes.some((n) =>
          this.#allWrites(n).some((w) => w.name === name && ways.served(this.#valueAnywhere(n, w))),
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
      valueOf: (node, write) => this.#valueOf(node, write),
      useValue: (node, use) => node.values.get(use.node) ?? null,
      targets: this.#targets,
    };
  }

  #valueOf(node: Node, write: Write): StageValue | null {
    const after = node.after.get(write.name);
    if (after !== undefined) return after;
    for (const use of this.effects(node).uses)
      if (use.name === write.name) return node.values.get(use.node) ?? null;
    return null;
  }

  #slice(name: string, until: Node | null, onWay: (value: StageValue | null) => boolean): Backward {
    const at = until === null ? this.#nodes.length : this.#indexOf(until);
    const before = this.#nodes.slice(0, at < 0 ? this.#nodes.length : at);
    const keys = new Set<string | null>([null]);
    return new Backward(
      {
        effects: this.effects,
        accepts: (write, node) =>
          onWay(this.#valueOf(node, write)) && !this.#isTargetOnly(write, node),
        follows: (use, node) =>
          onWay(node.values.get(use.node) ?? null) &&
          !this.#targets.has(use.name) &&
          !this.#isSplitBeside(use, node),
      },
      new Map([[name, keys]]),
    ).run(before);
  }

  /** A write to a column of the target alone has no part in serving. */
  #isTargetOnly(write: Write, _node: Node): boolean {
    if (this.#targets.has(write.name)) return true;
    return write.key !== null && this.#targetColumns.has(write.key);
  }

  #indexOf(inner: Node): number {
    const holds = (node: Node): boolean =>
      node === inner ||
      sameLeaf(node, inner) ||
      (node.kind === 'block' &&
        (node.statement === (inner.kind === 'block' ? inner.statement : null) ||
          node.blocks.some((b) => b.some(holds))));
    return this.#nodes.findIndex(holds);
  }

  /** Names that hold the target on its way to the fit, and its columns in the loaded frame. */
  #targetSlice(): {
    names: ReadonlySet<string>;
    columns: ReadonlySet<string>;
    frames: ReadonlySet<string>;
  } {
    const { question } = this.query;
    const none = {
      names: new Set<string>(),
      columns: new Set<string>(),
      frames: new Set<string>(),
    };
    if (question.fit === null) return this.#splitTargets();
    if (question.targetSeeds.size === 0) return none;
    const at = this.#indexOf(question.fit.leaf);
    const isRow = (value: StageValue | null): boolean => value?.time === 'row';
    const slice = new Backward(
      {
        effects: this.effects,
        accepts: (write, node) => isRow(this.#valueOf(node, write)),
        follows: (use, node) =>
          isRow(node.values.get(use.node) ?? null) && !this.#splitsOther(use, node),
      },
      question.targetSeeds,
    ).run(this.#nodes.slice(0, at));
    const names = new Set<string>(question.target === null ? [] : [question.target]);
    const columns = new Set<string>();
    const frames = new Set<string>();
    for (const [name, keys] of question.targetSeeds)
      for (const key of keys)
        if (key?.startsWith("'") === true) {
          columns.add(key);
          frames.add(name);
        }
    for (const node of this.#nodes.slice(0, at)) {
      const needs = slice.before.get(node);
      for (const [name, keys] of needs ?? []) {
        if (keys.has(null)) {
          const value = this.#lastValue(name, node);
          if (value?.shape === 'series' || value === null) names.add(name);
          continue;
        }
        frames.add(name);
      }
      for (const use of slice.included.has(node) ? this.#targetUses(node) : [])
        if (use.single === true && use.key?.startsWith("'") === true) columns.add(use.key);
      const besides = splitCall(node) === null ? [] : featureNames(node);
      for (const write of this.effects(node).writes) {
        if (besides.includes(write.name)) continue;
        const value = this.#valueOf(node, write);
        if (
          slice.included.has(node) &&
          value?.shape === 'series' &&
          write.key === null &&
          value.time === 'row'
        )
          names.add(write.name);
      }
    }
    return { names, columns, frames };
  }

  /** Without a fit: what is split beside the rows. */
  #splitTargets(): {
    names: ReadonlySet<string>;
    columns: ReadonlySet<string>;
    frames: ReadonlySet<string>;
  } {
    const names = new Set<string>();
    const columns = new Set<string>();
    const frames = new Set<string>();
    for (const node of this.#nodes) {
      if (splitCall(node) === null) continue;
      const features = featureNames(node);
      for (const w of this.effects(node).writes) if (!features.includes(w.name)) names.add(w.name);
      for (const use of this.#targetUses(node)) {
        if (use.single !== true || use.key?.startsWith("'") !== true) continue;
        columns.add(use.key);
        frames.add(use.name);
      }
    }
    return { names, columns, frames };
  }

  /** Reads that make a target: what a split gets beside the rows, or what is bound to one name as a column. */
  #targetUses(node: Node): readonly Use[] {
    const { uses, writes } = this.effects(node);
    const [first] = splitCall(node)?.args ?? [];
    if (first !== undefined)
      return uses.filter((u) => u.node.start > first.end || u.node.end < first.start);
    const bindsColumn = writes.every(
      (w) => w.whole && w.key === null && this.#valueOf(node, w)?.shape === 'series',
    );
    return bindsColumn ? uses : [];
  }

  /** What a split is given besides the rows themselves: target, groups, `stratify`. */
  #isSplitBeside(use: Use, node: Node): boolean {
    const call = splitCall(node);
    const [first] = call?.args ?? [];
    if (call === null || first === undefined) return false;
    return !(use.node.start >= first.start && use.node.end <= first.end);
  }

  /** A split gives features and target at once: the target's way goes on with the target alone. */
  #splitsOther(use: Use, node: Node): boolean {
    const call = splitCall(node);
    const [first, second] = (call?.args ?? []).filter((a) => node.values.get(a)?.time === 'row');
    if (first === undefined || second === undefined) return false;
    return use.node.start >= first.start && use.node.end <= first.end;
  }

  #lastValue(name: string, before: Node): StageValue | null {
    let found: StageValue | null = null;
    for (const node of this.#nodes) {
      if (node === before) break;
      const visit = (n: Node): void => {
        found = n.after.get(name) ?? found;
        if (n.kind === 'block') n.blocks.forEach((b) => b.forEach(visit));
      };
      visit(node);
    }
    return found;
  }

  #rawRows(targetFrames: ReadonlySet<string>): string {
    const { facts, question } = this.query;
    const loads = this.#nodes.flatMap((node) => {
      if (node.kind !== 'leaf') return [];
      return [...node.after].flatMap(([name, value]) => {
        const [only] = value.rows;
        const set = only === undefined ? undefined : facts.rowSets.get(only);
        if (set === undefined || !question.served.has(set.id)) return [];
        const loaded = [...ancestorsOf(facts.rowSets, new Set([set.id]))].flatMap(
          (id) => facts.rowSets.get(id) ?? [],
        );
        return loaded.some(
          (l) => l.kind === 'loaded' && l.cell === cellOf(node) && isIn(l.at, node),
        ) && loaded.every((l) => l.cell === cellOf(node) && isIn(l.at, node))
          ? [name]
          : [];
      });
    });
    const features = loads.filter((name) => !this.#targets.has(name));
    const raw =
      features.findLast((name) => !targetFrames.has(name)) ?? features.at(-1) ?? loads.at(-1);
    if (raw === undefined) throw new CannotStage('where the rows are loaded', null);
    const value = this.#nodes.map((n) => n.after.get(raw)).find((v) => v?.time === 'row');
    if (value?.shape !== 'frame' && value?.shape !== 'series')
      throw new CannotStage(`\`${raw}\`, rows that are no table when they are loaded`, null);
    return raw;
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

  /** Contiguous nodes that process rows, with what is learned between them. */
  #runs(served: Backward, train: Backward | null, ways: Ways): readonly (readonly Node[])[] {
    const runs: Node[][] = [];
    let current: Node[] = [];
    const close = (): void => {
      const isIn = (n: Node): boolean => this.#anyIn(n, served);
      const first = current.findIndex((n) => isIn(n) || (train !== null && this.#anyIn(n, train)));
      if (current.some(isIn)) runs.push(this.#trimmed(current, first, served, train));
      current = [];
    };
    // Reads of the target between the two sides of an edit wait until the step is done.
    let waiting: Node[] = [];
    for (const node of this.#nodes) {
      if (this.#belongs(node, served, train, ways)) {
        if (waiting.some((w) => !this.#commutes(w, node))) {
          close();
          waiting = [];
        }
        current.push(node);
      } else if (current.length > 0 && this.#isTargetRead(node)) waiting.push(node);
      else {
        close();
        waiting = [];
      }
    }
    close();
    return runs;
  }

  /** `y_train = train['price']`: one column, into a name of its own. */
  #isTargetRead(node: Node): boolean {
    if (node.kind === 'block' || this.#changesAny(node)) return false;
    const { uses, writes } = this.effects(node);
    const [write, second] = writes;
    return (
      write !== undefined &&
      second === undefined &&
      write.whole &&
      write.key === null &&
      this.#valueOf(node, write)?.shape === 'series' &&
      uses.every((u) => u.key !== null || node.values.get(u.node)?.time !== 'row')
    );
  }

  /** Whether a node may go before a read of a column without the read seeing it. */
  #commutes(read: Node, node: Node): boolean {
    const own = new Set(this.effects(read).writes.map((w) => w.name));
    if (this.#allUses(node).some((u) => own.has(u.name))) return false;
    return this.effects(read).uses.every((u) =>
      this.#allWrites(node).every(
        (w) =>
          w.name !== u.name ||
          (w.key !== null &&
            u.key !== null &&
            w.key.startsWith("'") &&
            u.key.startsWith("'") &&
            w.key !== u.key),
      ),
    );
  }

  /** What is decided before the first edit of rows, and other code needs too, is passed in. */
  #trimmed(run: readonly Node[], first: number, served: Backward, train: Backward | null): Node[] {
    const last = run.findLastIndex(
      (n) => this.#anyIn(n, served) || (train !== null && this.#anyIn(n, train)),
    );
    let from = first;
    // A value that only the first edits read stays with them.
    for (let i = first - 1; i >= 0; i--) {
      const node = run[i];
      if (node === undefined) break;
      const names = this.#allWrites(node).map((w) => w.name);
      // What goes on from an earlier value stays where that value is.
      if (this.#allUses(node).some((u) => names.includes(u.name))) break;
      const readers = this.#nodes.filter((n) =>
        this.#allUses(n).some((u) => names.includes(u.name)),
      );
      const within = run.slice(i, last + 1);
      if (!readers.every((n) => within.includes(n))) break;
      from = i;
    }
    const top = run[last]?.top;
    let to = last + 1;
    while (run[to] !== undefined && run[to]?.top === top) to += 1;
    return run.slice(from, to);
  }

  #anyIn(node: Node, slice: Backward): boolean {
    return (
      slice.included.has(node) ||
      (node.kind === 'block' && node.blocks.some((b) => b.some((n) => this.#anyIn(n, slice))))
    );
  }

  #belongs(node: Node, served: Backward, train: Backward | null, ways: Ways): boolean {
    if (this.query.staysOut(node)) return false;
    if (this.#anyIn(node, served) || (train !== null && this.#anyIn(node, train)))
      return !this.#changesRows(node, [served, ...(train === null ? [] : [train])]);
    if (this.query.isEvaluation(node)) return false;
    const writes = this.#allWrites(node);
    if (writes.length === 0) return false;
    const rowWrites = writes.filter((w) => this.#valueAnywhere(node, w)?.time === 'row');
    if (rowWrites.length > 0 && rowWrites.every((w) => this.#isTargetOnly(w, node))) return false;
    const rows = writes.some((w) => this.#valueAnywhere(node, w)?.time === 'row');
    if (rows) {
      // Rows besides those of the two ways: validation rows that go the same way, or locals of what is learned.
      const target = writes.every((w) => this.#targets.has(w.name));
      if (target || writes.some((w) => ways.targets.has(w.name))) return false;
      // A choice of rows that only learning reads is local to it.
      if (this.#changesAny(node))
        return !writes.some((w) => this.#isReadByFlow(w.name) || this.#isOnWay(w.name, ways));
      // Rows of a way that leave it are the flow's, when the flow reads them.
      const leaves = writes.filter((w) => {
        const value = this.#valueAnywhere(node, w);
        return ways.served(value) || ways.train(value);
      });
      return !leaves.some((w) => this.#isReadByFlow(w.name));
    }
    return this.#readsCurrentRows(node, served, train, ways);
  }

  #isOnWay(name: string, ways: Ways): boolean {
    const { question } = this.query;
    if (name === question.servedRows || name === question.trainRows) return true;
    return this.#nodes.some((n) =>
      this.#allWrites(n).some((w) => {
        if (w.name !== name) return false;
        const value = this.#valueAnywhere(n, w);
        return ways.served(value) || ways.train(value);
      }),
    );
  }

  #isReadByFlow(name: string): boolean {
    return this.#nodes.some(
      (n) =>
        (this.query.staysOut(n) || this.query.isEvaluation(n)) &&
        this.#allUses(n).some((u) => u.name === name),
    );
  }

  /** What is learned from rows as they were before belongs before the step, not into it. */
  #readsCurrentRows(node: Node, served: Backward, train: Backward | null, ways: Ways): boolean {
    const current = new Set([
      ...(served.before.get(node)?.keys() ?? []),
      ...(train?.before.get(node)?.keys() ?? []),
    ]);
    return this.#deepUses(node).every(({ use, at }) => {
      const value = at.values.get(use.node) ?? null;
      const onWay = ways.served(value) || ways.train(value);
      return (
        !onWay ||
        current.has(use.name) ||
        this.#targets.has(use.name) ||
        this.#isLocalRow(use.name, current)
      );
    });
  }

  #deepUses(node: Node): readonly { readonly use: Use; readonly at: Node }[] {
    const inner = node.kind === 'block' ? node.blocks.flat().flatMap((n) => this.#deepUses(n)) : [];
    return [...this.effects(node).uses.map((use) => ({ use, at: node })), ...inner];
  }

  /** Rows made from the current ones: a copy, a part, that only learning reads. */
  #isLocalRow(name: string, current: ReadonlySet<string>): boolean {
    return this.#nodes.some(
      (n) =>
        this.#allWrites(n).some((w) => w.name === name) &&
        !this.query.staysOut(n) &&
        this.#allUses(n).some((u) => current.has(u.name)),
    );
  }

  #allWrites(node: Node): readonly Write[] {
    const inner =
      node.kind === 'block' ? node.blocks.flatMap((b) => b.flatMap((n) => this.#allWrites(n))) : [];
    return [...this.effects(node).writes, ...inner];
  }

  #allUses(node: Node): readonly Use[] {
    const inner =
      node.kind === 'block' ? node.blocks.flatMap((b) => b.flatMap((n) => this.#allUses(n))) : [];
    return [...this.effects(node).uses, ...inner];
  }

  #valueAnywhere(node: Node, write: Write): StageValue | null {
    const own = this.#valueOf(node, write);
    if (own !== null || node.kind !== 'block') return own;
    for (const inner of node.blocks.flat()) {
      const value = this.#valueAnywhere(inner, write);
      if (value !== null) return value;
    }
    return null;
  }

  /** Whether an included leaf makes rows of another set: a load, a split, a filter. */
  #changesRows(node: Node, slices: readonly Backward[]): boolean {
    if (node.kind === 'block') return node.blocks.flat().some((n) => this.#changesRows(n, slices));
    if (!slices.some((s) => s.included.has(node))) return false;
    return this.#changesAny(node);
  }

  #changesAny(node: Node): boolean {
    if (node.kind === 'block') return node.blocks.flat().some((n) => this.#changesAny(n));
    const { facts } = this.query;
    return this.effects(node).writes.some((w) => {
      const value = this.#valueOf(node, w);
      if (value === null || value.time !== 'row') return false;
      return [...value.rows].some((id) => {
        const set = facts.rowSets.get(id);
        // A chain's beginning stands in a node of its own.
        const apart =
          set !== undefined &&
          facts.lifted.has(set.at) &&
          [...facts.tails].some((t) => sameLeaf(t, node));
        return set !== undefined && !apart && set.cell === cellOf(node) && isIn(set.at, node);
      });
    });
  }

  #grouped(run: readonly Node[], served: Backward, train: Backward | null): readonly StagedGroup[] {
    const pieces: Node[][] = [];
    run.forEach((node, i) => {
      const last = pieces.at(-1);
      const previous = run[i - 1];
      if (last === undefined || previous === undefined) pieces.push([node]);
      else if (this.#cutsBetween(previous, node, last, served, train)) pieces.push([node]);
      else last.push(node);
    });
    const merged = this.#mergeEmpty(pieces, served);
    return merged.map((nodes) => this.#group(nodes, served, train));
  }

  #cutsBetween(
    previous: Node,
    node: Node,
    piece: readonly Node[],
    served: Backward,
    train: Backward | null,
  ): boolean {
    if (previous.top === node.top) return false;
    const section = this.#sectionOf(node);
    const other = cellOf(previous) !== cellOf(node);
    const long = other && linesOf(piece) + linesOf([node]) > LONG;
    if (!(section !== this.#sectionOf(previous) || (other && section === null) || long))
      return false;
    return this.#isCut(node, served, train);
  }

  /** What was set up before a step and only the step reads becomes part of it: `scaler = MinMaxScaler()`. */
  #withOwn(group: StagedGroup, taken: Set<Node>): StagedGroup {
    let nodes = [...group.nodes];
    for (;;) {
      const [first] = nodes;
      const start = first === undefined ? 0 : this.#nodes.indexOf(first);
      const reads = new Set(nodes.flatMap((n) => this.#allUses(n).map((u) => u.name)));
      const pulled = this.#nodes.slice(0, start).findLast((n, i) => {
        if (taken.has(n) || n.kind === 'block' || this.query.staysOut(n)) return false;
        const writes = this.effects(n).writes;
        if (writes.length === 0 || !writes.every((w) => reads.has(w.name))) return false;
        if (writes.some((w) => this.#valueOf(n, w)?.time === 'row')) return false;
        const rows = this.effects(n).uses.filter((u) => n.values.get(u.node)?.time === 'row');
        if (rows.some((u) => u.name !== group.served.from && u.name !== group.train?.from))
          return false;
        return this.#onlyReadIn(writes, n, nodes) && this.#isStillSo(n, i, start);
      });
      if (pulled === undefined) return { ...group, nodes };
      taken.add(pulled);
      nodes = [pulled, ...nodes];
    }
  }

  #onlyReadIn(writes: readonly Write[], node: Node, nodes: readonly Node[]): boolean {
    const names = writes.map((w) => w.name);
    return this.#nodes.every(
      (n) =>
        n === node || nodes.includes(n) || !this.#allUses(n).some((u) => names.includes(u.name)),
    );
  }

  /** Nothing between it and the step changes what it reads. */
  #isStillSo(node: Node, at: number, start: number): boolean {
    const names = new Set(
      [...this.effects(node).uses, ...this.effects(node).writes].map((u) => u.name),
    );
    return !this.#nodes
      .slice(at + 1, start)
      .some((n) => this.#allWrites(n).some((w) => names.has(w.name)));
  }

  #isCut(node: Node, served: Backward, train: Backward | null): boolean {
    const needs = served.before.get(node);
    if (needs === undefined || needs.size !== 1) return false;
    if (train === null) return true;
    const fitted = train.before.get(node);
    return fitted === undefined || fitted.size === 1;
  }

  /** A piece that processes no served rows goes with the next one, or the last. */
  #mergeEmpty(pieces: readonly Node[][], served: Backward): readonly Node[][] {
    const out: Node[][] = [];
    let waiting: Node[] = [];
    for (const piece of pieces) {
      if (piece.some((n) => this.#anyIn(n, served))) {
        out.push([...waiting, ...piece]);
        waiting = [];
      } else waiting.push(...piece);
    }
    if (waiting.length > 0) out.at(-1)?.push(...waiting);
    return out;
  }

  #sectionOf(node: Node): Section | null {
    const cell = this.query.facts.nodes.includes(node) ? cellOf(node) : cellOf(node);
    const top = this.query.outline.cells.get(cell.cell.id);
    return top?.section ?? null;
  }

  #group(nodes: readonly Node[], served: Backward, train: Backward | null): StagedGroup {
    const [first] = nodes;
    const last = nodes.at(-1);
    if (first === undefined || last === undefined) throw new CannotStage('an empty step', null);
    const next = this.#nodes[this.#nodes.indexOf(last) + 1];
    const { question } = this.query;
    const from = this.#only(served.before.get(first), first, question.servedRows);
    const to =
      next === undefined
        ? question.servedRows
        : this.#only(served.before.get(next), next, question.servedRows);
    const served_ = { from, to };
    if (train === null || question.trainRows === null)
      return { nodes, anchor: first, served: served_, train: null };
    const trainFrom = this.#only(train.before.get(first), first, question.trainRows);
    const trainTo =
      next === undefined
        ? question.trainRows
        : this.#only(train.before.get(next), next, question.trainRows);
    const same = trainFrom === from && trainTo === to;
    return {
      nodes,
      anchor: first,
      served: served_,
      train: same ? null : { from: trainFrom, to: trainTo },
    };
  }

  #only(needs: Needs | undefined, node: Node, atEnd: string): string {
    if (needs === undefined || needs.size === 0) return atEnd;
    const [name, second] = [...needs.keys()];
    if (name === undefined || second !== undefined)
      throw new CannotStage(
        `rows in several variables at once (${[...needs.keys()].map((n) => `\`${n}\``).join(', ')})`,
        node,
      );
    return name;
  }
}

/** Names of the two sides of a split's first argument. */
function featureNames(node: Node): readonly string[] {
  if (node.kind !== 'leaf' || node.code.kind !== 'statement') return [];
  const { node: s } = node.code.statement;
  const [target] = s.kind === 'Assign' ? s.targets : [];
  const sides = target?.kind === 'Tuple' ? target.elements.slice(0, 2) : [];
  return sides.flatMap((e) => (e.kind === 'Name' ? [e.id] : []));
}

function splitCall(node: Node): Extract<Expr, { kind: 'Call' }> | null {
  if (node.kind !== 'leaf' || node.code.kind !== 'statement') return null;
  const { node: s } = node.code.statement;
  if (s.kind !== 'Assign' || s.value.kind !== 'Call' || s.targets[0]?.kind !== 'Tuple') return null;
  const { func } = s.value;
  const name = func.kind === 'Attribute' ? func.attr : func.kind === 'Name' ? func.id : '';
  return name === 'train_test_split' ? s.value : null;
}

/** A leaf and its copy with parts lifted out are the same place. */
export function sameLeaf(a: Node, b: Node): boolean {
  return a.kind === 'leaf' && b.kind === 'leaf' && a.code === b.code;
}

function isIn(expr: { readonly start: number; readonly end: number }, node: Node): boolean {
  if (node.kind === 'block') return false;
  const range = node.code.kind === 'assign' ? node.code.value.node : node.code.statement.node;
  return expr.start >= range.start && expr.end <= range.end;
}

export function linesOf(nodes: readonly Node[]): number {
  let lines = 0;
  const count = (node: Node): void => {
    if (node.kind === 'leaf') lines += 1;
    else {
      lines += 1;
      node.blocks.flat().forEach(count);
    }
  };
  nodes.forEach(count);
  return lines;
}
