import type { Dataflow } from '../../analysis/facts.ts';
import { type Node, stagingOf, type StagingFacts } from '../../analysis/staging/index.ts';
import { ESTIMATES, WITHOUT_PREDICT } from '../../analysis/staging/tables.ts';
import { isLocal } from '../../analysis/modules/index.ts';
import type { Selection } from '../../analysis/select/select.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type { Expr, Located } from '../../frontend/python/ast.ts';
import type { ImportBinding, StagedPart, StatementId, Step } from '../../ir/index.ts';
import { isKnownDistribution, isStandardModule } from '../../summaries/distribution.ts';
import { summaries } from '../../summaries/index.ts';
import type { CodeWriter } from '../code-writer.ts';
import type { Lifting } from '../declarations/lift.ts';
import type { Outline } from '../outline/index.ts';
import type { SettingsProposal } from '../settings-proposal.ts';
import type { Glue } from '../steps/flow.ts';
import type { Unit } from '../units.ts';
import { cellOf } from './code.ts';
import { type DraftQuery, draftStep, type StepDraft } from './draft.ts';
import { type DummyColumns, learnDummyColumns } from './dummies.ts';
import { effectsOf, type Replaced } from './effects.ts';
import { isShared } from './flow-items.ts';
import { hoist, type Hoisting } from './hoist.ts';
import { assemble, isLift } from './assemble.ts';
import { AgainLearned, CannotStage, CutBefore, KeepInFlow } from './cannot-stage.ts';
import { dropsWhereThere } from './late-targets.ts';
import { literalRows } from './literal-rows.ts';
import { NodeReads, sameLeaf } from './node-reads.ts';
import { checkOtherNames } from './other-names.ts';
import { withBlocksApart } from './own-statistics.ts';
import { type Plan, planStages, type StagedGroup } from './plan.ts';
import { predictionsOf } from './predictions.ts';
import { type Question, questionOf } from './question.ts';
import { withoutSide } from './side-names.ts';
import { checkWayIsWhole } from './whole-way.ts';

export interface StageQuery {
  readonly dataflow: Dataflow;
  readonly selection: Selection;
  readonly units: readonly Unit[];
  readonly kept: (id: StatementId) => boolean;
  readonly outline: Outline;
  readonly proposal: SettingsProposal;
  readonly lifting: Lifting;
  readonly writer: CodeWriter;
  readonly imports: readonly ImportBinding[];
  readonly isVariable: (name: string) => boolean;
  readonly targets: ReadonlySet<string>;
  readonly taken: ReadonlySet<string>;
  readonly glue: Glue;
}

/** Why nothing serves: the construct, and where it stands. */
export interface StagingDeclined {
  readonly construct: string;
  readonly cell: ParsedCell | null;
  readonly at: Located | null;
}

export interface Staged {
  readonly steps: readonly Step[];
  readonly staged: StagedPart;
  readonly facts: StagingFacts;
}

/** Splits the slice into what training learns and what serving applies, or says what stands in the way. */
export function stage(query: StageQuery): Staged | StagingDeclined {
  try {
    return new Stager(query).stage();
  } catch (error) {
    if (!(error instanceof CannotStage)) throw error;
    const cell = error.node === null ? null : cellOf(error.node);
    return { construct: error.construct, cell, at: error.node?.top ?? null };
  }
}

class Stager {
  readonly query: StageQuery;
  readonly #made = new Set<string>();

  constructor(given: StageQuery) {
    // Names given to lifted arguments and learned values are variables like the author's.
    this.query = {
      ...given,
      isVariable: (name) => given.isVariable(name) || this.#made.has(name) || name === 'config',
    };
  }

