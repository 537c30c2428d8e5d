import type { Node, StagingFacts } from '../../analysis/staging/index.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import { CannotStage } from './cannot-stage.ts';
import { cellOf, writeNodes } from './code.ts';
import type { DraftQuery, StepDraft } from './draft.ts';
import { isIn } from './node-reads.ts';
import type { Plan } from './plan.ts';
import { unchangedRows } from './serving-form.ts';

/**
 * Refuses a plan where served rows are edited outside its steps: there nothing but a choice of rows may happen,
 * whatever else would be lost in serving.
 */
export function checkWayIsWhole(
  plan: Plan,
  facts: StagingFacts,
  drafts: readonly StepDraft[],
  wording: Pick<DraftQuery, 'settings' | 'added' | 'requires' | 'replacedIn'>,
): void {
  const grouped = new Set(drafts.flatMap((d) => d.group.nodes));
  const loaded = plan.nodes.indexOf(plan.raw.node);
  for (const node of plan.nodes) {
    if (grouped.has(node) || !plan.isServed(node)) continue;
    const own = plan.effects(node).writes.map((w) => w.name);
    const call = [...facts.rowSets.values()].find(
      (set) => set.kind === 'split' && cellOf(node) === set.cell && isIn(set.at, node),
    );
    if (call !== undefined && own.length > 1) continue;
    const code = writeNodes([node], (n) => n === node || plan.isServed(n), {
      ...wording,
      name: (name) => (plan.holdsRows(name) ? 'X' : name),
      unchanged: (expr) => unchangedRows(expr, facts),
      applied: () => null,
    });
    const text = code.map((c) => c.text).join('\n');
    const isLoad = [...facts.rowSets.values()].some(
      (set) => set.kind === 'loaded' && set.cell === cellOf(node) && isIn(set.at, node),
    );
    if (text === '' || /^X = X(?:\.copy\(\))?(?:\.reset_index\([^()]*\))?$/.test(text)) continue;
    const isRaw =
      node.kind === 'leaf' && facts.raws.has(node.code) && plan.nodes.indexOf(node) <= loaded;
    if (isRaw || (isLoad && isOnlyLoad(node, facts))) continue;
    throw new CannotStage('a statement that chooses rows and changes them at once', node);
  }
}

/** The rows are taken as they are loaded, but for which of them. */
function isOnlyLoad(node: Node, facts: StagingFacts): boolean {
  if (node.kind === 'block') return false;
  const from = node.code.kind === 'assign' ? node.code.value.node : statementValue(node);
  let expr = from;
  for (let i = 0; i < 20 && expr !== null; i++) {
    const at = expr;
    const set = [...facts.rowSets.values()].find((s) => s.at === at);
    if (set?.kind === 'loaded') return true;
    expr = unchangedRows(at, facts) ?? copied(at);
  }
  return false;
}

function copied(expr: Expr): Expr | null {
  if (expr.kind !== 'Call' || expr.func.kind !== 'Attribute') return null;
  return ['copy', 'reset_index'].includes(expr.func.attr) ? expr.func.value : null;
}

function statementValue(node: Node): Expr | null {
  if (node.kind === 'block' || node.code.kind !== 'statement') return null;
  const { node: s } = node.code.statement;
  return s.kind === 'Assign' ? s.value : null;
}
