import type { Node } from '../../analysis/staging/index.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import type { Edit } from '../text/index.ts';
import { CannotStage } from './cannot-stage.ts';
import { cellOf } from './code.ts';
import type { Plan } from './plan.ts';

type CallExpr = Extract<Expr, { kind: 'Call' }>;

/**
 * The target may be put among rows that steps have already processed. Served rows never get that column, so that a
 * step leaves it out where it is:
 *
 *     X = df.drop('label', axis=1)    ->    X = df.drop('label', axis=1, errors='ignore')
 */
export function dropsWhereThere(plan: Plan): (cell: ParsedCell) => readonly Edit[] {
  const edits = new Map<ParsedCell, Edit[]>();
  const late = [...lateColumns(plan), ...joinedColumns(plan)];
  for (const { nodes } of plan.groups)
    for (const node of nodes.flatMap(withInner)) {
      const added = late.filter(({ at }) => at < plan.nodes.findIndex((n) => n.top === node.top));
      if (added.length === 0) continue;
      const cell = cellOf(node);
      for (const expr of node.values.keys()) {
        if (isByPosition(expr) && plan.isServed(node))
          throw new CannotStage(
            `columns chosen by position where \`${added[0]?.column ?? ''}\`, the target, stands among them`,
            node,
          );
        if (expr.kind !== 'Call' || !drops(expr, added)) continue;
        const own = edits.get(cell) ?? [];
        edits.set(cell, own);
        const at = expr.end - 1;
        const comma = /,\s*$/.test(cell.cell.source.slice(expr.func.end, at)) ? '' : ', ';
        if (!own.some(({ start }) => start === at))
          own.push({ start: at, end: at, text: `${comma}errors='ignore'` });
      }
    }
  return (cell) => edits.get(cell) ?? [];
}

/** Rows to be served that are put under training rows have the target's columns only there: from that place on. */
function joinedColumns(plan: Plan): readonly LateColumn[] {
  const at = plan.nodes.findIndex((node) => {
    const names = plan.effects(node).uses.map((use) => use.name);
    return plan.isServed(node) && new Set(names.filter(plan.holdsRows)).size > 1;
  });
  return at < 0 ? [] : plan.targetColumns.map((column) => ({ column, at }));
}

interface LateColumn {
  readonly column: string;
  readonly at: number;
}

/** Columns of the target that the flow adds to rows after a step, and where. */
function lateColumns(plan: Plan): readonly LateColumn[] {
  const grouped = plan.groups.flatMap((group) => group.nodes);
  const first = Math.min(...grouped.map((node) => plan.nodes.indexOf(node)));
  return plan.targetColumns.flatMap((column) => {
    const key = `'${column}'`;
    const at = plan.nodes.findIndex((node) =>
      plan.effects(node).writes.some((w) => w.key === key && w.whole),
    );
    const [node] = plan.nodes.slice(at);
    if (at < first || node === undefined || grouped.includes(node)) return [];
    // What is read before it is written came with the rows.
    const known = plan.nodes
      .slice(0, at + 1)
      .some((n) => plan.effects(n).uses.some((use) => use.key === key));
    return known ? [] : [{ column, at }];
  });
}

function drops(call: CallExpr, added: readonly { readonly column: string }[]): boolean {
  if (call.func.kind !== 'Attribute' || call.func.attr !== 'drop') return false;
  if (call.keywords.some((k) => k.name === 'errors' || k.name === 'index')) return false;
  const named = call.args[0] ?? call.keywords.find((k) => k.name === 'columns')?.value;
  const parts = named?.kind === 'List' ? named.elements : named === undefined ? [] : [named];
  return parts.some(
    (part) =>
      part.kind === 'Constant' &&
      part.value.kind === 'str' &&
      added.some(({ column }) => part.value.kind === 'str' && column === part.value.value),
  );
}

/** `df.iloc[:, :-1]`, `df.columns[:-1]` */
function isByPosition(expr: Expr): boolean {
  return (
    expr.kind === 'Subscript' &&
    expr.value.kind === 'Attribute' &&
    ['iloc', 'columns', 'values'].includes(expr.value.attr)
  );
}

function withInner(node: Node): readonly Node[] {
  return node.kind === 'leaf' ? [node] : [node, ...node.blocks.flat().flatMap(withInner)];
}
