import type { Dataflow, StatementFacts } from '../../../analysis/facts.ts';
import { expressionsIn, headerExpressions } from '../../../analysis/walk.ts';
import type { Expr } from '../../../frontend/python/ast.ts';
import type { StatementId } from '../../../ir/index.ts';
import { ColumnNames } from './column-names.ts';
import { type FrameStates, stateOf } from './frame-states.ts';
import type { ColumnUse } from './known-table.ts';
import { plainText, textIn, textsIn } from './literals.ts';
import { usesOfCall, usesOfListName } from './uses.ts';

type Call = Extract<Expr, { kind: 'Call' }>;

/** What the code does with a column. */
export interface CodeColumn {
  readonly name: string;
  /** File whose rows it is read of; null: not told. */
  readonly file: string | null;
  readonly uses: readonly ColumnUse[];
  /** Values that it is compared with or mapped from. */
  readonly values: readonly string[];
  /** Numbers that it is found above or below. */
  readonly bounds: readonly number[];
  readonly isClosed: boolean;
  /** File whose columns its values name; null: they name none. */
  readonly namesOf: string | null;
  /** Rows that are not followed back to a file have it: it may have been made. */
  readonly isDoubtful: boolean;
}

type Told = Partial<Omit<CodeColumn, 'name' | 'file'>>;

const UNTOLD: Required<Told> = {
  uses: [],
  values: [],
  bounds: [],
  isClosed: false,
  namesOf: null,
  isDoubtful: false,
};

const NOTHING_KNOWN: FrameStates = new Map();

/** Columns that the code reads, in the order in which it names them; those that it makes itself are left out. */
export function codeColumns(
  dataflow: Dataflow,
  states: ReadonlyMap<StatementId, FrameStates>,
): readonly CodeColumn[] {
  const [first] = dataflow.facts.values();
  if (first === undefined) return [];
  const reader = new Reader(dataflow, first);
  for (const [id, facts] of dataflow.facts) reader.read(facts, states.get(id) ?? new Map());
  for (const facts of dataflow.bodies.values()) reader.read(facts, null);
  return reader.found;
}

class Reader {
  readonly found: CodeColumn[] = [];
  readonly #made = new Set<string>();
  readonly #names: ColumnNames;
  /** Variables with the values of a column. */
  readonly #columns = new Map<string, { readonly name: string; readonly file: string }>();
  #facts: StatementFacts;
  #isInside = false;

  constructor(
    private readonly dataflow: Dataflow,
    first: StatementFacts,
  ) {
    this.#names = new ColumnNames(dataflow);
    this.#facts = first;
  }

  /** `known`: what variables hold before the statement; null in the body of a function. */
  read(facts: StatementFacts, known: FrameStates | null): void {
    const s = facts.statement;
    const states = known ?? NOTHING_KNOWN;
    this.#facts = facts;
    this.#isInside = known === null;
    if (s.kind === 'For')
      for (const name of this.#names.of(s.iter, facts) ?? []) this.#add(name, null, {});
    for (const expr of headerExpressions(s))
      for (const inner of expressionsIn(expr)) this.#look(inner, states);
    if (s.kind !== 'Assign') return;
    const [target] = s.targets;
    if (target?.kind === 'Subscript' && target.value.kind === 'Name')
      for (const name of this.#names.of(target.slice, this.#facts) ?? []) {
        const isRead = this.found.some((column) => column.name === name);
        if (!isRead) this.#made.add(name);
      }
    if (target?.kind === 'Name' && /^(?:y|target|labels?)\d?$/i.test(target.id))
      this.#note(s.value, states, { uses: ['target'] });
    if (target?.kind === 'Name') this.#noteList(target.id, s.value, states);
    if (target?.kind === 'Name')
      for (const use of usesOfListName(target.id)) this.#noteNames(s.value, use);
  }

  /** `features = listed['0'].to_list()` */
  #noteList(name: string, value: Expr, states: FrameStates): void {
    const access = listedIn(value);
    if (access?.kind !== 'Subscript' && access?.kind !== 'Attribute') return;
    const file = stateOf(access.value, states)?.file;
    const column = access.kind === 'Subscript' ? textIn(access.slice) : access.attr;
    if (file !== undefined && column !== null) this.#columns.set(name, { name: column, file });
  }

