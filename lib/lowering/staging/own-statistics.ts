import { ancestorsOf, type Node, type RowSetId } from '../../analysis/staging/index.ts';
import { CONSTANT } from '../../analysis/staging/values.ts';
import type { Backward } from './backward.ts';
import { CannotStage, KeepInFlow } from './cannot-stage.ts';
import type { GroupCode } from './group-code.ts';

/** From which side's rows a value is learned. */
export type LearnedFrom = 'training' | 'served' | 'both' | 'shared';

/** The side whose rows the statements that learn a value read. */
export function learnedFrom(code: GroupCode, name: string): LearnedFrom {
  const { way } = code.query.plan;
  const is = (side: typeof way.served, id: RowSetId): boolean =>
    side({ ...CONSTANT, time: 'row', rows: new Set([id]) });
  const ids = ancestorsOf(code.query.facts.rowSets, rowsReadFor(code, name));
  const served = [...ids].some((id) => is(way.served, id) && !is(way.train, id));
  const training = [...ids].some((id) => is(way.train, id) && !is(way.served, id));
  if (served) return training ? 'both' : 'served';
  return training ? 'training' : 'shared';
}

function rowsReadFor(code: GroupCode, name: string): ReadonlySet<RowSetId> {
  const rows = new Set<RowSetId>();
  for (const node of code.writers(name)) {
    node.after.get(name)?.from.forEach((id) => rows.add(id));
    for (const use of code.query.plan.effects(node).uses)
      code.query.plan.way.useValue(node, use)?.rows.forEach((id) => rows.add(id));
  }
  return rows;
}

/**
 * Held-out rows that are processed with statistics of their own: what then happens to training rows is no part of
 * serving. The flow keeps it, and the step is fitted on the rows that are served, as in the notebook.
 */
export function keepTrainingApart(code: GroupCode, served: Backward, fit: ReadonlySet<Node>): void {
  const apart = code.leaves.filter(
    (n) => n.kind === 'leaf' && !served.included.has(n) && !fit.has(n),
  );
  if (apart.length > 0)
    throw new KeepInFlow('rows that are processed with statistics of their own', apart);
}

/** What is learned from the rows of both sides is learned before the step, which is given it. */
export function keepSharedLearning(code: GroupCode, served: Backward, name: string): void {
  const tops = code.topsOf(name);
  const processes = (node: Node): boolean =>
    (node.kind === 'leaf' && served.included.has(node)) ||
    (node.kind === 'block' && node.blocks.flat().some(processes));
  const reason = `\`${name}\`, which is learned from training rows and held-out rows together`;
  const mixed = tops.find(processes);
  if (mixed !== undefined) throw new CannotStage(reason, mixed);
  throw new KeepInFlow(reason, tops);
}

/** Blocks of which the flow keeps a part, in two: the part that is kept, and the rest. */
export function withBlocksApart(
  nodes: readonly Node[],
  kept: ReadonlySet<Node>,
  touches: (node: Node) => {
    readonly reads: readonly string[];
    readonly writes: readonly string[];
  },
): readonly Node[] {
  return nodes.flatMap((node): readonly Node[] => {
    if (node.kind === 'leaf' || kept.has(node)) return [node];
    const leaves = leavesOf(node);
    const inside = leaves.filter((n) => kept.has(n));
    const rest = leaves.filter((n) => !kept.has(n));
    if (inside.length === 0 || rest.length === 0) return [node];
    const loop = new Set(touches({ ...node, blocks: [] }).writes);
    const one = gather(inside, touches, loop);
    const other = gather(rest, touches, loop);
    const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
      [...a].some((name) => b.has(name));
    if (meet(one.writes, other.all) || meet(other.writes, one.all))
      throw new CannotStage(
        'a loop over rows of both sides, each with statistics of its own',
        node,
      );
    const first = only(node, (n) => kept.has(n));
    const second = only(node, (n) => !kept.has(n));
    return [...(first === null ? [] : [first]), ...(second === null ? [] : [second])];
  });
}

function leavesOf(node: Node): readonly Node[] {
  return node.kind === 'leaf' ? [node] : node.blocks.flat().flatMap(leavesOf);
}

function gather(
  nodes: readonly Node[],
  touches: Parameters<typeof withBlocksApart>[2],
  loop: ReadonlySet<string>,
): { readonly writes: ReadonlySet<string>; readonly all: ReadonlySet<string> } {
  const found = nodes.map(touches);
  const writes = found.flatMap((t) => t.writes).filter((n) => !loop.has(n));
  return {
    writes: new Set(writes),
    all: new Set([...writes, ...found.flatMap((t) => t.reads)]),
  };
}

function only(node: Node, keep: (node: Node) => boolean): Node | null {
  if (node.kind === 'leaf') return keep(node) ? node : null;
  const blocks = node.blocks.map((b) => b.flatMap((n) => only(n, keep) ?? []));
  return blocks.flat().length === 0 ? null : { ...node, blocks };
}
