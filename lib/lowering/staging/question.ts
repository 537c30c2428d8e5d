import {
  ancestorsOf,
  type ModelCall,
  type Node,
  type RowSetId,
  type Scoped,
  type StageValue,
  type StagingFacts,
} from '../../analysis/staging/index.ts';
import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import { childrenOf, statementsIn } from '../../analysis/walk.ts';
import { ESTIMATES } from '../../analysis/staging/tables.ts';
import { passedObjects } from '../../analysis/staging/ways.ts';
import { type Key, keyOf } from './effects.ts';

/** Where an estimator learns and about which rows it is asked, with the rows on both ways. */
export interface Question {
  /** Variable of the estimator; null for frames. */
  readonly estimator: string | null;
  readonly fit: ModelCall | null;
  readonly answer: ModelCall | null;
  /** Variables that hold the rows when they reach the fit and the answer. */
  readonly trainRows: string | null;
  readonly servedRows: string;
  /** Row sets that training, and serving, come from. */
  readonly train: ReadonlySet<RowSetId>;
  readonly served: ReadonlySet<RowSetId>;
  /** Variable of the target at the fit, when it is one. */
  readonly target: string | null;
  /** Variables that the target is made of there, and which of their columns. */
  readonly targetSeeds: ReadonlyMap<string, ReadonlySet<Key>>;
  readonly heldOut: boolean;
}

export type Declined = { readonly declined: string; readonly at: ModelCall | null };

/** Asks for the estimator of this name, last fitted in this statement. */
export function questionOf(
  facts: StagingFacts,
  estimator: { readonly name: string; readonly fit: Stmt } | null,
  frame: string | null,
): Question | Declined {
  if (estimator === null) return frameQuestion(facts, frame);
  const inFit = new Set([...statementsIn([estimator.fit])].map((s) => s.id));
  const here = facts.calls.filter(
    (c) =>
      c.kind === 'fit' &&
      (inFit.has(statementOf(c.leaf)?.id ?? c.leaf.top.id) || c.leaf.top.id === estimator.fit.id),
  );
  const fit =
    here.findLast(
      (c) => c.name === estimator.name || c.leaf.after.get(estimator.name)?.object === c.object,
    ) ??
    // Fitted under a name of its own in a function that gives it.
    here.findLast((c) => !c.inFunction && objectAfter(facts, c, estimator.name) === c.object) ??
    facts.calls.findLast((c) => c.kind === 'fit' && c.name === estimator.name);
  if (fit === undefined) return { declined: `the fit of \`${estimator.name}\``, at: null };
  if (fit.inFunction)
    return { declined: `the fit of \`${estimator.name}\` inside a function`, at: fit };
  const again = facts.nodes.find(
    (n) => n.kind === 'leaf' && n.top.start >= 0 && bindsAgain(facts, n, fit, estimator.name),
  );
  if (again !== undefined)
    return { declined: `\`${estimator.name}\`, which is bound again after it is fitted`, at: fit };
  const rows = fit.arguments[0] ?? fit.keywords.get('X');
  const trainRows = nameOf(facts, askedRows(fit), fit);
  if (rows === undefined || rows.time !== 'row' || trainRows === null)
    return { declined: `the rows that \`${estimator.name}\` is fitted on`, at: fit };
  const train = ancestorsOf(facts.rowSets, rows.rows);
  const asked = facts.calls.filter(
    (c) => c.kind === 'answer' && c.object === fit.object && !c.inFunction && !isExample(c),
  );
  const estimates = asked.filter((c) => ESTIMATES.has(c.method));
  // The first rows are asked about to look at answers; where all are scored, those are the rows held out.
  const looks = asked.some((c) => c.method === 'score' && isHeldOut(c, rows))
    ? estimates.filter(isLook)
    : [];
  const estimated = estimates.filter((c) => !looks.includes(c));
  // A score alone tells which rows are held out too.
  const after = estimated.some((c) => isHeldOut(c, rows))
    ? estimated
    : [...estimated, ...asked.filter((c) => c.method === 'score')];
  const placeOf = (c: ModelCall): number =>
    facts.nodes.findIndex((n) => n === c.leaf || n.top === c.leaf.top);
  const lastFit = facts.calls.findLast((c) => c.kind === 'fit' && c.object === fit.object) ?? fit;
  const everHeld = after.filter((c) => isHeldOut(c, rows));
  // What an estimator answered before it was fitted again is not what it answers now.
  const held = everHeld.filter((c) => placeOf(c) >= placeOf(lastFit));
  if (held.length === 0 && everHeld.length > 0)
    return {
      declined: `\`${estimator.name}\`, which is fitted again after it has answered`,
      at: lastFit,
    };
  const whole = passedAll(facts, fit, held);
  const answer =
    whole.findLast(
      (c) =>
        c.method === 'predict' && c.leaf.kind === 'leaf' && nameOf(facts, askedRows(c), c) !== null,
    ) ??
    whole.at(-1) ??
    after.at(-1) ??
    null;
  const served = answer?.arguments[0] ?? answer?.keywords.get('X');
  const servedRows = answer === null ? trainRows : nameOf(facts, askedRows(answer), answer);
  if (servedRows === null)
    return { declined: `the rows that \`${estimator.name}\` answers about`, at: answer };
  return {
    estimator: (fit.leaf.top.kind === 'For' ? receiverOf(answer) : null) ?? estimator.name,
    fit,
    answer,
    trainRows,
    servedRows,
    train,
    served: served === undefined ? train : ancestorsOf(facts.rowSets, served.rows),
    target: targetName(fit),
    targetSeeds: targetSeeds(fit),
    heldOut: answer !== null && isHeldOut(answer, rows),
  };
}

