import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import { expressionsIn } from '../../analysis/walk.ts';
import { edit, placeIn, textOf } from '../edits.ts';
import type { Change, Found, Site } from '../rule.ts';

/**
 * `df.loc[df['a'] == 'x', 'a'] = 0` puts numbers among text, which a column of type `str` refuses:
 * `df['a'] = df['a'].astype(object)` above it makes the column one of any values, as it was.
 */
export function numberIntoText(): Change {
  return {
    words: ['.loc['],
    find: (site): Found | null => {
      const { statement: s, node, cell } = site;
      const line = node === null ? widening(site, s) : null;
      if (line === null) return null;
      // Once is enough: what stands above it in the cell has run before.
      const isDone =
        cell.cell.source.slice(0, s.start).includes(line) ||
        cell.statements.some((other) => other.start < s.start && widening(site, other) === line);
      if (isDone) return null;
      return { place: placeIn(cell, s), edits: [edit(cell, s.start, s.start, above(site, line))] };
    },
  };
}

/** The line that makes room for what a statement assigns; null where it assigns no number to chosen rows of text. */
function widening({ cell, names }: Site, s: Stmt): string | null {
  if (s.kind !== 'Assign' || s.targets.length !== 1) return null;
  const [target] = s.targets;
  if (target?.kind !== 'Subscript' || !isNumber(s.value)) return null;
  const { value: loc, slice } = target;
  if (loc.kind !== 'Attribute' || loc.attr !== 'loc' || slice.kind !== 'Tuple') return null;
  const [rows, column, more] = slice.elements;
  if (rows === undefined || column === undefined || more !== undefined) return null;
  if (names.classOf(loc.value) !== 'pandas.DataFrame') return null;
  if (column.kind !== 'Constant' || column.value.kind !== 'str') return null;
  if (!comparesText(rows, column.value.value)) return null;
  const whole = `${textOf(cell, loc.value)}[${textOf(cell, column)}]`;
  return `${whole} = ${whole}.astype(object)`;
}

function above({ cell, statement }: Site, line: string): string {
  const { source } = cell.cell;
  const before = source.slice(source.lastIndexOf('\n', statement.start - 1) + 1, statement.start);
  return before.trim() === '' ? `${line}\n${before}` : `${line}; `;
}

function isNumber(expr: Expr): boolean {
  if (expr.kind === 'UnaryOp') return isNumber(expr.operand);
  return expr.kind === 'Constant' && ['int', 'float', 'bool'].includes(expr.value.kind);
}

/** `df['a'] == 'x'`, `df.a.isin(['x', 'y'])`, `df['a'].str.startswith('x')`: the column holds text. */
function comparesText(rows: Expr, column: string): boolean {
  for (const expr of expressionsIn(rows)) {
    if (expr.kind === 'Compare' && isColumn(expr.left, column)) {
      const [op] = expr.ops;
      const [right] = expr.comparators;
      if ((op === '==' || op === '!=') && right !== undefined && isText(right)) return true;
    }
    if (expr.kind !== 'Attribute' || !isColumn(expr.value, column)) continue;
    if (expr.attr === 'str') return true;
    const call = [...expressionsIn(rows)].find((e) => e.kind === 'Call' && e.func === expr);
    const [values] = call?.kind === 'Call' && expr.attr === 'isin' ? call.args : [];
    if (values?.kind === 'List' && values.elements.some(isText)) return true;
  }
  return false;
}

function isColumn(expr: Expr, column: string): boolean {
  if (expr.kind === 'Attribute') return expr.attr === column;
  return (
    expr.kind === 'Subscript' &&
    expr.slice.kind === 'Constant' &&
    expr.slice.value.kind === 'str' &&
    expr.slice.value.value === column
  );
}

function isText(expr: Expr): boolean {
  return expr.kind === 'Constant' && expr.value.kind === 'str';
}