  stage(): Staged {
    const { dataflow, selection, proposal } = this.query;
    const estimator = selection.estimators.at(-1) ?? null;
    if (selection.estimators.length > 1) throw new CannotStage('several estimators at once', null);
    const about =
      estimator === null ? null : { name: estimator.name, fit: estimator.fit.statement };
    const factsWith = (given: GivenTable): StagingFacts =>
      stagingOf(dataflow, this.query.kept, estimator?.name ?? null, given);
    const frame = this.#servedFrame();
    const loaded = factsWith(NOTHING_GIVEN);
    this.#checkModules(loaded);
    this.#checkLambdas(loaded);
    const first = questionOf(loaded, about, frame);
    const fit = 'declined' in first ? first.at : first.fit;
    const given = fit === null ? null : literalRows(loaded, fit);
    const facts = given === null ? loaded : factsWith(given);
    const [doubt] = facts.doubts;
    if (doubt !== undefined)
      throw new CannotStage(doubt.construct, this.#nodeAt(facts, doubt.cell, doubt.node));
    const asked = given === null ? first : questionOf(facts, about, frame);
    if ('declined' in asked) throw new CannotStage(asked.declined, asked.at?.leaf ?? null);
    const question = asked;
    this.#checkAnswers(question);
    const standing = facts.nodes.filter(
      (n) => n.kind === 'block' || !proposal.removed.has(n.top.id),
    );
    const hoisting = hoist(standing, {
      isTaken: (name) => dataflow.names.has(name) || this.query.taken.has(name),
      keyOf: (expr, node) =>
        expr.cell.cell.source
          .slice(expr.node.start, expr.node.end)
          .replaceAll(/\b\w+\b/g, (word) => (dataflow.names.has(word) ? withoutSide(word) : word)) +
        learnedFromOf(expr.node, node),
    });
    const dummies = learnDummyColumns(
      hoisting.nodes,
      (node) => isShared(node, question),
      (name) => dataflow.names.has(name) || this.query.taken.has(name),
    );
    const made = [
      ...facts.lifted.values(),
      ...hoisting.names,
      ...dummies.columnsOf.values(),
      ...localNames(facts.nodes).filter((name) => !dataflow.names.has(name)),
    ];
    for (const name of made) this.#made.add(name);
    const effectsQuery = {
      replacedIn: (node: Node) => this.#replaced(node, facts, hoisting.replaced),
      isOwnFunction: (name: string) => dataflow.functions.has(name),
      isVariable: this.query.isVariable,
      readBy: (name: string) => [...(this.query.lifting.added.get(name) ?? [])],
    };
    checkOtherNames(new NodeReads(hoisting.nodes, effectsQuery));
    const kept = new Set<Node>();
    const touches = (node: Node): { reads: readonly string[]; writes: readonly string[] } => {
      const { uses, writes } = effectsOf(node, effectsQuery);
      return { reads: uses.map((u) => u.name), writes: writes.map((w) => w.name) };
    };
    const planned = (): { readonly plan: Plan; readonly drafts: readonly StepDraft[] } => {
      for (;;) {
        const plan = planStages({
          facts,
          question,
          hoisting: { ...hoisting, nodes: withBlocksApart(dummies.nodes, kept, touches) },
          effectsQuery,
          outline: this.query.outline,
          staysOut: (node) => isKept(node, kept) || this.#staysOut(node, question, facts),
          mayWait: (node) => isKept(node, kept),
          isEvaluation: (node) => this.#isEvaluation(node),
        });
        try {
          return { plan, drafts: this.#drafts(plan, facts, effectsQuery.replacedIn, dummies) };
        } catch (error) {
          // Nodes are finitely many, and each round keeps one more of them out.
          if (!(error instanceof KeepInFlow) || error.kept.every((n) => kept.has(n))) throw error;
          error.kept.forEach((n) => kept.add(n));
        }
      }
    };
    const { plan, drafts } = planned();
    const wording = this.#codeWording();
    const { replacedIn } = effectsQuery;
    checkWayIsWhole(plan, facts, drafts, { ...wording, replacedIn });
    const whole = stagingOf(dataflow, () => true, null, given ?? NOTHING_GIVEN);
    const predictions = predictionsOf({
      facts,
      dataflow,
      question,
      nodes: whole.nodes,
      calls: whole.calls,
      effects: (node) => effectsOf(node, { ...effectsQuery, replacedIn: () => EMPTY }),
      wording,
      isProvided: (name) =>
        this.query.units.some((u) => u.defines.has(name)) || !this.query.isVariable(name),
      isVariable: this.query.isVariable,
    });
    return assemble(
      { facts, question, plan, drafts, predictions, wording, hoisted: hoisting.replaced },
      this.query,
    );
  }

  /** Code that nobody has seen may look at other rows, or learn when it should only apply. */
  #checkModules(facts: StagingFacts): void {
    for (const binding of this.query.imports) {
      const [module = ''] = binding.module.split('.');
      if (isLocal(this.query.dataflow.modules.files, binding.module)) continue;
      if (isLocal(this.query.dataflow.modules.files, `${binding.module}.${binding.member}`))
        continue;
      if (KNOWN.has(module) || isStandardModule(module) || isKnownDistribution(module)) continue;
      const unit = this.query.units.find((u) => u.mentions.has(binding.name));
      const node = facts.nodes.find((n) => n.top === unit?.statement);
      if (unit !== undefined)
        throw new CannotStage(
          `the module \`${binding.module}\`, which is no known library and not among the files: put \`${binding.module.split('.').join('/')}.py\` beside the notebook`,
          node ?? null,
        );
    }
  }

  /** A model is saved by the names of its functions: a `lambda` has none. */

  /** What is never asked about rows must be able to answer about some. */
  #checkAnswers({ estimator, fit, answer }: Question): void {
    const isSilent = estimator !== null && fit !== null && !ESTIMATES.has(answer?.method ?? '');
    const type = isSilent ? (this.query.dataflow.names.get(estimator)?.type ?? '') : '';
    // Fitted without a target and asked nothing, a chain may end in a transformer.
    const isChain = type === 'sklearn.pipeline.Pipeline' || type === 'imblearn.pipeline.Pipeline';
    const hasTarget = (fit?.arguments.length ?? 0) > 1 || fit?.keywords.has('y') === true;
    if (WITHOUT_PREDICT.test(type) || (isChain && !hasTarget))
      throw new CannotStage(
        `\`${estimator}\`, which predicts nothing for other rows`,
        fit?.leaf ?? null,
      );
  }