/**
 * Those answers whose rows passed every fitted object that the training rows passed, where there are any: rows that went
 * past a scaler or an encoder are no rows of the kind that was trained on.
 */
function passedAll(
  facts: StagingFacts,
  fit: ModelCall,
  answers: readonly ModelCall[],
): readonly ModelCall[] {
  if (answers.length < 2) return answers;
  const trained = [...passedObjects(facts, fit)];
  if (trained.length === 0) return answers;
  const whole = answers.filter((c) => {
    const passed = passedObjects(facts, c);
    return trained.every((object) => passed.has(object));
  });
  return whole.length > 0 ? whole : answers;
}

/** The object that a variable holds when the statement of a call has run. */
function objectAfter(facts: StagingFacts, call: ModelCall, name: string): StageValue['object'] {
  const own = facts.nodes.filter((n) => n.top === call.leaf.top);
  return own.findLast((n) => n.after.has(name))?.after.get(name)?.object ?? null;
}

/** `predict([[46, 0, 3]])`, `predict(np.linspace(0, 9)[:, None])`: rows that somebody thought of. */
function isExample(call: ModelCall): boolean {
  const rows = call.arguments[0] ?? call.keywords.get('X');
  return rows?.time === 'constant';
}

/** `predict(X_test[:5])` */
function isLook(call: ModelCall): boolean {
  const [rows] = call.node.args;
  return rows?.kind === 'Subscript' && rows.slice.kind === 'Slice' && rows.slice.lower === null;
}

/** The variable that is asked: the best of several fits has another name than each of them. */
function receiverOf(answer: ModelCall | null): string | null {
  if (answer === null || answer.node.func.kind !== 'Attribute') return null;
  const { value } = answer.node.func;
  return value.kind === 'Name' ? value.id : null;
}

/** The variable holds another object when everything has run. */
function bindsAgain(facts: StagingFacts, node: Node, fit: ModelCall, name: string): boolean {
  const at = facts.nodes.indexOf(node);
  const fitted = facts.nodes.findIndex((n) => n === fit.leaf || n.top === fit.leaf.top);
  const after = node.after.get(name);
  return (
    fitted >= 0 &&
    at > fitted &&
    node.top !== fit.leaf.top &&
    after !== undefined &&
    after.object !== fit.object
  );
}

function isHeldOut(call: ModelCall, fitted: StageValue): boolean {
  const rows = call.arguments[0] ?? call.keywords.get('X');
  return (
    rows !== undefined && rows.time === 'row' && [...rows.rows].some((id) => !fitted.rows.has(id))
  );
}

/** No estimator: the frame that is written, and beside it the training rows it learned from. */
function frameQuestion(facts: StagingFacts, frame: string | null): Question | Declined {
  if (frame === null) return { declined: 'the target', at: null };
  const value = finalValue(facts, frame);
  if (value === null || value.time !== 'row')
    return { declined: `the rows of \`${frame}\``, at: null };
  const served = ancestorsOf(facts.rowSets, value.rows);
  const learned = trainingRows(facts, value, served, frame);
  if (learned === null)
    return {
      estimator: null,
      fit: null,
      answer: null,
      trainRows: null,
      servedRows: frame,
      train: served,
      served,
      target: null,
      targetSeeds: new Map(),
      heldOut: true,
    };
  return {
    estimator: null,
    fit: null,
    answer: null,
    trainRows: learned.name,
    servedRows: frame,
    train: ancestorsOf(facts.rowSets, learned.rows),
    served,
    target: null,
    targetSeeds: new Map(),
    heldOut: true,
  };
}

