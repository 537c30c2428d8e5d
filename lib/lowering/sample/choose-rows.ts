import type { TableRecord } from './records.ts';

/** Rows that are spread over the table; all, when there are no more. */
const SPREAD = 160;
const MOST = 320;
/** Rows among which those with rare values are looked for. */
const SEARCHED = 20_000;
/** A column of no more different values has kinds, each of which should be there. */
const MOST_KINDS = 20;
const EACH_KIND = 6;
const EACH_CLASS = 15;
const MOST_TEXT = 250_000;
const FEWEST = 40;

/** What is wanted of the rows. */
export interface RowChoice {
  /** Positions of the columns with the target: each class comes often enough to be split. */
  readonly targets: readonly number[];
}

/** Rows for a sample, in their order: spread over the table, and with every kind of value that is not rare. */
export function chooseRows(
  records: readonly TableRecord[],
  { targets }: RowChoice,
): readonly TableRecord[] {
  const known = spread(records, SEARCHED);
  const chosen = new Set(known.length <= MOST ? known : spread(known, SPREAD));
  const width = known[0]?.fields.length ?? 0;
  const columns = [...targets, ...Array.from({ length: width }, (_, at) => at)];
  for (const column of new Set(columns)) {
    const wanted = targets.includes(column) ? EACH_CLASS : EACH_KIND;
    for (const kind of kindsOf(known, column)) complete(kind, wanted, chosen);
  }
  return withinText(known.filter((record) => chosen.has(record)));
}

/** Rows by the value of a column that has few; none for any other column. */
function kindsOf(
  records: readonly TableRecord[],
  column: number,
): readonly (readonly TableRecord[])[] {
  const kinds = new Map<string, TableRecord[]>();
  for (const record of records) {
    const value = record.fields[column] ?? '';
    const same = kinds.get(value);
    if (same !== undefined) same.push(record);
    else if (kinds.size === MOST_KINDS) return [];
    else kinds.set(value, [record]);
  }
  return [...kinds.values()];
}

function complete(kind: readonly TableRecord[], wanted: number, chosen: Set<TableRecord>): void {
  const left = kind.filter((record) => !chosen.has(record));
  const lacking = wanted - (kind.length - left.length);
  for (const record of spread(left, Math.min(lacking, MOST - chosen.size))) chosen.add(record);
}

/** Fewer rows where they are long: a sample is read by people too. */
function withinText(records: readonly TableRecord[]): readonly TableRecord[] {
  const length = records.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= MOST_TEXT) return records;
  return spread(records, Math.max(FEWEST, Math.floor((records.length * MOST_TEXT) / length)));
}

/** So many of the items, evenly spread over all. */
export function spread<T>(items: readonly T[], count: number): readonly T[] {
  if (count <= 0) return [];
  if (items.length <= count) return items;
  return Array.from(
    { length: count },
    (_, at) => items[Math.floor((at * items.length) / count)],
  ).filter((item) => item !== undefined);
}
