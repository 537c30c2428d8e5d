import type { Node, StageValue, StagingFacts } from '../../analysis/staging/index.ts';
import { expressionsIn, headerExpressions } from '../../analysis/walk.ts';
import type { Dataflow } from '../../analysis/facts.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import { type CodeText, slotsOf, type StatementId } from '../../ir/index.ts';
import { cellOf, Printer, type Wording, writeNodes } from './code.ts';
import type { Plan } from './plan.ts';
import { sameLeaf } from './plan.ts';
import type { Question } from './question.ts';

/** From the estimator's answer to what the notebook calls its predictions. */
export interface Predictions {
  readonly after: readonly CodeText[];
  /** Variables of the flow that it reads. */
  readonly reads: readonly string[];
  readonly settings: readonly string[];
  /** Where the notebook holds them. */
  readonly notebook: { readonly expression: string; readonly after: StatementId } | null;
}

export interface PredictionsQuery {
  readonly facts: StagingFacts;
  readonly dataflow: Dataflow;
  readonly question: Question;
  readonly plan: Plan;
  readonly wording: Pick<Wording, 'settings' | 'added' | 'requires'>;
  readonly isVariable: (name: string) => boolean;
}

const NAME = 'predictions';

export function predictionsOf(query: PredictionsQuery): Predictions {
  const { question, plan } = query;
  const none: Predictions = { after: [], reads: [], settings: [], notebook: null };
  const { answer } = question;
  if (answer === null) return none;
  const at = plan.nodes.findIndex((n) => n === answer.leaf || sameLeaf(n, answer.leaf));
  const node = plan.nodes[at];
  const id = node?.top.id;
  const source = answer.cell.cell.source.slice(answer.node.start, answer.node.end);
  if (node === undefined || id === undefined)
    return { ...none, notebook: null };
  const bound = boundBy(node);
  if (bound === null)
    return { ...none, notebook: { expression: source, after: previousOr(plan.nodes, at, id) } };
  const replaced = new Map<Node, ReadonlyMap<Expr, string>>([[node, new Map([[answer.node, NAME]])]]);
  const pieces: Node[] = bound.value === answer.node ? [] : [node];
  if (pieces.length > 0 && !isOneARow(node.values.get(bound.value) ?? null)) pieces.length = 0;
  if (bound.value !== answer.node && pieces.length === 0)
    return { ...none, notebook: { expression: source, after: id } };
  let { name } = bound;
  let last = id;
  const names = new Set([name]);
  for (const later of plan.nodes.slice(at + 1)) {
    const next = boundBy(later);
    if (next === null) continue;
    const value = later.values.get(next.value) ?? null;
    if (next.name === name && !readsOnly(later, next.value, names, plan)) break;
    if (!isOneARow(value) || value?.predicted !== true || value.shape === 'frame') continue;
    if (!readsOnly(later, next.value, names, plan)) continue;
    if (!plan.effects(later).uses.some((u) => u.name === name)) continue;
    pieces.push(later);
    name = next.name;
    names.add(name);
    last = later.top.id;
  }
  const used = new Set<string>();
  const wording: Wording = {
    ...query.wording,
    name: (n) => {
      if (names.has(n)) return NAME;
      used.add(n);
      return n;
    },
    replacedIn: (n) => replaced.get(n) ?? new Map<Expr, string>(),
    unchanged: () => null,
    applied: () => null,
  };
  const after = [...writeNodes(pieces, () => true, wording)].map((code) => ({ ...code, comments: [] }));
  const measured = measuredForm(query, name, last, wording);
  const all = measured === null ? after : [...after, measured.code];
  return {
    after: all,
    reads: [...used].filter((n) => !names.has(n) && n !== NAME && query.isVariable(n)),
    settings: [...new Set(all.flatMap((c) => slotsOf(c)).filter((s) => s.kind === 'setting').map((s) => s.name))],
    notebook: { expression: measured?.expression ?? name, after: last },
  };
}

function previousOr(nodes: readonly Node[], at: number, id: StatementId): StatementId {
  void nodes;
  void at;
  return id;
}

function boundBy(node: Node): { readonly name: string; readonly value: Expr } | null {
  if (node.kind === 'block') return null;
  if (node.code.kind === 'assign') {
    const { target, value } = node.code;
    return target.node.kind === 'Name' ? { name: target.node.id, value: value.node } : null;
  }
  const { node: s } = node.code.statement;
  if (s.kind !== 'Assign' || s.targets.length !== 1) return null;
  const [target] = s.targets;
  return target?.kind === 'Name' ? { name: target.id, value: s.value } : null;
}

function isOneARow(value: StageValue | null): boolean {
  return value !== null && value.time === 'row' && value.predicted;
}

/** Whether all rows that it reads are the predictions. */
function readsOnly(node: Node, expr: Expr, names: ReadonlySet<string>, plan: Plan): boolean {
  void expr;
  return plan.effects(node).uses.every((u) => {
    const value = node.values.get(u.node);
    return value?.time !== 'row' || names.has(u.name);
  });
}

/** Every figure of merit is about one form of them (`np.exp(pred)`): that form is what the notebook predicts. */
function measuredForm(
  query: PredictionsQuery,
  name: string,
  last: StatementId,
  wording: Wording,
): { readonly code: CodeText; readonly expression: string; readonly uses: readonly string[] } | null {
  const { plan, dataflow, question } = query;
  const at = plan.nodes.findIndex((n) => n.top.id === last);
  const forms = new Map<string, { readonly expr: Expr; readonly node: Node }>();
  let bare = false;
  for (const node of plan.nodes.slice(at + 1)) {
    if (node.kind === 'block' || node.code.kind !== 'statement') continue;
    const facts = dataflow.facts.get(node.top.id);
    if (boundBy(node)?.name === name) break;
    for (const call of facts?.calls ?? []) {
      if (call.summary?.role !== 'metric') continue;
      for (const arg of call.node.args) {
        const value = node.values.get(arg);
        if (value?.predicted !== true || value.time !== 'row' || !question.heldOut) continue;
        if (arg.kind === 'Name') bare ||= arg.id === name;
        else if ([...expressionsIn(arg)].every((e) => e.kind !== 'Name' || node.values.get(e)?.time !== 'row' || e.id === name)) {
          const { source } = cellOf(node).cell;
          forms.set(source.slice(arg.start, arg.end), { expr: arg, node });
        }
      }
    }
    void headerExpressions;
  }
  const [only, second] = [...forms];
  if (bare || only === undefined || second !== undefined) return null;
  const [expression, { expr, node }] = only;
  const cell = cellOf(node);
  const spelling = { names: new Map<string, string>() };
  const mentioned = new Set<string>();
  const printer = new Printer(
    { ...wording, name: (n, store) => { const t = wording.name(n, store); if (t === n) mentioned.add(n); return t; } },
    node,
  );
  const text = printer.text({ cell, spelling, node: expr });
  const [made] = writeNodes([{ ...node, code: { kind: 'assign', target: { cell, spelling, node: { kind: 'Name', id: NAME, context: 'store', start: expr.start, end: expr.start } }, value: { cell, spelling, node: expr } } } as Node], () => true, wording);
  if (made === undefined) return null;
  return {
    code: { ...made, text: `${NAME} = ${text}`, comments: [], requires: wording.requires(mentioned) },
    expression,
    uses: [...mentioned],
  };
}
