import type { Dataflow } from '../../../analysis/facts.ts';
import type { Expr } from '../../../frontend/python/ast.ts';
import type { StatementId } from '../../../ir/index.ts';
import { readHtmlTable } from '../shown/html-table.ts';
import { readArray, readInfo, readSeries, readShape } from '../shown/listings.ts';
import { type ShownTable, transposed } from '../shown/table.ts';
import { readTextTable } from '../shown/text-table.ts';
import { type FrameState, type FrameStates, stateOf } from './frame-states.ts';
import { columnOf, type KnownTable } from './known-table.ts';
import { keywordOf, textIn } from './literals.ts';
import { type Showing, showings } from './showings.ts';

/** Notes in `tables`, by file, what the stored outputs tell of columns that were as they were loaded. */
export function learnOutputs(
  dataflow: Dataflow,
  states: ReadonlyMap<StatementId, FrameStates>,
  tables: ReadonlyMap<string, KnownTable>,
): void {
  for (const showing of showings(dataflow)) {
    const before = states.get(showing.facts.statement.id) ?? new Map<string, FrameState>();
    const view = viewOf(showing.expr, before);
    const table = view === null ? undefined : tables.get(view.state.file);
    if (view === null || table === undefined) continue;
    if (learn(view, showing, table)) table.isShown = true;
  }
}

type Ask =
  | 'rows'
  | 'info'
  | 'dtypes'
  | 'describe'
  | 'missing'
  | 'counts'
  | 'unique'
  | 'columns'
  | 'shape';

/** What an expression shows of a frame. */
interface View {
  readonly state: FrameState;
  readonly column: string | null;
  readonly ask: Ask;
  readonly isTransposed: boolean;
}

const ASKS: ReadonlyMap<string, Ask> = new Map([
  ['info', 'info'],
  ['dtypes', 'dtypes'],
  ['describe', 'describe'],
  ['value_counts', 'counts'],
  ['unique', 'unique'],
  ['columns', 'columns'],
  ['shape', 'shape'],
]);
/** Methods that show the same in another order or part. */
const PASSED = new Set([
  'head',
  'tail',
  'sort_values',
  'sort_index',
  'to_frame',
  'tolist',
  'values',
  'round',
]);

const LISTED = new Set(['list', 'sorted', 'set']);

function viewOf(expr: Expr, states: FrameStates): View | null {
  const state = stateOf(expr, states);
  if (state !== null) return { state, column: null, ask: 'rows', isTransposed: false };
  const [argument] = expr.kind === 'Call' ? expr.args : [];
  if (
    expr.kind === 'Call' &&
    expr.func.kind === 'Name' &&
    LISTED.has(expr.func.id) &&
    argument !== undefined
  )
    return viewOf(argument, states);
  if (
    expr.kind === 'Call' &&
    expr.func.kind === 'Attribute' &&
    expr.func.attr === 'unique' &&
    argument !== undefined
  ) {
    const base = viewOf(argument, states);
    return base?.ask === 'rows' ? { ...base, ask: 'unique' } : null;
  }
  if (expr.kind === 'Subscript') {
    const base = viewOf(expr.value, states);
    const column = textIn(expr.slice);
    return base?.ask === 'rows' && base.column === null && column !== null
      ? { ...base, column }
      : null;
  }
  const access = expr.kind === 'Call' ? expr.func : expr;
  if (access.kind !== 'Attribute') return null;
  return viewOfMember(access.value, access.attr, expr, states);
}

function viewOfMember(value: Expr, name: string, whole: Expr, states: FrameStates): View | null {
  const counted = name === 'sum' || name === 'mean' ? missingOf(value) : null;
  if (counted !== null) {
    const base = viewOf(counted, states);
    return base?.ask === 'rows' ? { ...base, ask: 'missing' } : null;
  }
  const base = viewOf(value, states);
  if (base === null) return null;
  if (name === 'T' || name === 'transpose') return { ...base, isTransposed: !base.isTransposed };
  const ask = ASKS.get(name);
  if (ask !== undefined && base.ask === 'rows') return { ...base, ask };
  if (PASSED.has(name)) return base;
  return base.ask === 'rows' && base.column === null && whole.kind === 'Attribute'
    ? { ...base, column: name }
    : null;
}

/** What `x.isnull()` asks of. */
function missingOf(expr: Expr): Expr | null {
  if (expr.kind !== 'Call' || expr.func.kind !== 'Attribute') return null;
  return expr.func.attr === 'isnull' || expr.func.attr === 'isna' ? expr.func.value : null;
}

