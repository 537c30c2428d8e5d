import type { Node, Scoped } from '../../analysis/staging/index.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import { Printer, type Wording } from './code.ts';
import type { RawRows } from './raw-rows.ts';

/**
 * The notebook's own expression for the rows as loaded. Where no variable of the notebook holds them, what loads them:
 * a chain goes on from there, a function keeps them to itself.
 */
export function rawExpression(
  { node, variable }: RawRows,
  nodes: readonly Node[],
  isLocal: (name: string) => boolean,
): string {
  if (node.kind === 'block') return variable;
  const before = nodes.slice(0, nodes.indexOf(node)).filter((n) => n.top === node.top);
  const textOf = (expr: Scoped<Expr>, from: readonly Node[]): string =>
    new Printer({ ...AS_WRITTEN, name: (name) => spelled(name, from) }, node).text(expr);
  // A variable of a function is what it was bound to.
  const spelled = (name: string, from: readonly Node[]): string => {
    const at = isLocal(name) ? from.findLastIndex((n) => n.after.has(name)) : -1;
    const value = valueOf(from[at]);
    return value === null ? name : `(${textOf(value, from.slice(0, at))})`;
  };
  if (node.code.kind === 'assign') return textOf(node.code.value, before);
  const { statement } = node.code;
  if (statement.node === node.top || statement.node.kind !== 'Assign') return variable;
  const [target] = statement.node.targets;
  const text = textOf({ ...statement, node: statement.node.value }, before);
  return target?.kind === 'Tuple' ? `(${text})[0]` : text;
}

function valueOf(node: Node | undefined): Scoped<Expr> | null {
  if (node === undefined || node.kind === 'block') return null;
  if (node.code.kind === 'assign') return node.code.value;
  const { statement } = node.code;
  return statement.node.kind === 'Assign' ? { ...statement, node: statement.node.value } : null;
}

const AS_WRITTEN: Wording = {
  name: (name) => name,
  replacedIn: () => new Map<Expr, string>(),
  unchanged: () => null,
  applied: () => null,
  settings: () => [],
  added: () => [],
  requires: () => [],
};
