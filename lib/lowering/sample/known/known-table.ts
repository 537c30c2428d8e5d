/** What is known of one column of a file, from what the notebook shows and what its code does. */
export interface KnownColumn {
  readonly name: string;
  /** Type that pandas reported. */
  dtype: string | null;
  /** Texts of it in rows that the notebook shows; missing ones are null. */
  readonly examples: (string | null)[];
  /** All values that are known, with how often they come; 0: not known. */
  readonly values: Map<string, number>;
  /** Numbers that it is found above or below. */
  readonly bounds: number[];
  /** Whether `values` are all that there are. */
  isClosed: boolean;
  /** Least value, quartiles, greatest value. */
  quantiles: readonly number[] | null;
  /** Share of missing values. */
  missing: number | null;
  /** File whose columns its values name; null: they name none. */
  namesOf: string | null;
  /** What the code does with it. */
  readonly uses: Set<ColumnUse>;
}

/**
 * `number`, `text`, `words`, `category`, `date`: what it is treated as; `filled`: its missing values are; `key`: rows of
 * files are joined by it; `alone`: it is the target in a file without features.
 */
export type ColumnUse =
  | 'number'
  | 'text'
  | 'words'
  | 'category'
  | 'date'
  | 'filled'
  | 'key'
  | 'target'
  | 'class'
  | 'alone';

/** What is known of the table in a file. */
export interface KnownTable {
  readonly columns: Map<string, KnownColumn>;
  /** All columns in their order; null: not known. */
  order: readonly string[] | null;
  /** Rows of the file; null: not known. */
  rows: number | null;
  /** Whether a stored output told any of it. */
  isShown: boolean;
}

export function unknownTable(): KnownTable {
  return { columns: new Map(), order: null, rows: null, isShown: false };
}

/** The column of that name, which is known from now on. */
export function columnOf(table: KnownTable, name: string): KnownColumn {
  const known = table.columns.get(name);
  if (known !== undefined) return known;
  const made: KnownColumn = {
    name,
    dtype: null,
    examples: [],
    values: new Map(),
    bounds: [],
    isClosed: false,
    quantiles: null,
    missing: null,
    namesOf: null,
    uses: new Set(),
  };
  table.columns.set(name, made);
  return made;
}
