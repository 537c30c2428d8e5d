import type { Node } from '../../analysis/staging/index.ts';
import { isColumn } from '../../analysis/staging/values.ts';
import type { Backward } from './backward.ts';
import { cellOf } from './code.ts';
import { isIn, type NodeReads, sameLeaf } from './node-reads.ts';
import type { PlanQuery, Ways } from './plan.ts';
import { isTargetOnly, type TargetNames } from './target-names.ts';

/** The slices along both ways, in which the nodes of the steps are. */
export interface Slices {
  readonly served: Backward;
  readonly train: Backward | null;
  readonly ways: Ways;
  readonly target: TargetNames;
}

/** Contiguous nodes that process rows, with what is learned between them. */
export function runsOf(
  reads: NodeReads,
  query: PlanQuery,
  slices: Slices,
): readonly (readonly Node[])[] {
  return new Runs(reads, query, slices).runs();
}

class Runs {
  /** What the ways read, and what that is computed from. */
  readonly #needed: ReadonlySet<string>;

  constructor(
    readonly reads: NodeReads,
    readonly query: PlanQuery,
    readonly slices: Slices,
  ) {
    this.#needed = this.#neededNames();
  }

  /** Contiguous nodes that process rows, with what is learned between them. */
  runs(): readonly (readonly Node[])[] {
    const { served, train } = this.slices;
    const runs: Node[][] = [];
    let current: Node[] = [];
    const close = (): void => {
      const isIn = (n: Node): boolean => this.reads.anyIn(n, served);
      const first = current.findIndex(
        (n) => isIn(n) || (train !== null && this.reads.anyIn(n, train)),
      );
      if (current.some(isIn)) runs.push(this.#trimmed(current, first));
      current = [];
    };
    // Reads of the target between the two sides of an edit wait until the step is done.
    let waiting: Node[] = [];
    for (const node of this.reads.nodes) {
      if (this.#belongs(node)) {
        if (waiting.some((w) => !this.#commutes(w, node))) {
          close();
          waiting = [];
        }
        current.push(node);
      } else if (current.length > 0 && (this.query.mayWait(node) || this.#isTargetRead(node)))
        waiting.push(node);
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
    const { uses, writes } = this.reads.effects(node);
    const [write, second] = writes;
    return (
      write !== undefined &&
      second === undefined &&
      write.whole &&
      write.key === null &&
      isColumn(this.reads.valueOf(node, write)) &&
      uses.every((u) => u.key !== null || node.values.get(u.node)?.time !== 'row')
    );
  }

  /** Whether a node may go before a read of a column without the read seeing it. */
  #commutes(read: Node, node: Node): boolean {
    const own = new Set(this.reads.allWrites(read).map((w) => w.name));
    if (this.reads.allUses(node).some((u) => own.has(u.name))) return false;
    if (this.reads.allWrites(node).some((w) => own.has(w.name))) return false;
    return this.reads
      .allUses(read)
      .every((u) =>
        this.reads
          .allWrites(node)
          .every(
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
  #trimmed(run: readonly Node[], first: number): Node[] {
    const { served, train } = this.slices;
    const last = run.findLastIndex(
      (n) => this.reads.anyIn(n, served) || (train !== null && this.reads.anyIn(n, train)),
    );
    let from = first;
    // A value that only the first edits read stays with them.
    for (let i = first - 1; i >= 0; i--) {
      const node = run[i];
      if (node === undefined) break;
      const names = this.reads.allWrites(node).map((w) => w.name);
      // What goes on from an earlier value stays where that value is.
      if (this.reads.allUses(node).some((u) => names.includes(u.name))) break;
      const readers = this.reads.nodes.filter((n) =>
        this.reads.allUses(n).some((u) => names.includes(u.name)),
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

  #belongs(node: Node): boolean {
    const { served, train, ways } = this.slices;
    if (this.query.staysOut(node)) return false;
    if (this.reads.anyIn(node, served) || (train !== null && this.reads.anyIn(node, train)))
      return !this.#changesRows(node, [served, ...(train === null ? [] : [train])]);
    const writes = this.reads.allWrites(node);
    if (writes.length === 0) return false;
    // Answers of an earlier model, from which something is learned, judge nothing.
    if (this.query.isEvaluation(node) && !writes.every((w) => this.#needed.has(w.name)))
      return false;
    const rowWrites = writes.filter((w) => this.reads.valueAnywhere(node, w)?.time === 'row');
    if (rowWrites.length > 0 && rowWrites.every((w) => isTargetOnly(this.slices.target, w)))
      return false;
    const rows = writes.some((w) => this.reads.valueAnywhere(node, w)?.time === 'row');
    if (rows) {
      // Rows besides those of the two ways: validation rows that go the same way, or locals of what is learned.
      const target = writes.every((w) => this.slices.target.names.has(w.name));
      if (target || writes.some((w) => ways.targets.has(w.name))) return false;
      // A choice of rows that only learning reads is local to it.
      if (this.#changesAny(node))
        return !writes.some((w) => this.#isReadByFlow(w.name) || this.#isOnWay(w.name));
      // Rows of a way that leave it are the flow's, when the flow reads them.
      const leaves = writes.filter((w) => {
        const value = this.reads.valueAnywhere(node, w);
        return ways.served(value) || ways.train(value);
      });
      return !leaves.some((w) => this.#isReadByFlow(w.name));
    }
    return this.#readsCurrentRows(node);
  }

  #neededNames(): ReadonlySet<string> {
    const { served, train } = this.slices;
    const isOnWay = (node: Node): boolean =>
      this.reads.anyIn(node, served) || (train !== null && this.reads.anyIn(node, train));
    const needed = new Set<string>();
    for (const node of this.reads.nodes.toReversed()) {
      const feeds =
        isOnWay(node) ||
        (!this.query.staysOut(node) && this.reads.allWrites(node).some((w) => needed.has(w.name)));
      if (feeds) for (const { name } of this.reads.allUses(node)) needed.add(name);
    }
    return needed;
  }

  #isOnWay(name: string): boolean {
    const { ways } = this.slices;
    const { question } = this.query;
    if (name === question.servedRows || name === question.trainRows) return true;
    return this.reads.nodes.some((n) =>
      this.reads.allWrites(n).some((w) => {
        if (w.name !== name) return false;
        const value = this.reads.valueAnywhere(n, w);
        return ways.served(value) || ways.train(value);
      }),
    );
  }

  #isReadByFlow(name: string): boolean {
    return this.reads.nodes.some(
      (n) =>
        (this.query.staysOut(n) || this.query.isEvaluation(n)) &&
        this.reads.allUses(n).some((u) => u.name === name),
    );
  }

  /** What is learned from rows as they were before belongs before the step, not into it. */
  #readsCurrentRows(node: Node): boolean {
    const { served, train, ways } = this.slices;
    const current = new Set([
      ...(served.before.get(node)?.keys() ?? []),
      ...(train?.before.get(node)?.keys() ?? []),
    ]);
    return this.reads.deepUses(node).every(({ use, at }) => {
      const value = at.values.get(use.node) ?? null;
      const onWay = ways.served(value) || ways.train(value);
      return (
        !onWay ||
        current.has(use.name) ||
        this.slices.target.names.has(use.name) ||
        this.#isLocalRow(use.name, current)
      );
    });
  }

  /** Rows made from the current ones: a copy, a part, that only learning reads. */
  #isLocalRow(name: string, current: ReadonlySet<string>): boolean {
    return this.reads.nodes.some(
      (n) =>
        this.reads.allWrites(n).some((w) => w.name === name) &&
        !this.query.staysOut(n) &&
        this.reads.allUses(n).some((u) => current.has(u.name)),
    );
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
    return this.reads.effects(node).writes.some((w) => {
      const value = this.reads.valueOf(node, w);
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
}
