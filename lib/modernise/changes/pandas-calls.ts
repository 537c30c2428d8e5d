import type { Call, Expr } from '../../frontend/python/ast.ts';
import {
  argumentEnd,
  edit,
  keywordOf,
  placeIn,
  renamed,
  textOf,
  withArgument,
  withoutArgument,
} from '../edits.ts';
import type { CellEdit, Change, Found, Site } from '../rule.ts';
import { callRewritten, literalOf } from './call.ts';

const FRAMES = ['pandas.DataFrame', 'pandas.Series'];
const FILLS: Readonly<Record<string, string>> = {
  ffill: 'ffill',
  pad: 'ffill',
  bfill: 'bfill',
  backfill: 'bfill',
};

/** `df.fillna(method='ffill')` -> `df.ffill()`. */
export function filledByMethod(): Change {
  const callees = [
    ...FRAMES,
    'pandas.api.typing.DataFrameGroupBy',
    'pandas.api.typing.SeriesGroupBy',
  ];
  return callRewritten(
    callees.map((c) => `${c}.fillna`),
    ({ cell }, call) => {
      const method = keywordOf(call, 'method');
      if (method === null || call.func.kind !== 'Attribute') return null;
      const to =
        method.value.kind === 'Constant' && method.value.value.kind === 'str'
          ? FILLS[method.value.value.value]
          : undefined;
      const removed = withoutArgument(cell, call, method);
      if (to === undefined || call.args.length > 0 || removed === null) return 'gone';
      return [renamed(cell, call.func, to), removed];
    },
  );
}

/** Keywords of readers that only chose how, or that have an equal elsewhere. */
export function readerKeyword(
  keyword: string,
  rewrite: (site: Site, call: Call, value: Expr) => readonly CellEdit[] | 'gone' | null,
): Change {
  return callRewritten(
    ['pandas.read_csv', 'pandas.read_table', 'pandas.read_excel'],
    (site, call) => {
      const given = keywordOf(call, keyword);
      return given === null ? null : rewrite(site, call, given.value);
    },
  );
}

/** `read_csv(f, old=True)` -> `read_csv(f, text)`; with `False`, its default, it only goes. */
export function flagReplaced(
  keyword: string,
  whenTrue: string | null,
  whenFalse: string | null,
): Change {
  return readerKeyword(keyword, ({ cell }, call, value) => {
    const given = keywordOf(call, keyword);
    const literal = literalOf(value);
    if (given === null || (literal !== 'True' && literal !== 'False')) return 'gone';
    const text = literal === 'True' ? whenTrue : whenFalse;
    if (text !== null) return [edit(cell, given.start, given.end, text)];
    const removed = withoutArgument(cell, call, given);
    return removed === null ? 'gone' : [removed];
  });
}

/** `read_csv(f, squeeze=True)` -> `read_csv(f).squeeze('columns')`. */
export function squeezed(): Change {
  return readerKeyword('squeeze', ({ cell }, call, value) => {
    const given = keywordOf(call, 'squeeze');
    const removed = given && withoutArgument(cell, call, given);
    if (removed === null) return 'gone';
    return literalOf(value) === 'True'
      ? [removed, edit(cell, call.end, call.end, ".squeeze('columns')")]
      : [removed];
  });
}

/** `df.corr()` -> `df.corr(numeric_only=True)`: columns of text used to be left out. */
export function textColumnsLeftOut(): Change {
  const methods = [
    'corr',
    'cov',
    'mean',
    'median',
    'std',
    'var',
    'sem',
    'skew',
    'kurt',
    'kurtosis',
    'quantile',
  ];
  const grouped = ['mean', 'median', 'std', 'var', 'sem', 'sum', 'prod'];
  return callRewritten(
    [
      ...methods.map((m) => `pandas.DataFrame.${m}`),
      ...grouped.map((m) => `pandas.api.typing.DataFrameGroupBy.${m}`),
    ],
    ({ cell }, call) => {
      if (keywordOf(call, 'numeric_only') !== null || call.keywords.some((k) => k.name === null))
        return null;
      const axis =
        keywordOf(call, 'axis')?.value ?? (callTakesAxisFirst(call) ? call.args[0] : undefined);
      // Along rows text columns were left out too, but row by row.
      if (axis !== undefined && !['0', '"index"'].includes(literalOf(axis) ?? '')) return null;
      return [withArgument(cell, call, 'numeric_only=True')];
    },
  );
}

function callTakesAxisFirst(call: Call): boolean {
  const name = call.func.kind === 'Attribute' ? call.func.attr : '';
  return !['corr', 'cov', 'quantile'].includes(name);
}