  #noteNames(list: Expr, use: ColumnUse): void {
    const texts = list.kind === 'List' ? textsIn(list) : null;
    for (const name of texts ?? []) this.#add(name, null, { uses: [use] });
  }

  #look(expr: Expr, states: FrameStates): void {
    this.#note(expr, states, {});
    if (expr.kind === 'Compare') this.#compared(expr, states);
    if (expr.kind === 'BinOp') {
      for (const [side, other] of [
        [expr.left, expr.right],
        [expr.right, expr.left],
      ] as const) {
        const isSum = expr.op === '+' && textIn(other) !== null;
        if ('+-*/**//%'.includes(expr.op))
          this.#note(side, states, { uses: isSum ? ['text'] : ['number'] });
      }
    }
    if (expr.kind === 'Attribute' && (expr.attr === 'str' || expr.attr === 'dt'))
      this.#note(expr.value, states, { uses: expr.attr === 'str' ? ['text'] : ['date'] });
    if (expr.kind === 'Call') this.#called(expr, states);
  }

  #compared(expr: Extract<Expr, { kind: 'Compare' }>, states: FrameStates): void {
    const [other] = expr.comparators;
    const value = plainText(other);
    if (value === null) return;
    const isOrder = expr.ops.some((op) => op.startsWith('<') || op.startsWith('>'));
    const isNumber = textIn(other) === null;
    if (isOrder && isNumber)
      this.#note(expr.left, states, { uses: ['number'], bounds: [Number(value)] });
    else
      this.#note(expr.left, states, { uses: [isNumber ? 'number' : 'category'], values: [value] });
  }

  #called(call: Call, states: FrameStates): void {
    const { func } = call;
    if (func.kind === 'Attribute') {
      const [first = null] = call.args;
      if ((func.attr === 'map' || func.attr === 'replace') && first?.kind === 'Dict')
        this.#note(func.value, states, {
          values: first.keys.flatMap((key) => plainText(key) ?? []),
          isClosed: func.attr === 'map',
        });
      if (func.attr === 'replace' && call.args.length === 2)
        this.#note(func.value, states, { values: listed(first) });
      if (func.attr === 'isin') this.#note(func.value, states, { values: listed(first) });
      this.#note(func.value, states, { uses: usesOfCall(func.attr, call) });
    }
    const callee =
      this.dataflow.seen(func).name ??
      (func.kind === 'Attribute' ? func.attr : func.kind === 'Name' ? func.id : '');
    const receiver = func.kind === 'Attribute' ? this.dataflow.seen(func.value).type : null;
    const uses = usesOfCall(receiver === null ? callee : `${receiver}.${callee}`, call);
    for (const argument of call.args) this.#note(argument, states, { uses });
    this.#listArguments(call, callee, states);
  }

  /** Lists of columns that a call is given by name. */
  #listArguments(call: Call, callee: string, states: FrameStates): void {
    const { func } = call;
    const method = func.kind === 'Attribute' ? func.attr : (callee.split('.').at(-1) ?? '');
    const file = func.kind === 'Attribute' ? (stateOf(func.value, states)?.file ?? null) : null;
    const uses = usesOfCall(callee, call);
    for (const { name, value } of call.keywords) {
      if (name === null || !LISTS.has(name)) continue;
      if (name === 'columns' && value.kind === 'Dict') {
        for (const key of value.keys) this.#add(textIn(key), file, {});
        for (const made of value.values) this.#made.add(textIn(made) ?? '');
        continue;
      }
      if (name === 'columns' && callee === 'pandas.DataFrame') continue;
      const own: readonly ColumnUse[] =
        name === 'parse_dates' ? ['date'] : KEYS.has(name) && JOINS.has(method) ? ['key'] : uses;
      for (const column of this.#names.of(value, this.#facts) ?? [])
        this.#add(column, file, { uses: own });
    }
    const [first = null] = call.args;
    if (FIRST.has(method) && (file !== null || this.#isFrame(func)))
      for (const column of this.#names.of(first, this.#facts) ?? []) this.#add(column, file, {});
    // (name, transformer, columns) of a ColumnTransformer
    if (callee.endsWith('ColumnTransformer') && first?.kind === 'List')
      for (const part of first.elements) {
        if (part.kind !== 'Tuple') continue;
        const [, transformer, columns = null] = part.elements;
        const own = transformer === undefined ? [] : this.#usesOfTransformer(transformer);
        for (const column of this.#names.of(columns, this.#facts) ?? [])
          this.#add(column, null, { uses: own });
      }
  }

  #usesOfTransformer(expr: Expr): readonly ColumnUse[] {
    if (expr.kind === 'Name') {
      const [only] = this.dataflow.names.get(expr.id)?.definitions ?? [];
      const s = only === undefined ? undefined : this.dataflow.facts.get(only)?.statement;
      return s?.kind === 'Assign' ? this.#usesOfTransformer(s.value) : [];
    }
    return [...expressionsIn(expr)].flatMap((inner) =>
      inner.kind === 'Call' && inner.func.kind === 'Name' ? usesOfCall(inner.func.id, inner) : [],
    );
  }

  #isFrame(func: Expr): boolean {
    return (
      func.kind === 'Attribute' && (this.dataflow.seen(func.value).type ?? '').startsWith('pandas.')
    );
  }

  /** Notes the columns that an expression chooses of rows; nothing where it is something else. */
  #note(expr: Expr, states: FrameStates, told: Told): void {
    if (expr.kind === 'Call' && expr.func.kind === 'Attribute' && UNCHANGING.has(expr.func.attr))
      return this.#note(expr.func.value, states, told);
    const access = expr.kind === 'Subscript' || expr.kind === 'Attribute' ? expr : null;
    if (access === null || access.context !== 'load') return;
    const base =
      access.value.kind === 'Attribute' && INDEXERS.has(access.value.attr)
        ? access.value.value
        : access.value;
    const file = stateOf(base, states)?.file ?? null;
    const type = this.dataflow.seen(base).type;
    if (file === null && type !== null && !/^pandas\.(?:DataFrame|api\.typing)/.test(type)) return;
    if (access.kind === 'Attribute') {
      // Only where it is asked of rows of a file for sure: anything has attributes.
      if (file !== null && base.kind === 'Name' && !MEMBERS.has(access.attr))
        this.#add(access.attr, file, told);
      return;
    }
    const slice =
      access.slice.kind === 'Tuple' && base !== access.value
        ? (access.slice.elements.at(-1) ?? null)
        : access.slice;
    const isUnsure = file === null && type === null;
    if (isUnsure && !(base.kind === 'Name' && FRAME_NAME.test(base.id))) return;
    const chosen = slice?.kind === 'Name' ? this.#columns.get(slice.id) : undefined;
    if (chosen !== undefined && file !== null)
      this.#add(chosen.name, chosen.file, { namesOf: file });
    const isDoubtful = file === null && !this.#isInside;
    for (const name of this.#names.of(slice, this.#facts) ?? [])
      this.#add(name, file, { ...told, isDoubtful });
  }

  #add(name: string | null, file: string | null, told: Told): void {
    if (name !== null && !this.#made.has(name)) this.found.push({ ...UNTOLD, ...told, name, file });
  }
}

/** The column whose values become a list. */
function listedIn(expr: Expr): Expr {
  if (expr.kind !== 'Call') return expr;
  const { func, args } = expr;
  if (func.kind === 'Attribute' && /^to_?list$/.test(func.attr)) return listedIn(func.value);
  return func.kind === 'Name' && func.id === 'list' && args[0] !== undefined
    ? listedIn(args[0])
    : expr;
}

function listed(expr: Expr | null): readonly string[] {
  if (expr?.kind !== 'List' && expr?.kind !== 'Tuple' && expr?.kind !== 'Set')
    return plainText(expr) === null ? [] : [plainText(expr) ?? ''];
  return expr.elements.flatMap((element) => plainText(element) ?? []);
}

/** Names of parameters of functions that get rows. */
const FRAME_NAME = /^(?:X|x|df|data|frame|dataset|train|test|rows?)(?:_.*|\d*)$|_df$/;
const INDEXERS = new Set(['loc', 'at']);
const UNCHANGING = new Set(['copy', 'fillna', 'dropna', 'head', 'astype', 'sort_values']);
const LISTS = new Set([
  'columns',
  'subset',
  'on',
  'left_on',
  'right_on',
  'by',
  'variables',
  'usecols',
  'cols',
  'id_vars',
  'value_vars',
  'index',
  'values',
  'parse_dates',
  'labels',
  'index_col',
]);
const KEYS = new Set(['on', 'left_on', 'right_on']);
const JOINS = new Set(['merge', 'join', 'merge_asof']);
const FIRST = new Set([
  'drop',
  'groupby',
  'sort_values',
  'set_index',
  'drop_duplicates',
  'pop',
  'get_dummies',
]);
const MEMBERS = new Set(
  (
    'T at axes attrs columns dtypes empty flags iat iloc index loc ndim shape size style values plot info head tail sample describe drop dropna fillna ' +
    'copy merge join groupby apply applymap map corr cov isnull isna notnull notna sum mean median mode std var min max count nunique value_counts ' +
    'sort_values sort_index reset_index set_index rename replace astype append concat assign query filter select_dtypes pivot pivot_table melt stack ' +
    'unstack hist boxplot duplicated drop_duplicates to_csv to_numpy to_dict to_json iterrows itertuples items keys pop insert update clip round abs ' +
    'quantile rank shift diff cumsum transform agg aggregate pipe where mask isin reindex tolist unique idxmax idxmin any all skew kurt resample rolling'
  ).split(' '),
);
