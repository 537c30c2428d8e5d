import type { KnownColumn, KnownTable } from '../known/known-table.ts';
import { makeColumn, type MadeColumn } from './make-column.ts';
import { Draws } from './random.ts';

/** Rows of each made file: rows of files that belong together stand at the same place. */
export const ROWS = 120;
/** Columns that a target follows. */
const MOST_FOLLOWED = 8;

/** Columns with their values, by name. */
export type MadeTable = ReadonlyMap<string, MadeColumn>;

/** A table for each; a target follows the other columns, so that there is something to learn. */
export function makeTables(
  tables: ReadonlyMap<string, KnownTable>,
): ReadonlyMap<string, MadeTable> {
  const made = new Map<string, Map<string, MadeColumn>>();
  for (const [file, { columns }] of tables) {
    const seed = file.split(/[/\\]/).at(-1) ?? file;
    made.set(file, new Map([...columns.values()].map((c) => [c.name, makeColumn(c, ROWS, seed)])));
  }
  for (const [file, { columns }] of tables)
    for (const { name, namesOf } of columns.values())
      if (namesOf !== null) made.get(file)?.set(name, featuresOf(tables.get(namesOf)));
  for (const [file, { columns }] of tables)
    for (const column of columns.values())
      if (column.uses.has('target')) follow(column, file, tables, made);
  return made;
}

/** Names of the columns but the target. */
function featuresOf(table: KnownTable | undefined): MadeColumn {
  const columns = [...(table?.columns.values() ?? [])];
  return columns.flatMap(({ name, uses }) => (uses.has('target') ? [] : [name])).slice(0, ROWS);
}

function follow(
  target: KnownColumn,
  file: string,
  tables: ReadonlyMap<string, KnownTable>,
  made: ReadonlyMap<string, Map<string, MadeColumn>>,
): void {
  const own = tables.get(file);
  const values = made.get(file)?.get(target.name);
  if (own === undefined || values === undefined) return;
  // A file with nothing but the target: the features stand in another one.
  const isAlone = [...own.columns.values()].every(({ uses }) => uses.has('target'));
  const [other] = [...tables].filter(([place]) => place !== file);
  const place = isAlone && other !== undefined ? other[0] : file;
  const scores = scoresOf(tables.get(place), made.get(place), target.name);
  const order = scores.map((_, at) => at).toSorted((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const sorted = values.toSorted(compareValues);
  const placed: (string | null)[] = [...values];
  for (const [rank, at] of order.entries()) placed[at] = sorted[rank] ?? null;
  made.get(file)?.set(target.name, placed);
}

function scoresOf(
  table: KnownTable | undefined,
  made: ReadonlyMap<string, MadeColumn> | undefined,
  seed: string,
): readonly number[] {
  const draws = new Draws(`${seed}/score`);
  const features = [...(table?.columns.values() ?? [])].filter(
    ({ uses }) => !uses.has('target') && !uses.has('key'),
  );
  const ranks = features.slice(0, MOST_FOLLOWED).map(({ name }) => ranksOf(made?.get(name) ?? []));
  return Array.from({ length: ROWS }, (_, at) =>
    ranks.reduce((sum, rank) => sum + (rank[at] ?? 0), draws.next() / 2),
  );
}

function ranksOf(values: MadeColumn): readonly number[] {
  const order = values
    .map((_, at) => at)
    .toSorted((a, b) => compareValues(values[a] ?? null, values[b] ?? null));
  const ranks: number[] = [];
  for (const [rank, at] of order.entries()) ranks[at] = rank / values.length;
  return ranks;
}

function compareValues(a: string | null, b: string | null): number {
  const [left, right] = [Number(a ?? '0'), Number(b ?? '0')];
  if (Number.isFinite(left) && Number.isFinite(right)) return left - right;
  const [first, second] = [a ?? '', b ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}