/** `s.replace({'a': 0, 'b': 1})` -> `s.replace({'a': 0, 'b': 1}).infer_objects()`: numbers for texts used to be numbers. */
export function textReplacedByNumbers(): Change {
  return callRewritten(
    FRAMES.map((c) => `${c}.replace`),
    ({ cell }, call) => {
      const isInPlace = keywordOf(call, 'inplace') !== null;
      const { source } = cell.cell;
      if (isInPlace || source.startsWith('.infer_objects', call.end)) return null;
      const [old, by] = call.args;
      const texts = old?.kind === 'Dict' ? old.keys : old?.kind === 'List' ? old.elements : [];
      const numbers = old?.kind === 'Dict' ? old.values : by?.kind === 'List' ? by.elements : [];
      const flat = numbers.flatMap((e) => (e.kind === 'Dict' ? e.values : [e]));
      const isNested = numbers.some((e) => e.kind === 'Dict');
      const areTexts =
        isNested || (texts.length > 0 && texts.every((e) => e !== null && isText(e)));
      if (!areTexts || flat.length === 0 || !flat.every(isNumber)) return null;
      return [edit(cell, call.end, call.end, '.infer_objects()')];
    },
  );
}

function isText(expr: Expr): boolean {
  return expr.kind === 'Constant' && expr.value.kind === 'str';
}

function isNumber(expr: Expr): boolean {
  if (expr.kind === 'UnaryOp') return isNumber(expr.operand);
  return expr.kind === 'Constant' && ['int', 'float', 'bool'].includes(expr.value.kind);
}

/** `df.ix[rows, columns]` -> `df.loc[...]` or `df.iloc[...]` where the labels say which. */
export function mixedIndexer(): Change {
  return {
    words: ['.ix'],
    find: ({ cell, node, names }): Found | null => {
      if (node?.kind !== 'Subscript' || node.value.kind !== 'Attribute' || node.value.attr !== 'ix')
        return null;
      const owner = names.classOf(node.value.value);
      if (owner !== 'pandas.DataFrame' && owner !== 'pandas.Series') return null;
      const parts = node.slice.kind === 'Tuple' ? node.slice.elements : [node.slice];
      const shapes = parts.map((part) => labelShape(part, (e) => names.hasTrait(e, 'series')));
      const place = placeIn(cell, node);
      // Numbers are labels where the index has numbers, and places where it has texts, as columns do.
      const isLabelled = shapes.every((s) => s === 'all' || s === 'text' || s === 'mask');
      const isPlaced = shapes[0] === 'all' && shapes[1] === 'number';
      const to = isLabelled ? 'loc' : isPlaced ? 'iloc' : null;
      return { place, edits: to === null ? null : [renamed(cell, node.value, to)] };
    },
  };
}

function labelShape(
  part: Expr,
  isMask: (expr: Expr) => boolean,
): 'all' | 'text' | 'number' | 'mask' | null {
  if (part.kind === 'Slice') {
    const bounds = [part.lower, part.upper].filter((b) => b !== null);
    if (part.step !== null) return null;
    if (bounds.length === 0) return 'all';
    return bounds.every(isText) ? 'text' : bounds.every(isNumber) ? 'number' : null;
  }
  if (part.kind === 'List') {
    if (part.elements.every(isText)) return 'text';
    return part.elements.every(isNumber) ? 'number' : null;
  }
  if (part.kind === 'Compare' || isMask(part)) return 'mask';
  return isText(part) ? 'text' : isNumber(part) ? 'number' : null;
}

const FREQUENCIES: Readonly<Record<string, string>> = {
  M: 'ME',
  Q: 'QE',
  Y: 'YE',
  A: 'YE',
  BM: 'BME',
  BQ: 'BQE',
  BA: 'BYE',
  BY: 'BYE',
  H: 'h',
  BH: 'bh',
  T: 'min',
  S: 's',
  L: 'ms',
  U: 'us',
  N: 'ns',
};

/** `resample('M')` -> `resample('ME')`. */
export function frequencyRenamed(): Change {
  const first = [
    'pandas.DataFrame.resample',
    'pandas.Series.resample',
    'pandas.DataFrame.asfreq',
    'pandas.Series.asfreq',
  ];
  const byName = [
    'pandas.date_range',
    'pandas.Grouper',
    'pandas.bdate_range',
    'pandas.timedelta_range',
  ];
  return callRewritten([...first, ...byName], ({ cell, names }, call) => {
    const callee = names.callee(call.func) ?? '';
    const given =
      keywordOf(call, 'freq')?.value ??
      keywordOf(call, 'rule')?.value ??
      (first.includes(callee) ? call.args[0] : undefined);
    if (given?.kind !== 'Constant' || given.value.kind !== 'str') return null;
    const [, count = '', old = '', anchor = ''] =
      /^(\d*)([A-Z]+)(-[A-Z]{3})?$/.exec(given.value.value) ?? [];
    const to = FREQUENCIES[old];
    if (to === undefined) return null;
    const quote = textOf(cell, given).slice(-1);
    return [edit(cell, given.start, given.end, `${quote}${count}${to}${anchor}${quote}`)];
  });
}

