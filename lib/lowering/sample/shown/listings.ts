/** One line of a series as text: its label and its value. */
export interface Entry {
  readonly label: string;
  readonly value: string;
}

/** What `info()` says of one column. */
export interface ColumnListing {
  readonly name: string;
  readonly dtype: string;
  readonly present: number | null;
}

/** What `info()` says of a frame. */
export interface FrameListing {
  readonly rows: number;
  readonly columns: readonly ColumnListing[];
  /** Whether every column is listed. */
  readonly isWhole: boolean;
}

/** `df.info()`, of old and new versions of pandas; null for any other text. */
export function readInfo(text: string): FrameListing | null {
  const rows = /Index: (\d+) entries/.exec(text)?.[1];
  const total = /\(total (\d+) columns?\)/.exec(text)?.[1];
  if (rows === undefined || total === undefined) return null;
  const columns = text.split('\n').flatMap((line): readonly ColumnListing[] => {
    const match = LISTED.exec(line);
    if (match === null || SUMMARY.test(line)) return [];
    const [, , name = '', present, dtype = ''] = match;
    return [{ name: name.trim(), dtype, present: present === undefined ? null : Number(present) }];
  });
  return { rows: Number(rows), columns, isWhole: columns.length === Number(total) };
}

const LISTED = /^(?:\s*(\d+) {2,3})?(\S.*?)\s+(?:(\d+)\s+non-null\s+)?(\w+(?:\[[^\]]*\])?)\s*$/;
const SUMMARY =
  /^(?:<class|RangeIndex|Index:|\w*Index: |Data columns|dtypes:|memory usage|\s*#\s|\s*-+\s)/;

/** A series as text. */
export interface Series {
  readonly entries: readonly Entry[];
  /** Entries are left out in the middle. */
  readonly isCut: boolean;
}

/** A series as text: labels and values, without its last line; null where it is none. */
export function readSeries(text: string): Series | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (!/^(?:Name: .*, )?(?:Length: \d+, )?dtype: \S+/.test(lines.at(-1) ?? '')) return null;
  const body = lines.slice(0, -1);
  const shown = body.filter((line) => !/^\s*(?:\.\.\.|\u2026)\s*(?:\.\.\.)?\s*$/.test(line));
  const entries = shown.flatMap((line): readonly Entry[] => {
    // Since pandas 2 the name of the index stands above, alone.
    const match = /^(\S.*?|)\s{2,}(\S.*)$/.exec(line);
    return match === null ? [] : [{ label: match[1] ?? '', value: (match[2] ?? '').trim() }];
  });
  return { entries, isCut: shown.length < body.length };
}

/** Values of `array([...])`, of one dimension and whole; null for any other text. */
export function readArray(text: string): readonly string[] | null {
  const inside = /^(?:array|Index|StringArray|CategoricalIndex)\(\[([\s\S]*?)\](?:,|\))/.exec(
    text.trim(),
  )?.[1];
  const plain = inside ?? /^<\w+Array>\s*\[([\s\S]*)\]/.exec(text.trim())?.[1];
  const list = plain ?? /^\[([\s\S]*)\]$/.exec(text.trim())?.[1];
  if (list === undefined || /\[|\.{3}/.test(list)) return null;
  return Array.from(list.matchAll(ITEM), ([whole, single, double]) => {
    const quoted = single ?? double;
    return quoted === undefined ? whole : quoted.replaceAll(/\\(['"\\])/g, '$1');
  });
}

const ITEM = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|[^\s,]+/g;

/** `(891, 12)`; null for any other text. */
export function readShape(text: string): readonly [rows: number, columns: number] | null {
  const match = /^\((\d+), (\d+)\)$/.exec(text.trim());
  return match === null ? null : [Number(match[1]), Number(match[2])];
}
