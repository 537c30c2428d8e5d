import type { Node } from '../../analysis/staging/index.ts';
import type { Section } from '../outline/index.ts';
import type { Needs } from './backward.ts';
import { CannotStage } from './cannot-stage.ts';
import { cellOf } from './code.ts';
import type { Write } from './effects.ts';
import { linesOf, type NodeReads } from './node-reads.ts';
import type { PlanQuery, StagedGroup } from './plan.ts';
import type { Slices } from './runs.ts';

/** Lines from which a step is cut where another cell begins. */
const LONG = 45;

/** Cuts runs into steps: by section and length, where one variable holds the rows. */
export function groupsOf(
  runs: readonly (readonly Node[])[],
  reads: NodeReads,
  query: PlanQuery,
  slices: Slices,
): readonly StagedGroup[] {
  const grouping = new Grouping(reads, query, slices);
  const taken = new Set(runs.flat());
  return runs
    .flatMap((run) => grouping.grouped(run))
    .map((group) => grouping.withOwn(group, taken));
}

class Grouping {
  constructor(
    readonly reads: NodeReads,
    readonly query: PlanQuery,
    readonly slices: Slices,
  ) {}

  grouped(run: readonly Node[]): readonly StagedGroup[] {
    const pieces: Node[][] = [];
    run.forEach((node, i) => {
      const last = pieces.at(-1);
      const previous = run[i - 1];
      if (last === undefined || previous === undefined) pieces.push([node]);
      else if (this.#cutsBetween(previous, node, last)) pieces.push([node]);
      else last.push(node);
    });
    const merged = this.#mergeEmpty(pieces);
    return merged.map((nodes) => this.#group(nodes));
  }

  #cutsBetween(previous: Node, node: Node, piece: readonly Node[]): boolean {
    if (previous.top === node.top) return false;
    const section = this.#sectionOf(node);
    const other = cellOf(previous) !== cellOf(node);
    const long = other && linesOf(piece) + linesOf([node]) > LONG;
    if (!(section !== this.#sectionOf(previous) || (other && section === null) || long))
      return false;
    return this.#isCut(node);
  }

  /** What was set up before a step and only the step reads becomes part of it: `scaler = MinMaxScaler()`. */
  withOwn(group: StagedGroup, taken: Set<Node>): StagedGroup {
    let nodes = [...group.nodes];
    for (;;) {
      const [first] = nodes;
      const start = first === undefined ? 0 : this.reads.nodes.indexOf(first);
      const reads = new Set(nodes.flatMap((n) => this.reads.allUses(n).map((u) => u.name)));
      const pulled = this.reads.nodes.slice(0, start).findLast((n, i) => {
        if (taken.has(n) || n.kind === 'block' || this.query.staysOut(n)) return false;
        const writes = this.reads.effects(n).writes;
        if (writes.length === 0 || !writes.every((w) => reads.has(w.name))) return false;
        if (writes.some((w) => this.reads.valueOf(n, w)?.time === 'row')) return false;
        const rows = this.reads.effects(n).uses.filter((u) => n.values.get(u.node)?.time === 'row');
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
    return this.reads.nodes.every(
      (n) =>
        n === node ||
        nodes.includes(n) ||
        !this.reads.allUses(n).some((u) => names.includes(u.name)),
    );
  }

  /** Nothing between it and the step changes what it reads. */
  #isStillSo(node: Node, at: number, start: number): boolean {
    const names = new Set(
      [...this.reads.effects(node).uses, ...this.reads.effects(node).writes].map((u) => u.name),
    );
    return !this.reads.nodes
      .slice(at + 1, start)
      .some((n) => this.reads.allWrites(n).some((w) => names.has(w.name)));
  }

  #isCut(node: Node): boolean {
    const { served, train } = this.slices;
    const needs = served.before.get(node);
    if (needs === undefined || needs.size !== 1) return false;
    if (train === null) return true;
    const fitted = train.before.get(node);
    return fitted === undefined || fitted.size === 1;
  }

  /** A piece that processes no served rows goes with the next one, or the last. */
  #mergeEmpty(pieces: readonly Node[][]): readonly Node[][] {
    const { served } = this.slices;
    const out: Node[][] = [];
    let waiting: Node[] = [];
    for (const piece of pieces) {
      if (piece.some((n) => this.reads.anyIn(n, served))) {
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

  #group(nodes: readonly Node[]): StagedGroup {
    const { served, train } = this.slices;
    const [first] = nodes;
    const last = nodes.at(-1);
    if (first === undefined || last === undefined) throw new CannotStage('an empty step', null);
    const next = this.reads.nodes[this.reads.nodes.indexOf(last) + 1];
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
