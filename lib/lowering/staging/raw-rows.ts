import { ancestorsOf, type Node, type RawTable } from '../../analysis/staging/index.ts';
import { CannotStage } from './cannot-stage.ts';
import { cellOf } from './code.ts';
import { isIn, type NodeReads } from './node-reads.ts';
import type { PlanQuery } from './plan.ts';
import type { Slices } from './runs.ts';

/** Where the notebook has the rows as they are loaded. */
export interface RawRows {
  readonly variable: string;
  readonly node: Node;
  /** They are an array or a list, and this names their columns; null for a frame. */
  readonly array: Pick<RawTable, 'names'> | null;
}

/** The variable of the rows that predictions are made for, as they come from their file or library. */
export function rawRowsOf(reads: NodeReads, query: PlanQuery, slices: Slices): RawRows {
  const own = rawTables(reads, query, slices);
  const [table, second] = own;
  if (table !== undefined && second === undefined) return table;
  return loadedFrame(reads, query, slices);
}

/** Leaves that bind raw rows on the way to the answer. */
function rawTables(reads: NodeReads, query: PlanQuery, slices: Slices): readonly RawRows[] {
  const { raws } = query.facts;
  return reads.nodes.flatMap((node): readonly RawRows[] => {
    const raw = node.kind === 'leaf' ? raws.get(node.code) : undefined;
    if (raw === undefined || !reads.anyIn(node, slices.served)) return [];
    const name = reads
      .effects(node)
      .writes.map((w) => w.name)
      .find((n) => !slices.target.names.has(n));
    if (name === undefined) return [];
    const { shape } = raw.value;
    return [{ variable: name, node, array: shape === 'frame' ? null : { names: raw.names } }];
  });
}

/** Several tables are on the way: the last one that does not have the target. */
function loadedFrame(reads: NodeReads, query: PlanQuery, slices: Slices): RawRows {
  const { facts, question } = query;
  const { target } = slices;
  const loads = reads.nodes.flatMap((node) => {
    if (node.kind !== 'leaf') return [];
    return [...node.after].flatMap(([name, value]) => {
      const [only] = value.rows;
      const set = only === undefined ? undefined : facts.rowSets.get(only);
      if (set === undefined || !question.served.has(set.id)) return [];
      const loaded = [...ancestorsOf(facts.rowSets, new Set([set.id]))].flatMap(
        (id) => facts.rowSets.get(id) ?? [],
      );
      const isHere = (l: (typeof loaded)[number]): boolean =>
        l.cell === cellOf(node) && isIn(l.at, node);
      return loaded.some((l) => l.kind === 'loaded' && isHere(l)) && loaded.every(isHere)
        ? [name]
        : [];
    });
  });
  const features = loads.filter((name) => !target.names.has(name));
  const raw =
    features.findLast((name) => !target.frames.has(name)) ?? features.at(-1) ?? loads.at(-1);
  const node = reads.nodes.find((n) => n.after.get(raw ?? '')?.time === 'row');
  if (raw === undefined || node === undefined)
    throw new CannotStage('where the rows are loaded', null);
  const shape = node.after.get(raw)?.shape;
  if (shape !== 'frame' && shape !== 'series')
    throw new CannotStage(`\`${raw}\`, rows that are no table when they are loaded`, node);
  return { variable: raw, node, array: null };
}
