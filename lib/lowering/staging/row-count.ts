import type { Node } from '../../analysis/staging/index.ts';
import { childrenOf } from '../../analysis/walk.ts';
import type { Expr } from '../../frontend/python/ast.ts';

/** Functions whose first dimension is how many rows there are. */
const MAKES = new Set(['zeros', 'ones', 'full', 'empty']);

/**
 * A part of the code that is right for one number of rows only: `images.reshape((n_samples, -1))`,
 * `np.ones((100, 1))` beside the rows. Null when there is none.
 */
export function fixedRowCount(node: Node): Expr | null {
  if (node.kind === 'block') return null;
  for (const [expr, value] of node.values) {
    if (value.time !== 'row') continue;
    const found = [expr, ...childrenOf(expr)].find((e) => isFixed(e, node));
    if (found !== undefined) return found;
  }
  return null;
}

function isFixed(expr: Expr, node: Node): boolean {
  if (expr.kind !== 'Call' || expr.func.kind !== 'Attribute') return false;
  const { attr, value } = expr.func;
  const isRows =
    node.values.get(value)?.time === 'row' && node.values.get(value)?.shape !== 'element';
  if (attr === 'reshape' ? !isRows : !MAKES.has(attr)) return false;
  const [first, second] = expr.args;
  const shape = first?.kind === 'Tuple' || first?.kind === 'List' ? first.elements : null;
  const rows = shape?.[0] ?? (attr === 'reshape' && second !== undefined ? first : null);
  if (rows === null || rows === undefined) return false;
  if (rows.kind === 'Constant') return rows.value.kind === 'int' && rows.value.digits !== '1';
  return rows.kind === 'Name' && node.values.get(rows)?.time !== 'row';
}

const PLACES = new Set(['loc', 'iloc', 'at', 'iat']);

/** `df.loc[::7, 'age'] = 0`, `df.at[3, 'age'] = 0`: rows by where they stand, which others take in serving. Null: none. */
export function editedByPlace(node: Node): Expr | null {
  if (node.kind === 'block' || node.code.kind !== 'statement') return null;
  const { node: s } = node.code.statement;
  const targets = s.kind === 'Assign' ? s.targets : s.kind === 'AugAssign' ? [s.target] : [];
  return targets.find(isByPlace) ?? null;
}

function isByPlace(target: Expr): boolean {
  if (target.kind !== 'Subscript' || target.value.kind !== 'Attribute') return false;
  if (!PLACES.has(target.value.attr)) return false;
  const { slice } = target;
  const rows = slice.kind === 'Tuple' ? slice.elements[0] : slice;
  if (rows === undefined) return false;
  if (rows.kind === 'Slice')
    return [rows.lower, rows.upper, rows.step].some((bound) => bound !== null);
  const isNumber = (e: Expr): boolean =>
    (e.kind === 'Constant' && e.value.kind === 'int') ||
    (e.kind === 'UnaryOp' && e.operand.kind === 'Constant');
  return rows.kind === 'List' ? rows.elements.some(isNumber) : isNumber(rows);
}
