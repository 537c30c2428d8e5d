/** A table as a notebook shows it: text of every cell, without columns and rows that are left out. */
export interface ShownTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Label of each row. */
  readonly index: readonly string[];
  /** Name of the index; empty: it has none. */
  readonly indexName: string;
  /** Columns are left out in the middle. */
  readonly isCut: boolean;
}

const LEFT_OUT = new Set(['...', '…']);

/** The table without the column and the row of dots that stand for what is left out. */
export function withoutDots(table: Omit<ShownTable, 'isCut'>): ShownTable {
  const isKept = table.columns.map((name) => !LEFT_OUT.has(name));
  const isDots = (row: readonly string[]): boolean => row.every((cell) => LEFT_OUT.has(cell));
  const kept = table.rows.flatMap((row, at) => (row.length > 0 && isDots(row) ? [] : [at]));
  const narrow = (row: readonly string[]): readonly string[] => row.filter((_, at) => isKept[at]);
  return {
    columns: narrow(table.columns),
    rows: kept.map((at) => narrow(table.rows[at] ?? [])),
    index: kept.map((at) => table.index[at] ?? ''),
    indexName: table.indexName,
    isCut: isKept.includes(false),
  };
}

/** Rows and columns change places, as `.T` does. */
export function transposed({ columns, rows, index }: ShownTable): ShownTable {
  return {
    columns: index,
    rows: columns.map((_, at) => rows.map((row) => row[at] ?? '')),
    index: columns,
    indexName: '',
    isCut: false,
  };
}
