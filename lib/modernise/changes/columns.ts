import type { Expr, Located } from '../../frontend/python/ast.ts';
import { allStatements, expressionsIn, headerExpressions } from '../../analysis/walk.ts';
import { edit, keywordOf, placeIn, textOf, withoutArgument } from '../edits.ts';
import type { CellEdit, Change, Found, Site } from '../rule.ts';

/** A column picked out of a frame by a chain: `df['a']`, `df.a`, `df.loc[:, 'a']`. */
interface Column {
  readonly frame: Expr;
  /** Source of the column's key. */
  readonly key: string;
  /** How to assign the whole column. */
  readonly target: string;
}

type Subscript = Extract<Expr, { kind: 'Subscript' }>;

/** `df['a'].fillna(v, inplace=True)` -> `df['a'] = df['a'].fillna(v)`. */
export function chainedInplace(methods: readonly string[]): Change {
  return {
    words: ['inplace'],
    find: (site): Found | null => {
      const { statement: s, node, cell } = site;
      if (node !== null || s.kind !== 'Expr' || s.value.kind !== 'Call') return null;
      const call = s.value;
      if (call.func.kind !== 'Attribute' || !methods.includes(call.func.attr)) return null;
      const inplace = keywordOf(call, 'inplace');
      const isTrue = inplace?.value.kind === 'Constant' && textOf(cell, inplace.value) === 'True';
      const column = isTrue ? columnOf(site, call.func.value) : null;
      if (isTrue && column === null && mayBeColumn(site, call.func.value))
        return { place: placeIn(cell, s), edits: null };
      if (inplace === null || column === null) return null;
      const removed = withoutArgument(cell, call, inplace);
      const assigned = edit(cell, s.start, s.start, `${column.target} = `);
      return { place: placeIn(cell, s), edits: removed === null ? null : [assigned, removed] };
    },
  };
}

/** `df['a'][mask] = v` -> `df.loc[mask, 'a'] = v`. */
export function chainedAssignment(): Change {
  return {
    words: ['['],
    find: (site): Found | null => {
      const { statement: s, node, cell } = site;
      if (node !== null) return null;
      const target =
        s.kind === 'Assign' && s.targets.length === 1
          ? s.targets[0]
          : s.kind === 'AugAssign'
            ? s.target
            : null;
      if (target?.kind !== 'Subscript') return null;
      const edits = targetEdits(site, target);
      return edits === undefined ? null : { place: placeIn(cell, target), edits };
    },
  };
}

/** Undefined: no chain. Null: a chain for which nothing equal is known. */
function targetEdits(site: Site, target: Subscript): readonly CellEdit[] | null | undefined {
  const { value, slice } = target;
  if (value.kind === 'Attribute' && ['loc', 'at', 'iloc', 'iat'].includes(value.attr)) {
    const column = columnOf(site, value.value);
    if (column === null) return undefined;
    const byPlace = value.attr.startsWith('i');
    const key = byPlace
      ? `${textOf(site.cell, column.frame)}.columns.get_loc(${column.key})`
      : column.key;
    return chained(site, column, value.attr, slice, target, key);
  }
  const column = columnOf(site, value);
  if (column === null) return undefined;
  if (isMask(site, slice)) return chained(site, column, 'loc', slice, target, column.key);
  // A number is a label where labels are numbers: they are, as long as nothing gave the rows others.
  const isLabel = site.names.typeOf(slice) === 'int' || slice.kind === 'Name';
  return isLabel && site.names.typeOf(slice) === 'int' && hasNumberedRows(site)
    ? chained(site, column, 'loc', slice, target, column.key)
    : null;
}

function chained(
  { cell }: Site,
  { frame }: Column,
  indexer: string,
  slice: Located,
  target: Located,
  key: string,
): readonly CellEdit[] {
  return [
    edit(cell, frame.end, slice.start, `.${indexer}[`),
    edit(cell, slice.end, target.end, `, ${key}]`),
  ];
}