  #checkLambdas(facts: StagingFacts): void {
    for (const [id, { calls }] of this.query.dataflow.facts)
      for (const { node: call, canonical } of this.query.kept(id) ? calls : []) {
        if (!/^sklearn\.(?:\w+\.)*[A-Z]\w*$/.test(canonical)) continue;
        const given = [...call.args, ...call.keywords.map((k) => k.value)];
        if (given.every((value) => value.kind !== 'Lambda')) continue;
        const name = canonical.slice(canonical.lastIndexOf('.') + 1);
        throw new CannotStage(
          `a \`lambda\` in \`${name}(...)\`, which cannot be saved with the model: define it with \`def\``,
          facts.nodes.find((n) => n.top.id === id) ?? null,
        );
      }
  }

  #replaced(node: Node, facts: StagingFacts, hoisted: Hoisting['replaced']): Replaced {
    const own = hoisted.get(node) ?? EMPTY;
    const isLift = [...facts.lifts, ...facts.heads].some((l) => sameLeaf(l, node));
    if (isLift || facts.lifted.size === 0) return own;
    return new Map([...own, ...facts.lifted]);
  }

  #nodeAt(facts: StagingFacts, cell: ParsedCell, at: Located): Node | null {
    return (
      facts.nodes.find(
        (n) => cellOf(n) === cell && n.top.start <= at.start && n.top.end >= at.end,
      ) ?? null
    );
  }

  /** Without an estimator: the last frame written that belongs to rows held out. */
  #servedFrame(): string | null {
    const { selection } = this.query;
    if (selection.estimators.length > 0) return null;
    const frames = selection.targets.filter((t) => t.kind === 'frame').map((t) => t.name);
    const held = frames.filter((name) => /test|hold|val/i.test(name) && !/^y/i.test(name));
    return held.at(0) ?? null;
  }

  /** Loads, splits, fits, evaluation and files are the flow's. */
  #staysOut(node: Node, question: Question, facts: StagingFacts): boolean {
    const { dataflow } = this.query;
    if (node === question.fit?.leaf || node === question.answer?.leaf) return true;
    if (node.kind === 'leaf' && facts.raws.has(node.code)) return true;
    const lifted = [...facts.lifts].some(
      (l) => l === node || (l.kind === 'leaf' && node.kind === 'leaf' && l.code === node.code),
    );
    if (lifted || [...facts.tails].some((t) => sameLeaf(t, node))) return false;
    const top = dataflow.facts.get(node.top.id);
    if (top === undefined) return true;
    // What a function does to the rows that it loads is like any other edit of them.
    if (top.role === 'load') return !isOfFunction(node);
    if (top.role === 'persist') return true;
    if (top.role === 'split' && !isTextSplit(node, facts)) return true;
    const names = this.#estimatorNames(question);
    return [...node.after.keys()].some((n) => names.has(n));
  }

  /** What judges or shows is the flow's, unless served rows need it. */
  #isEvaluation(node: Node): boolean {
    const top = this.query.dataflow.facts.get(node.top.id);
    return top?.role === 'evaluate' || (node.kind === 'leaf' && this.#predicted(node));
  }

  #estimatorNames(question: Question): ReadonlySet<string> {
    return new Set(question.estimator === null ? [] : [question.estimator]);
  }

  #predicted(node: Node): boolean {
    return [...node.after.values()].some((v) => v.predicted && v.time === 'row');
  }

  #drafts(
    plan: Plan,
    facts: StagingFacts,
    replacedIn: DraftQuery['replacedIn'],
    dummies: DummyColumns,
  ): readonly StepDraft[] {
    const wording = this.#codeWording();
    const drops = dropsWhereThere(plan);
    const query: DraftQuery = {
      facts,
      plan,
      replacedIn,
      columnsOf: (node) => dummies.columnsOf.get(node) ?? null,
      isVariable: this.query.isVariable,
      isReadAfter: (name, group) => this.#isReadAfter(name, group, plan),
      ...wording,
      settings: (cell) => [...wording.settings(cell), ...drops(cell)],
    };
    return plan.groups.flatMap((group) => this.#draftCut(group, query));
  }

  /** A group that learns one name twice is cut before the second time, where that can be. */
  #draftCut(group: StagedGroup, query: DraftQuery): readonly StepDraft[] {
    try {
      return [draftStep(group, query)];
    } catch (error) {
      if (!(error instanceof AgainLearned || error instanceof CutBefore) || error.node === null)
        throw error;
      const at = group.nodes.findIndex((n) => n === error.node || n.top === error.node?.top);
      if (at <= 0) throw error;
      const cut = cutGroup(group, at, query.plan);
      if (cut === null) throw error;
      return cut.flatMap((one) => this.#draftCut(one, query));
    }
  }

  #isReadAfter(name: string, group: StagedGroup, plan: Plan): boolean {
    const last = group.nodes.at(-1);
    const at = last === undefined ? 0 : plan.nodes.indexOf(last);
    const own = group.nodes.filter((n) => !isLift(n));
    const tops = new Set(own.map((n) => n.top.id));
    const laterTops = new Set(plan.nodes.slice(at + 1).map((n) => n.top.id));
    if (this.query.targets.has(name)) return true;
    for (const unit of this.query.units) {
      if (tops.has(unit.statement.id) || !laterTops.has(unit.statement.id)) continue;
      if (unit.exposed.has(name)) return true;
      if (unit.kills.has(name)) return false;
    }
    return false;
  }

  #codeWording(): Pick<DraftQuery, 'settings' | 'added' | 'requires'> {
    const { proposal, lifting, writer } = this.query;
    return {
      settings: (cell) => proposal.edits.get(cell.cell.id) ?? [],
      added: (callee) => [...(lifting.added.get(callee) ?? [])],
      requires: (names) => writer.requiredOf([...names].filter((n) => !this.#made.has(n))),
    };
  }
}