/** `df.lookup(rows, columns)`, `s.mad()`: the expression that documentation gives in their place. */
export function meanDeviation(): Change {
  return callRewritten(
    FRAMES.map((c) => `${c}.mad`),
    ({ cell }, call) => {
      if (call.func.kind !== 'Attribute' || call.args.length + call.keywords.length > 0)
        return 'gone';
      const { value } = call.func;
      if (value.kind !== 'Name' && !(value.kind === 'Subscript' && value.value.kind === 'Name'))
        return 'gone';
      const text = textOf(cell, value);
      return [edit(cell, call.start, call.end, `(${text} - ${text}.mean()).abs().mean()`)];
    },
  );
}

/** `df.as_matrix()` -> `df.to_numpy()`. */
export function asMatrix(): Change {
  return callRewritten(
    FRAMES.flatMap((c) => [`${c}.as_matrix`, `${c}.get_values`]),
    ({ cell, names }, call) => {
      if (call.func.kind !== 'Attribute') return null;
      const columns = keywordOf(call, 'columns');
      const renaming = renamed(cell, call.func, 'to_numpy');
      if (columns === null) return call.args.length > 0 ? 'gone' : [renaming];
      const removed = withoutArgument(cell, call, columns);
      if (removed === null || names.classOf(call.func.value) !== 'pandas.DataFrame') return 'gone';
      const at = call.func.value.end;
      if (cell.cell.source[at] !== '.') return 'gone';
      return [edit(cell, at, at, `[${textOf(cell, columns.value)}]`), renaming, removed];
    },
  );
}

/** `df.sort('a')` -> `df.sort_values('a')`; without columns it sorted by the index. */
export function sorted(): Change {
  return callRewritten(
    FRAMES.map((c) => `${c}.sort`),
    ({ cell, names }, call) => {
      if (call.func.kind !== 'Attribute') return null;
      const isFrame = names.classOf(call.func.value) === 'pandas.DataFrame';
      const columns = keywordOf(call, 'columns');
      const edits =
        columns === null ? [] : [edit(cell, columns.start, columns.start + 'columns'.length, 'by')];
      if (isFrame)
        return [
          renamed(
            cell,
            call.func,
            columns === null && call.args.length === 0 ? 'sort_index' : 'sort_values',
          ),
          ...edits,
        ];
      return 'gone';
    },
  );
}

/** `df.get_value(i, 'a')` -> `df.at[i, 'a']`; `df.set_value(i, 'a', v)` -> `df.at[i, 'a'] = v`. */
export function singleValue(): Change {
  return callRewritten(['pandas.DataFrame.get_value'], ({ cell }, call) => {
    const [row, column, more] = call.args;
    if (
      call.func.kind !== 'Attribute' ||
      row === undefined ||
      column === undefined ||
      more !== undefined ||
      call.keywords.length > 0
    )
      return 'gone';
    const open = cell.cell.source.indexOf('(', call.func.end);
    const { func } = call;
    return [
      edit(cell, func.end - func.attr.length, open + 1, 'at['),
      edit(cell, argumentEnd(cell, call, column), call.end, ']'),
    ];
  });
}

const TEXT_NONE_KEPT = `keep_default_na=False, na_values=[
    '', '#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN',
    '<NA>', 'N/A', 'NA', 'NULL', 'NaN', 'n/a', 'nan', 'null',
]`;

/** `read_csv(f)` -> the same with the missing values of old, among which the text `None` was not. */
export function textNoneKept(): Change {
  const change = callRewritten(['pandas.read_csv', 'pandas.read_table'], (site, call) => {
    const says = ['na_values', 'keep_default_na', 'na_filter'].some(
      (k) => keywordOf(call, k) !== null,
    );
    if (says || call.keywords.some((k) => k.name === null) || !speaksOfNone(site)) return null;
    return [withArgument(site.cell, call, TEXT_NONE_KEPT)];
  });
  return change;
}

/** A table that the notebook shows has the text, or its code asks for it: where neither does, the data has none. */
function speaksOfNone({ names }: Site): boolean {
  return names.program.notebook.cells.some(
    (cell) =>
      cell.kind === 'code' &&
      (/(?:==|!=|isin\(\s*\[)\s*['"]None['"]/.test(cell.source) ||
        cell.outputs.some((o) => showsNone(JSON.stringify(o)))),
  );
}

function showsNone(output: string): boolean {
  return /<td>None<\/td>|\\n[^\\n]*\bNone {2,}\d/.test(output);
}