/** The rows that the frame's values were learned from: their last frame. */
function trainingRows(
  facts: StagingFacts,
  value: StageValue,
  served: ReadonlySet<RowSetId>,
  frame: string,
): { readonly name: string; readonly rows: ReadonlySet<RowSetId> } | null {
  const others = new Set(
    [...value.from].filter((id) => !served.has(id) && facts.rowSets.get(id)?.kind !== 'filtered'),
  );
  let found: { name: string; rows: ReadonlySet<RowSetId> } | null = null;
  const visit = (node: Node): void => {
    for (const [name, after] of node.after)
      if (
        name !== frame &&
        after.time === 'row' &&
        after.shape === 'frame' &&
        [...after.rows].every((id) => others.has(id)) &&
        node.kind === 'leaf' &&
        facts.nodes.includes(node)
      )
        found = { name, rows: after.rows };
  };
  facts.nodes.forEach(visit);
  return found;
}

export function finalValue(facts: StagingFacts, name: string): StageValue | null {
  let found: StageValue | null = null;
  const visit = (node: Node): void => {
    found = node.after.get(name) ?? found;
    if (node.kind === 'block') node.blocks.forEach((b) => b.forEach(visit));
  };
  facts.nodes.forEach(visit);
  return found;
}

export function statementOf(node: Node): Stmt | null {
  if (node.kind === 'block') return node.statement.node;
  return node.code.kind === 'statement' ? node.code.statement.node : null;
}

function keyword(call: ModelCall, name: string): Expr | null {
  return call.node.keywords.find((k) => k.name === name)?.value ?? null;
}

/** What a name of a function taken apart stands for; null when it is no variable. */
function spelledAt({ leaf }: ModelCall, id: string): string | null {
  const spelled = spellingOf(leaf).names.get(id) ?? id;
  if (typeof spelled === 'string') return spelled;
  return spelled.node.kind === 'Name' ? spelled.node.id : null;
}

function spellingOf(node: Node): Scoped<Stmt>['spelling'] {
  if (node.kind === 'block') return node.statement.spelling;
  return node.code.kind === 'assign' ? node.code.value.spelling : node.code.statement.spelling;
}

/** The rows that a call asks about. */
function askedRows(call: ModelCall): Expr | null {
  return call.node.args[0] ?? keyword(call, 'X');
}

/** The variable that an argument is, or that it got above the statement. */
function nameOf(facts: StagingFacts, expr: Expr | null, call: ModelCall): string | null {
  if (expr === null) return null;
  if (expr.kind === 'Name') return spelledAt(call, expr.id);
  return facts.lifted.get(expr) ?? null;
}

function targetName(fit: ModelCall): string | null {
  const expr = fit.node.args[1] ?? keyword(fit, 'y');
  return expr?.kind === 'Name' ? spelledAt(fit, expr.id) : null;
}

/** `y`, `y.values`, `np.log(train['price'])`: the variables that a target is made of. */
function targetSeeds(fit: ModelCall): ReadonlyMap<string, ReadonlySet<Key>> {
  const expr = fit.node.args[1] ?? keyword(fit, 'y');
  const seeds = new Map<string, Set<Key>>();
  const add = (name: string, key: Key): void => {
    const spelled = spelledAt(fit, name) ?? name;
    seeds.set(spelled, (seeds.get(spelled) ?? new Set<Key>()).add(key));
  };
  const visit = (at: Expr): void => {
    const isRow = fit.leaf.values.get(at)?.time === 'row';
    if (at.kind === 'Subscript' && at.value.kind === 'Name' && isRow)
      return add(at.value.id, keyOf(at.slice, NO_SPELLING));
    if (
      at.kind === 'Attribute' &&
      at.value.kind === 'Name' &&
      isRow &&
      fit.leaf.values.get(at.value)?.shape === 'frame'
    )
      return add(at.value.id, `'${at.attr}'`);
    if (at.kind === 'Name' && isRow) return add(at.id, null);
    childrenOf(at).forEach(visit);
  };
  if (expr !== null) visit(expr);
  return seeds;
}

const NO_SPELLING = { names: new Map<string, string>() };
