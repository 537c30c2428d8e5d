import { ancestorsOf, type Node, type RawTable } from '../../analysis/staging/index.ts';
import { integerOf } from '../../analysis/staging/expressions.ts';
import type { Expr } from '../../frontend/python/ast.ts';
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
  const own = withoutLaidOut(rawTables(reads, query, slices), reads, slices);
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

/** `df = pd.DataFrame(X)` is the table where `X` as it was loaded goes nowhere else. */
function withoutLaidOut(
  tables: readonly RawRows[],
  reads: NodeReads,
  { served }: Slices,
): readonly RawRows[] {
  return tables.filter(({ variable, node }, i) => {
    const after = reads.nodes.slice(reads.nodes.indexOf(node) + 1);
    const again = after.findIndex((n) => reads.allWrites(n).some((w) => w.name === variable));
    const readers = after
      .slice(0, again < 0 ? after.length : again + 1)
      .filter(
        (other) =>
          reads.anyIn(other, served) && reads.allUses(other).some((use) => use.name === variable),
      );
    return !(
      readers.length > 0 &&
      readers.every((reader) => tables.slice(i + 1).some((later) => later.node === reader))
    );
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

/** Positions of the target's columns in the raw rows, where the notebook takes it from there by position. */
export function targetPositions(reads: NodeReads, slices: Slices, raw: RawRows): readonly number[] {
  const start = reads.nodes.indexOf(raw.node);
  const changed = reads.nodes.findIndex(
    (n, i) => i > start && reads.allWrites(n).some((w) => w.name === raw.variable),
  );
  const unchanged = reads.nodes.slice(start + 1, changed < 0 ? reads.nodes.length : changed + 1);
  return unchanged.flatMap((node) => {
    const bound = reads.effects(node).writes;
    const [only] = bound;
    if (only === undefined || bound.length > 1 || !slices.target.names.has(only.name)) return [];
    const value = boundValue(node);
    const at = value === null ? null : columnOf(value, raw);
    return at === null ? [] : [at];
  });
}

function boundValue(node: Node): Expr | null {
  if (node.kind === 'block') return null;
  if (node.code.kind === 'assign') return node.code.value.node;
  const { node: s } = node.code.statement;
  return s.kind === 'Assign' ? s.value : null;
}

/** `data[:, 2]`, `df.iloc[:, -1].values`: the position of one column. */
function columnOf(expr: Expr, raw: RawRows): number | null {
  if (expr.kind === 'Attribute' && expr.attr === 'values') return columnOf(expr.value, raw);
  if (expr.kind === 'Call' && expr.func.kind === 'Attribute')
    return PLAIN.has(expr.func.attr) ? columnOf(expr.func.value, raw) : null;
  if (expr.kind !== 'Subscript' || expr.slice.kind !== 'Tuple') return null;
  const [rows, column, more] = expr.slice.elements;
  const { value } = expr;
  const base = raw.array === null && value.kind === 'Attribute' ? value.value : value;
  const isPositions = raw.array !== null || (value.kind === 'Attribute' && value.attr === 'iloc');
  const isWhole = rows?.kind === 'Slice' && rows.lower === null && rows.upper === null;
  if (!isPositions || !isWhole || column === undefined || more !== undefined) return null;
  return base.kind === 'Name' && base.id === raw.variable ? integerOf(column) : null;
}

/** Methods that leave the values of a column as they are. */
const PLAIN = new Set(['to_numpy', 'ravel', 'astype', 'copy', 'reshape']);