const RELABELS =
  /set_index|index_col|\.index\s*=|groupby|pivot|resample|reindex|crosstab|\.T\b|stack\(|rename_axis|index\s*=/;

function hasNumberedRows({ names }: Site): boolean {
  return !names.program.cells.some(({ cell }) => RELABELS.test(cell.source));
}

function isMask({ names }: Site, slice: Expr): boolean {
  if (slice.kind === 'Compare' || (slice.kind === 'UnaryOp' && slice.op === '~')) return true;
  return (
    names.hasTrait(slice, 'series') ||
    names.hasTrait(slice, 'array') ||
    names.classOf(slice) === 'pandas.Index'
  );
}

/** The column of a named frame that an expression picks; null for copies (`df[mask]['a']`), whose change was never kept. */
export function columnOf(site: Site, expr: Expr): Column | null {
  const { names, cell } = site;
  if (
    expr.kind === 'Attribute' &&
    !INDEXERS.has(expr.attr) &&
    isFrame(site, expr.value) &&
    names.classOf(expr) === 'pandas.Series'
  ) {
    if (!isKept(site, expr.value)) return null;
    const key = `'${expr.attr}'`;
    return { frame: expr.value, key, target: `${textOf(cell, expr.value)}[${key}]` };
  }
  if (expr.kind !== 'Subscript') return null;
  const { value, slice } = expr;
  if (isOneColumn(site, expr) && isKept(site, value) && isPlain(slice))
    return { frame: value, key: textOf(cell, slice), target: textOf(cell, expr) };
  return columnOfAllRows(site, expr);
}

const INDEXERS: ReadonlySet<string> = new Set(['loc', 'iloc', 'at', 'iat']);

/** `df[key]` of a frame, where the key is a label: no list, mask or slice. */
export function isOneColumn(site: Site, expr: Expr): boolean {
  if (expr.kind !== 'Subscript' || !isFrame(site, expr.value)) return false;
  return site.names.classOf(expr) === 'pandas.Series' || isLoopVariable(site, expr.slice);
}

/** `for c in df.columns:`, `[... for c in names]`: what a loop goes through are labels, unless they are lists. */
function isLoopVariable({ cell, names }: Site, key: Expr): boolean {
  if (key.kind !== 'Name') return false;
  const type = names.typeOf(key);
  if (type !== null) return type === 'str';
  const isAround = ({ start, end }: Located): boolean => start <= key.start && key.end <= end;
  return [...allStatements(cell.statements)].filter(isAround).some((s) => {
    if (s.kind === 'For' && s.target.kind === 'Name' && s.target.id === key.id) return true;
    const inside = headerExpressions(s).flatMap((e) => [...expressionsIn(e)]);
    return inside.some(
      (e) =>
        'generators' in e &&
        isAround(e) &&
        e.generators.some((g) => g.target.kind === 'Name' && g.target.id === key.id),
    );
  });
}

/** `df.loc[:, 'a']`. */
function columnOfAllRows(site: Site, { value, slice }: Subscript): Column | null {
  if (value.kind !== 'Attribute' || value.attr !== 'loc' || slice.kind !== 'Tuple') return null;
  const [rows, key] = slice.elements;
  if (rows?.kind !== 'Slice' || rows.lower !== null || rows.upper !== null || rows.step !== null)
    return null;
  const isName = key?.kind === 'Constant' && key.value.kind === 'str';
  if (key === undefined || !isName || !isFrame(site, value.value) || !isKept(site, value.value))
    return null;
  const text = textOf(site.cell, key);
  return { frame: value.value, key: text, target: `${textOf(site.cell, value.value)}[${text}]` };
}

/** `x['a']` of something of which nothing is known: most likely a frame, and then the change is lost. */
function mayBeColumn({ names }: Site, expr: Expr): boolean {
  return (
    expr.kind === 'Subscript' &&
    expr.value.kind === 'Name' &&
    names.typeOf(expr.value) === null &&
    expr.slice.kind === 'Constant' &&
    expr.slice.value.kind === 'str'
  );
}

function isFrame({ names }: Site, expr: Expr): boolean {
  return names.classOf(expr) === 'pandas.DataFrame';
}

/** A frame that has a name, or a place in a container that is no frame itself. */
function isKept(site: Site, expr: Expr): boolean {
  if (expr.kind === 'Name') return true;
  if (expr.kind === 'Attribute')
    return site.names.classOf(expr.value) !== 'pandas.DataFrame' && isKept(site, expr.value);
  if (expr.kind !== 'Subscript' || !isPlain(expr.slice) || expr.value.kind !== 'Name') return false;
  const owner = site.names.classOf(expr.value);
  return owner === 'dict' || owner === 'list';
}

/** Evaluating it twice is the same as once. */
function isPlain(expr: Expr): boolean {
  return expr.kind === 'Constant' || expr.kind === 'Name';
}