function learn(view: View, { expr, html, text }: Showing, table: KnownTable): boolean {
  const { state, column, ask } = view;
  const isRaw = (name: string): boolean => state.edited !== null && !state.edited.has(name);
  if (state.edited === null || (column !== null && !isRaw(column))) return false;
  const shown = (): ShownTable | null => {
    const read = (html === null ? null : readHtmlTable(html)) ?? readTextTable(text);
    return read !== null && view.isTransposed ? transposed(read) : read;
  };
  switch (ask) {
    case 'rows':
      return column === null
        ? learnRows(shown(), table, state, isRaw)
        : learnColumn(text, column, table);
    case 'describe':
      return learnStatistics(column === null ? shown() : null, table, isRaw);
    case 'info':
      return learnInfo(text, table, state, isRaw);
    case 'dtypes': {
      const series = readSeries(text);
      if (series === null) return false;
      for (const { label, value } of series.entries)
        if (isRaw(label)) columnOf(table, label).dtype ??= value;
      if (state.isWhole && !series.isCut) table.order ??= series.entries.map(({ label }) => label);
      return true;
    }
    case 'missing':
      return learnMissing(text, column, table, isRaw);
    case 'counts':
      return column !== null && learnCounts(text, expr, column, table);
    case 'unique':
      return column !== null && learnUnique(text, column, table);
    case 'columns': {
      const names = readArray(text);
      if (names !== null && state.isWhole) table.order ??= names;
      return names !== null && state.isWhole;
    }
    case 'shape':
      table.rows ??= readShape(text)?.[0] ?? null;
      return false;
  }
}

const MISSING = new Set(['NaN', 'NaT', '<NA>', 'None', 'nan', '']);
/** Longer texts are cut by pandas. */
const CUT_TEXT = /^(.{30,}?)\.\.\.$/;

function valueOf(cell: string): string | null {
  return MISSING.has(cell) ? null : cell.replace(CUT_TEXT, '$1');
}

function learnRows(
  shown: ShownTable | null,
  table: KnownTable,
  state: FrameState,
  isRaw: (name: string) => boolean,
): boolean {
  if (shown === null) return false;
  if (state.isWhole && !shown.isCut) table.order ??= shown.columns;
  if (shown.indexName !== '' && isRaw(shown.indexName))
    columnOf(table, shown.indexName).examples.push(...shown.index.map(valueOf));
  for (const [at, name] of shown.columns.entries())
    if (isRaw(name))
      columnOf(table, name).examples.push(...shown.rows.map((row) => valueOf(row[at] ?? '')));
  return true;
}

function learnColumn(text: string, column: string, table: KnownTable): boolean {
  const series = readSeries(text);
  const values = series?.entries.map(({ value }) => valueOf(value)) ?? [];
  columnOf(table, column).examples.push(...values);
  return series !== null;
}

const STATISTICS = ['min', '25%', '50%', '75%', 'max'];

function learnStatistics(
  shown: ShownTable | null,
  table: KnownTable,
  isRaw: (name: string) => boolean,
): boolean {
  if (shown === null) return false;
  const upright = shown.columns.includes('mean') ? transposed(shown) : shown;
  const lines = STATISTICS.map((name) => upright.rows[upright.index.indexOf(name)]);
  for (const [at, name] of upright.columns.entries()) {
    const quantiles = lines.map((line) => Number(line?.[at] ?? 'NaN'));
    if (isRaw(name) && quantiles.every(Number.isFinite))
      columnOf(table, name).quantiles ??= quantiles;
  }
  return true;
}

function learnInfo(
  text: string,
  table: KnownTable,
  state: FrameState,
  isRaw: (name: string) => boolean,
): boolean {
  const listing = readInfo(text);
  if (listing === null) return false;
  if (listing.isWhole && state.isWhole) table.order ??= listing.columns.map(({ name }) => name);
  table.rows ??= listing.rows;
  for (const { name, dtype, present } of listing.columns) {
    if (!isRaw(name)) continue;
    const column = columnOf(table, name);
    column.dtype ??= dtype;
    if (present !== null && listing.rows > 0) column.missing ??= 1 - present / listing.rows;
  }
  return true;
}

/** Counts become shares once the number of rows is known. */
function learnMissing(
  text: string,
  column: string | null,
  table: KnownTable,
  isRaw: (name: string) => boolean,
): boolean {
  const entries =
    column === null ? readSeries(text)?.entries : [{ label: column, value: text.trim() }];
  for (const { label, value } of entries ?? []) {
    const count = Number(value);
    if (!isRaw(label) || !Number.isFinite(count)) continue;
    const share =
      count <= 1 && value.includes('.') ? count : count / (table.rows ?? Math.max(1000, 2 * count));
    columnOf(table, label).missing ??= Math.min(1, share);
  }
  return entries !== undefined;
}

function learnCounts(text: string, expr: Expr, column: string, table: KnownTable): boolean {
  const series = readSeries(text);
  if (series === null || (expr.kind === 'Call' && keywordOf(expr, 'bins') !== null)) return false;
  const known = columnOf(table, column);
  for (const { label, value } of series.entries)
    if (!MISSING.has(label) && Number.isFinite(Number(value)))
      known.values.set(label, Number(value));
  known.isClosed ||= !series.isCut;
  return true;
}

function learnUnique(text: string, column: string, table: KnownTable): boolean {
  const values = readArray(text);
  if (values === null) return false;
  const known = columnOf(table, column);
  const present = values.filter((value) => !MISSING.has(value));
  if (present.length < values.length) known.missing ??= 0.05;
  for (const value of present) known.values.set(value, known.values.get(value) ?? 0);
  known.isClosed = true;
  return true;
}
