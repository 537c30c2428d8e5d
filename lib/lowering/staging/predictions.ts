import {
  type ModelCall,
  type Node,
  type StageValue,
  stagingOf,
  type StagingFacts,
} from '../../analysis/staging/index.ts';
import { expressionsIn, headerExpressions } from '../../analysis/walk.ts';
import { ESTIMATES } from '../../analysis/staging/tables.ts';
import type { Dataflow } from '../../analysis/facts.ts';
import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import { type CodeText, slotsOf, type StatementId } from '../../ir/index.ts';
import { CannotStage } from './cannot-stage.ts';
import { cellOf, Printer, type Wording, writeNodes } from './code.ts';
import { type Effects, effectsOf } from './effects.ts';
import { type Question, questionOf } from './question.ts';
import { settingSlots } from './setting-slots.ts';

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
  /** The whole notebook in normal form: what is only shown may still say what is predicted. */
  readonly nodes: readonly Node[];
  /** What estimators are asked in it. */
  readonly calls: readonly ModelCall[];
  readonly effects: (node: Node) => Effects;
  /** Whether the project has the name: a variable of the flow, an import, a definition. */
  readonly isProvided: (name: string) => boolean;
  readonly wording: Pick<Wording, 'settings' | 'added' | 'requires'>;
  readonly isVariable: (name: string) => boolean;
}

const NAME = 'predictions';

/**
 * Statements, beyond the slice too, that go on from the answer to what the notebook calls its predictions: a threshold
 * on probabilities, labels mapped back.
 */
export function predictionStatements(
  dataflow: Dataflow,
  estimator: { readonly name: string; readonly fit: Stmt },
): readonly StatementId[] {
  const facts = stagingOf(dataflow, () => true, null);
  const question = questionOf(facts, estimator, null);
  if ('declined' in question || question.answer === null) return [];
  const { answer } = question;
  const query: ChainQuery = {
    effects: (node) =>
      effectsOf(node, {
        replacedIn: () => NOTHING,
        isOwnFunction: () => false,
        isVariable: () => true,
        readBy: () => [],
      }),
    isProvided: () => true,
  };
  const at = facts.nodes.findIndex((n) => n.kind === 'leaf' && n.values.has(answer.node));
  const node = facts.nodes[at];
  const bound = node === undefined ? null : boundBy(node);
  if (node === undefined || bound === null) return [];
  return chainFrom(facts.nodes, at, bound.name, query).map((n) => n.top.id);
}

const NOTHING: ReadonlyMap<Expr, string> = new Map();

interface ChainQuery {
  readonly effects: (node: Node) => Effects;
  readonly isProvided: (name: string) => boolean;
}

/** Later statements each of which makes one value a row of the predictions so far, and of nothing else of theirs. */
function chainFrom(
  nodes: readonly Node[],
  at: number,
  first: string,
  query: ChainQuery,
): readonly Node[] {
  const chain: Node[] = [];
  let name = first;
  const names = new Set([first]);
  for (const later of nodes.slice(at + 1)) {
    const next = boundBy(later);
    if (next === null) continue;
    const value = later.values.get(next.value) ?? null;
    if (next.name === name && !readsOnly(later, names, query)) break;
    if (!isOneARow(value) || value?.shape === 'frame' || value?.dependent === true) continue;
    if (!readsOnly(later, names, query)) continue;
    if (!query.effects(later).uses.some((u) => u.name === name)) continue;
    chain.push(later);
    name = next.name;
    names.add(name);
  }
  return chain;
}

export function predictionsOf(query: PredictionsQuery): Predictions {
  const { question, nodes } = query;
  const none: Predictions = { after: [], reads: [], settings: [], notebook: null };
  const { answer } = question;
  const joint = answer === null ? jointAnswer(query) : null;
  if (joint !== null)
    throw new CannotStage(
      `\`${question.estimator ?? ''}\`, whose answers are joined with another's`,
      joint,
    );
  if (answer === null) return none;
  const at = nodes.findIndex((n) => holds(n, answer.node));
  const node = nodes[at];
  const id = node?.top.id;
  const source = answer.cell.cell.source.slice(answer.node.start, answer.node.end);
  if (node === undefined || id === undefined) return { ...none, notebook: null };
  if (answer.method === 'score') {
    const [rows] = answer.node.args;
    if (rows === undefined || answer.name === null) return none;
    const text = answer.cell.cell.source.slice(rows.start, rows.end);
    return { ...none, notebook: { expression: `${answer.name}.predict(${text})`, after: id } };
  }
  const bound = boundBy(node);
  if (bound === null || node.kind === 'block')
    return { ...none, notebook: { expression: source, after: id } };
  const replaced = new Map<Node, ReadonlyMap<Expr, string>>([
    [node, new Map([[answer.node, NAME]])],
  ]);
  const pieces: Node[] = bound.value === answer.node ? [] : [node];
  const first = node.values.get(bound.value) ?? null;
  if (
    pieces.length > 0 &&
    (!isOneARow(first) ||
      first?.shape === 'frame' ||
      !readsOnly(node, new Set(), query, answer.node))
  )
    pieces.length = 0;
  if (bound.value !== answer.node && pieces.length === 0)
    return { ...none, notebook: { expression: source, after: id } };
  let { name } = bound;
  let last = id;
  const names = new Set([name]);
  for (const later of chainFrom(nodes, at, name, query)) {
    const statistic = statisticIn(later);
    if (statistic !== null) {
      const { start, end } = statistic;
      const text = cellOf(later).cell.source.slice(start, end);
      throw new CannotStage(`\`${text}\` among predictions, which looks at other rows`, later);
    }
    pieces.push(later);
    name = boundBy(later)?.name ?? name;
    names.add(name);
    last = later.top.id;
  }
  const used = new Set<string>();
  const wording: Wording = {
    ...query.wording,
    settings: (cell) => settingSlots(query.wording.settings(cell)),
    name: (n) => {
      if (names.has(n)) return NAME;
      used.add(n);
      return n;
    },
    replacedIn: (n) => replaced.get(n) ?? new Map<Expr, string>(),
    unchanged: () => null,
    applied: () => null,
  };
  const after = [...writeNodes(pieces, () => true, wording)].map((code) => ({
    ...code,
    comments: [],
  }));
  const measured = measuredForm(query, name, last, wording);
  const all = measured === null ? after : [...after, measured.code];
  return {
    after: all,
    reads: [...used].filter((n) => !names.has(n) && n !== NAME && query.isVariable(n)),
    settings: [
      ...new Set(
        all
          .flatMap((c) => slotsOf(c))
          .filter((s) => s.kind === 'setting')
          .map((s) => s.name),
      ),
    ],
    notebook: { expression: measured?.expression ?? name, after: last },
  };
}

