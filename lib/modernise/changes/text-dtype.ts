import type { Expr } from '../../frontend/python/ast.ts';
import { edit, keywordOf, placeIn, textOf } from '../edits.ts';
import type { CellEdit, Change, Found, Site } from '../rule.ts';
import { isOneColumn } from './columns.ts';

const BOTH = "('object', 'str')";

/** What stands for the dtype of text columns: `'O'`, `'object'`, `object`, `np.object`, `np.dtype('O')`. */
function isObject(site: Site, expr: Expr): boolean {
  const { names } = site;
  if (expr.kind === 'Constant')
    return expr.value.kind === 'str' && ['O', 'object'].includes(expr.value.value);
  if (expr.kind === 'Name') return expr.id === 'object';
  if (expr.kind === 'Call') {
    const [only] = expr.args;
    return names.written(expr.func) === 'numpy.dtype' && only !== undefined && isObject(site, only);
  }
  return ['numpy.object', 'numpy.object_'].includes(names.written(expr) ?? '');
}

type Shape = 'one' | 'each' | 'name' | 'unclear' | null;

/** Whether an expression is one dtype, one for each column, or the name of one. */
function dtypeShape(site: Site, expr: Expr): Shape {
  const { names } = site;
  if (expr.kind === 'Attribute') {
    if (expr.attr === 'dtype') return 'one';
    if (expr.attr === 'dtypes') {
      const owner = names.classOf(expr.value);
      if (owner === 'pandas.Series' || isOneColumn(site, expr.value)) return 'one';
      if (owner === 'pandas.DataFrame') return 'each';
      return owner === null ? 'unclear' : null;
    }
    return expr.attr === 'name' && dtypeShape(site, expr.value) === 'one' ? 'name' : null;
  }
  if (expr.kind === 'Subscript') return dtypeShape(site, expr.value) === 'each' ? 'one' : null;
  if (expr.kind === 'Call' && expr.func.kind === 'Name' && expr.func.id === 'str')
    return expr.args[0] !== undefined && dtypeShape(site, expr.args[0]) === 'one' ? 'name' : null;
  return names.classOf(expr) === 'numpy.dtype' ? 'one' : null;
}

/** `df['a'].dtype == 'O'` -> `df['a'].dtype in ('object', 'str')`. */
export function textDtypeCompared(): Change {
  return {
    words: ['dtype'],
    find: (site): Found | null => {
      const { node, cell } = site;
      if (node?.kind !== 'Compare' || node.ops.length !== 1) return null;
      const [right] = node.comparators;
      const [op] = node.ops;
      if (right === undefined || (op !== '==' && op !== '!=') || !isObject(site, right))
        return null;
      const shape = dtypeShape(site, node.left);
      if (shape === null) return null;
      const place = placeIn(cell, node);
      // Of a frame there is one for each column, of a column one.
      if (shape === 'unclear') return { place, edits: null };
      if (shape === 'each') return eachFound(site, node, node.left, op);
      const word = op === '==' ? 'in' : 'not in';
      const { source } = cell.cell;
      const at = node.left.end + source.slice(node.left.end, right.start).lastIndexOf(op);
      const from = source.slice(0, at).trimEnd().length;
      const to = source.length - source.slice(at + 2).trimStart().length;
      return {
        place,
        edits: [edit(cell, from, to, ` ${word} `), edit(cell, right.start, right.end, BOTH)],
      };
    },
  };
}

/** `df.dtypes == 'object'` -> `df.dtypes.isin(...)` does not compare dtypes: both comparisons are joined. */
function eachFound({ cell }: Site, node: Expr, left: Expr, op: '==' | '!='): Found | null {
  const { source } = cell.cell;
  const join = op === '==' ? '|' : '&';
  const also = `) ${join} (${textOf(cell, left)} ${op} 'str')`;
  if (source.startsWith(also, node.end)) return null;
  const edits = [
    edit(cell, node.start, node.start, '(('),
    edit(cell, node.end, node.end, `${also})`),
  ];
  return { place: placeIn(cell, node), edits };
}

/** `dtype in ['object', ...]` -> `dtype in ['object', 'str', ...]`. */
export function textDtypeListed(): Change {
  return {
    words: ['dtype'],
    find: (site): Found | null => {
      const { node, cell } = site;
      if (node?.kind !== 'Compare' || node.ops.length !== 1) return null;
      const [right] = node.comparators;
      const isMember = node.ops[0] === 'in' || node.ops[0] === 'not in';
      if (!isMember || (right?.kind !== 'List' && right?.kind !== 'Tuple')) return null;
      const old = right.elements.find((e) => isObject(site, e));
      const hasText = right.elements.some(
        (e) => e.kind === 'Constant' && e.value.kind === 'str' && e.value.value === 'str',
      );
      const shape = dtypeShape(site, node.left);
      if (old === undefined || hasText || shape === null || shape === 'each' || shape === 'unclear')
        return null;
      return { place: placeIn(cell, node), edits: [edit(cell, old.end, old.end, ", 'str'")] };
    },
  };
}

/** `select_dtypes('object')` -> `select_dtypes(['object', 'string'])`; pandas 2 has the same answer to it. */
export function textDtypeSelected(): Change {
  return {
    words: ['select_dtypes'],
    find: (site): Found | null => {
      const { node, cell, names } = site;
      if (
        node?.kind !== 'Call' ||
        node.func.kind !== 'Attribute' ||
        node.func.attr !== 'select_dtypes'
      )
        return null;
      if (names.classOf(node.func.value) !== 'pandas.DataFrame') return null;
      const given = [
        node.args[0],
        keywordOf(node, 'include')?.value,
        keywordOf(node, 'exclude')?.value,
      ];
      const edits = given.flatMap((expr) => (expr === undefined ? [] : selectedEdits(site, expr)));
      return edits.length === 0 ? null : { place: placeIn(cell, node), edits };
    },
  };
}

function selectedEdits(site: Site, expr: Expr): readonly CellEdit[] {
  const { cell } = site;
  if (isObject(site, expr)) return [edit(cell, expr.start, expr.end, "['object', 'string']")];
  if (expr.kind !== 'List' && expr.kind !== 'Tuple') return [];
  const old = expr.elements.find((e) => isObject(site, e));
  const hasText = expr.elements.some(
    (e) =>
      e.kind === 'Constant' && e.value.kind === 'str' && ['str', 'string'].includes(e.value.value),
  );
  return old === undefined || hasText ? [] : [edit(cell, old.end, old.end, ", 'string'")];
}