/** Names that nodes bind, those of functions taken apart among them. */
function localNames(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node) => [
    ...node.after.keys(),
    ...(node.kind === 'block' ? node.blocks.flatMap(localNames) : []),
  ]);
}

/** Whether the code of a leaf stands in a function that the statement calls. */
function isOfFunction(node: Node): boolean {
  if (node.kind === 'block') return false;
  const { cell, node: code } = node.code.kind === 'assign' ? node.code.value : node.code.statement;
  return (
    !node.top.id.startsWith(`${cell.cell.id}#`) ||
    code.start < node.top.start ||
    code.end > node.top.end
  );
}

type GivenTable = Parameters<typeof stagingOf>[3] & object;
const NOTHING_GIVEN: GivenTable = new Map();

/** `x.split(' ')` within an edit of rows: what is not known of `x` makes no split of rows. */
function isTextSplit(node: Node, facts: StagingFacts): boolean {
  if (node.kind === 'block') return false;
  const edits = [...node.after.values()].some((v) => v.time === 'row');
  return (
    edits &&
    ![...facts.rowSets.values()].some(
      (set) =>
        set.kind === 'split' &&
        set.cell === cellOf(node) &&
        set.at.start >= node.top.start &&
        set.at.end <= node.top.end,
    )
  );
}

const EMPTY: Replaced = new Map();

/** Kept by the flow, whole or as the part of a block. */
function isKept(node: Node, kept: ReadonlySet<Node>): boolean {
  if (kept.has(node)) return true;
  const inner = node.kind === 'block' ? node.blocks.flat() : [];
  return inner.length > 0 && inner.every((n) => isKept(n, kept));
}

/** What is learned from other rows is another value, however it is spelled. */
function learnedFromOf(expr: Expr, node: Node): string {
  const value = node.values.get(expr);
  if (value?.time !== 'learned') return '';
  return ` ${[...value.from].toSorted((a, b) => a - b).join(',')}`;
}

const KNOWN: ReadonlySet<string> = new Set(summaries.map(({ library }) => library));

function cutGroup(group: StagedGroup, at: number, plan: Plan): readonly StagedGroup[] | null {
  const node = group.nodes[at];
  if (node === undefined) return null;
  const served = plan.rowsAt(node, 'served');
  const train = group.train === null ? served : plan.rowsAt(node, 'train');
  if (served === null || train === null) return null;
  const anchoredLater = group.nodes.indexOf(group.anchor) >= at;
  const head = group.nodes[at - 1];
  if (head === undefined) return null;
  const first: StagedGroup = {
    nodes: group.nodes.slice(0, at),
    anchor: anchoredLater ? head : group.anchor,
    served: { from: group.served.from, to: served },
    train: group.train === null ? null : { from: group.train.from, to: train },
  };
  const second: StagedGroup = {
    nodes: group.nodes.slice(at),
    anchor: anchoredLater ? group.anchor : node,
    served: { from: served, to: group.served.to },
    train: group.train === null ? null : { from: train, to: group.train.to },
  };
  return [first, second];
}