/** A statement that makes one prediction of answers of the estimator and of another. */
function jointAnswer({ question, calls }: PredictionsQuery): Node | null {
  const answers = calls.filter((c) => c.kind === 'answer' && ESTIMATES.has(c.method));
  const own = answers.filter((c) => c.name === question.estimator);
  return (
    own.find(({ leaf, object }) =>
      answers.some((c) => c.leaf === leaf && c.object !== object && boundBy(leaf) !== null),
    )?.leaf ?? null
  );
}

/** `proba.mean()`: computed of all predictions in the middle of a statement about each. */
function statisticIn(node: Node): Expr | null {
  for (const [expr, value] of node.values) {
    const receiver =
      expr.kind === 'Call' && expr.func.kind === 'Attribute' ? expr.func.value : null;
    const given =
      expr.kind === 'Call' ? [...expr.args, ...(receiver === null ? [] : [receiver])] : [];
    const gathers = given.some((one) => {
      const rows = node.values.get(one);
      return rows?.time === 'row' && rows.predicted;
    });
    if (value.time === 'learned' && gathers && expr.kind === 'Call' && !isLength(expr)) return expr;
  }
  return null;
}

function isLength(call: Extract<Expr, { kind: 'Call' }>): boolean {
  return call.func.kind === 'Name' && call.func.id === 'len';
}

/** Whether an expression stands in a statement, or in one of its blocks. */
function holds(node: Node, expr: Expr): boolean {
  return node.kind === 'leaf'
    ? node.values.has(expr)
    : node.blocks.some((block) => block.some((inner) => holds(inner, expr)));
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
function readsOnly(
  node: Node,
  names: ReadonlySet<string>,
  query: ChainQuery,
  inside: Expr | null = null,
): boolean {
  return query.effects(node).uses.every((u) => {
    if (inside !== null && u.node.start >= inside.start && u.node.end <= inside.end) return true;
    const value = node.values.get(u.node);
    return value?.time === 'row' ? names.has(u.name) : query.isProvided(u.name);
  });
}

/** Every figure of merit is about one form of them (`np.exp(pred)`): that form is what the notebook predicts. */
function measuredForm(
  query: PredictionsQuery,
  name: string,
  last: StatementId,
  wording: Wording,
): {
  readonly code: CodeText;
  readonly expression: string;
  readonly uses: readonly string[];
} | null {
  const { nodes, dataflow, question } = query;
  const at = nodes.findIndex((n) => n.top.id === last);
  const forms = new Map<string, { readonly expr: Expr; readonly node: Node }>();
  let bare = false;
  for (const node of nodes.slice(at + 1)) {
    if (node.kind === 'block' || node.code.kind !== 'statement') continue;
    const facts = dataflow.facts.get(node.top.id);
    if (boundBy(node)?.name === name) break;
    for (const call of facts?.calls ?? []) {
      if (call.summary?.role !== 'metric' && !call.canonical.startsWith('sklearn.metrics.'))
        continue;
      for (const arg of call.node.args) {
        const value = node.values.get(arg);
        if (value?.predicted !== true || value.time !== 'row' || !question.heldOut) continue;
        if (arg.kind === 'Name') bare ||= arg.id === name;
        else if (
          [...expressionsIn(arg)].every(
            (e) => e.kind !== 'Name' || node.values.get(e)?.time !== 'row' || e.id === name,
          )
        ) {
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
    {
      ...wording,
      name: (n, store) => {
        const t = wording.name(n, store);
        if (t === n) mentioned.add(n);
        return t;
      },
    },
    node,
  );
  const text = printer.text({ cell, spelling, node: expr });
  const [made] = writeNodes(
    [
      {
        ...node,
        code: {
          kind: 'assign',
          target: {
            cell,
            spelling,
            node: { kind: 'Name', id: NAME, context: 'store', start: expr.start, end: expr.start },
          },
          value: { cell, spelling, node: expr },
        },
      } as Node,
    ],
    () => true,
    wording,
  );
  if (made === undefined) return null;
  return {
    code: {
      ...made,
      text: `${NAME} = ${text}`,
      comments: [],
      requires: wording.requires(mentioned),
    },
    expression,
    uses: [...mentioned],
  };
}
