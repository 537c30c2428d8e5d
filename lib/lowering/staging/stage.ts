import type { Dataflow } from '../../analysis/facts.ts';
import { type Node, stagingOf, type StagingFacts } from '../../analysis/staging/index.ts';
import type { Selection } from '../../analysis/select/select.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type { Expr, Located } from '../../frontend/python/ast.ts';
import type {
  CodeText,
  FlowItem,
  ImportBinding,
  LearnedParameter,
  NotebookSide,
  Parameter,
  StagedPart,
  StagedStep,
  StatementId,
  Step,
} from '../../ir/index.ts';
import { isKnownDistribution, isStandardModule } from '../../summaries/distribution.ts';
import { summaries } from '../../summaries/index.ts';
import type { CodeWriter } from '../code-writer.ts';
import type { Lifting } from '../declarations/lift.ts';
import type { Outline } from '../outline/index.ts';
import type { SettingsProposal } from '../settings-proposal.ts';
import { buildSteps } from '../steps/build.ts';
import { type Glue, type WiredGroup, wireGroups } from '../steps/flow.ts';
import { type Group, groupUnits } from '../steps/group.ts';
import type { Edit } from '../text/index.ts';
import { typeOfVariable } from '../types.ts';
import type { Unit } from '../units.ts';
import { classNameOf, instanceNameOf } from './class-name.ts';
import { cellOf, writeNodes } from './code.ts';
import {
  AgainLearned,
  CutBefore,
  type DraftQuery,
  draftStep,
  type StepDraft,
  withoutSide,
} from './draft.ts';
import { type DummyColumns, learnDummyColumns } from './dummies.ts';
import { effectsOf, type Replaced } from './effects.ts';
import { hoist, type Hoisting } from './hoist.ts';
import { CannotStage, KeepInFlow } from './cannot-stage.ts';
import { sameLeaf } from './node-reads.ts';
import { type Plan, planStages, type StagedGroup } from './plan.ts';
import { type Predictions, predictionsOf } from './predictions.ts';
import { type Question, questionOf } from './question.ts';
import { unchangedRows } from './serving-form.ts';

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

type Entry =
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'draft'; readonly draft: StepDraft; readonly units: readonly Unit[] };

class Stager {
  readonly #made = new Set<string>();

  constructor(given: StageQuery) {
    // Names given to lifted arguments and learned values are variables like the author's.
    this.query = {
      ...given,
      isVariable: (name) => given.isVariable(name) || this.#made.has(name) || name === 'config',
    };
  }

  readonly query: StageQuery;

  stage(): Staged {
    const { dataflow, selection, proposal } = this.query;
    const estimator = selection.estimators.at(-1) ?? null;
    if (selection.estimators.length > 1) throw new CannotStage('several estimators at once', null);
    const facts = stagingOf(dataflow, this.query.kept, estimator?.name ?? null);
    this.#checkModules(facts);
    const [doubt] = facts.doubts;
    if (doubt !== undefined)
      throw new CannotStage(doubt.construct, this.#nodeAt(facts, doubt.cell, doubt.node));
    const frame = this.#servedFrame();
    const asked = questionOf(
      facts,
      estimator === null ? null : { name: estimator.name, fit: estimator.fit.statement },
      frame,
    );
    if ('declined' in asked) throw new CannotStage(asked.declined, asked.at?.leaf ?? null);
    const question = asked;
    const standing = facts.nodes.filter(
      (n) => n.kind === 'block' || !proposal.removed.has(n.top.id),
    );
    const hoisting = hoist(standing, {
      isTaken: (name) => dataflow.names.has(name) || this.query.taken.has(name),
      keyOf: (expr) =>
        expr.cell.cell.source
          .slice(expr.node.start, expr.node.end)
          .replaceAll(/\b\w+\b/g, (word) => (dataflow.names.has(word) ? withoutSide(word) : word)),
    });
    const dummies = learnDummyColumns(
      hoisting.nodes,
      (node) => isShared(node, question),
      (name) => dataflow.names.has(name) || this.query.taken.has(name),
    );
    const made = [...facts.lifted.values(), ...hoisting.names, ...dummies.columnsOf.values()];
    for (const name of made) this.#made.add(name);
    const effectsQuery = {
      replacedIn: (node: Node) => this.#replaced(node, facts, hoisting.replaced),
      isOwnFunction: (name: string) => dataflow.functions.has(name),
      isVariable: this.query.isVariable,
      readBy: (name: string) => [...(this.query.lifting.added.get(name) ?? [])],
    };
    const kept = new Set<Node>();
    const planned = (): { readonly plan: Plan; readonly drafts: readonly StepDraft[] } => {
      for (;;) {
        const plan = planStages({
          facts,
          question,
          hoisting: { ...hoisting, nodes: dummies.nodes },
          effectsQuery,
          outline: this.query.outline,
          staysOut: (node) => kept.has(node) || this.#staysOut(node, question, facts),
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
    this.#checkWayIsWhole(plan, facts, drafts, effectsQuery.replacedIn);
    const predictions = predictionsOf({
      facts,
      dataflow,
      question,
      nodes: stagingOf(dataflow, () => true, null).nodes,
      effects: (node) => effectsOf(node, { ...effectsQuery, replacedIn: () => EMPTY }),
      wording: this.#codeWording(),
      isProvided: (name) =>
        this.query.units.some((u) => u.defines.has(name)) || !this.query.isVariable(name),
      isVariable: this.query.isVariable,
    });
    return this.#assemble(facts, question, plan, drafts, predictions);
  }

  /** Code that nobody has seen may look at other rows, or learn when it should only apply. */
  #checkModules(facts: StagingFacts): void {
    for (const binding of this.query.imports) {
      const [module = ''] = binding.module.split('.');
      if (KNOWN.has(module) || isStandardModule(module) || isKnownDistribution(module)) continue;
      const unit = this.query.units.find((u) => u.mentions.has(binding.name));
      const node = facts.nodes.find((n) => n.top === unit?.statement);
      if (unit !== undefined)
        throw new CannotStage(
          `the module \`${binding.module}\`, which is not among the files`,
          node ?? null,
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
    const lifted = [...facts.lifts].some(
      (l) => l === node || (l.kind === 'leaf' && node.kind === 'leaf' && l.code === node.code),
    );
    if (lifted || [...facts.tails].some((t) => sameLeaf(t, node))) return false;
    const top = dataflow.facts.get(node.top.id);
    if (top === undefined) return true;
    if (top.role === 'load' || top.role === 'split' || top.role === 'persist') return true;
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
    const query: DraftQuery = {
      facts,
      plan,
      replacedIn,
      columnsOf: (node) => dummies.columnsOf.get(node) ?? null,
      isVariable: this.query.isVariable,
      isReadAfter: (name, group) => this.#isReadAfter(name, group, plan),
      ...wording,
    };
    return plan.groups.flatMap((group) => this.#draftCut(group, query));
  }

  /**
   * What happens to served rows outside the steps is nothing but which rows there are: whatever else would be lost in
   * serving.
   */
  #checkWayIsWhole(
    plan: Plan,
    facts: StagingFacts,
    drafts: readonly StepDraft[],
    replacedIn: DraftQuery['replacedIn'],
  ): void {
    const grouped = new Set(drafts.flatMap((d) => d.group.nodes));
    for (const node of plan.nodes) {
      if (grouped.has(node) || !plan.isServed(node)) continue;
      const own = plan.effects(node).writes.map((w) => w.name);
      const call = [...facts.rowSets.values()].find(
        (set) =>
          set.kind === 'split' &&
          cellOf(node) === set.cell &&
          set.at.start >= node.top.start &&
          set.at.end <= node.top.end,
      );
      if (call !== undefined && own.length > 1) continue;
      const code = writeNodes([node], (n) => n === node || plan.isServed(n), {
        ...this.#codeWording(),
        name: (name) => (plan.holdsRows(name) ? 'X' : name),
        replacedIn,
        unchanged: (expr) => unchangedRows(expr, facts),
        applied: () => null,
      });
      const text = code.map((c) => c.text).join('\n');
      const isLoad = [...facts.rowSets.values()].some(
        (set) =>
          set.kind === 'loaded' &&
          set.cell === cellOf(node) &&
          set.at.start >= node.top.start &&
          set.at.end <= node.top.end,
      );
      if (text === '' || /^X = X(?:\.copy\(\))?(?:\.reset_index\([^()]*\))?$/.test(text)) continue;
      if (isLoad && isOnlyLoad(node, facts)) continue;
      throw new CannotStage('a statement that chooses rows and changes them at once', node);
    }
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
    const own = group.nodes.filter((n) => !this.#isLift(n));
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

  #entries(plan: Plan, drafts: readonly StepDraft[]): readonly Entry[] {
    const { units } = this.query;
    const draftOf = new Map<Node, StepDraft>();
    for (const draft of drafts) for (const node of draft.group.nodes) draftOf.set(node, draft);
    const emitted = new Set<StepDraft>();
    const entries: Entry[] = [];
    const byTop = new Map<StatementId, Node[]>();
    for (const node of plan.nodes)
      byTop.set(node.top.id, [...(byTop.get(node.top.id) ?? []), node]);
    for (const unit of units) {
      const nodes = byTop.get(unit.statement.id) ?? [];
      const rest = nodes.filter((n) => !draftOf.has(n));
      const grouped = nodes.filter((n) => draftOf.has(n) && !this.#isLift(n));
      // What reads rows before a step of the same statement changes them comes before the step.
      const [head] = nodes;
      const restFirst = grouped.length > 0 && head !== undefined && rest.includes(head);
      if (restFirst) entries.push({ kind: 'unit', unit: this.#restOf(unit, rest, plan) });
      let own = nodes.length === 0;
      for (const node of nodes) {
        const draft = draftOf.get(node);
        if (draft === undefined) {
          own = true;
          continue;
        }
        if (emitted.has(draft) || draft.group.anchor !== node) continue;
        emitted.add(draft);
        const tops = new Set(draft.group.nodes.map((n) => n.top.id));
        entries.push({
          kind: 'draft',
          draft,
          units: units.filter((u) => tops.has(u.statement.id)),
        });
      }
      if (restFirst) continue;
      if (own && grouped.length > 0) {
        entries.push({ kind: 'unit', unit: this.#restOf(unit, rest, plan) });
      } else if (own) entries.push({ kind: 'unit', unit });
    }
    return entries;
  }

  readonly #written = new Map<StatementId, readonly CodeText[]>();

  /** The part of a statement that no step took: `y = df['price']` of `X, y = df.drop(...), df['price']`. */
  #restOf(unit: Unit, nodes: readonly Node[], plan: Plan): Unit {
    if (nodes.some((n) => n.kind === 'block'))
      throw new CannotStage(
        'a statement that processes rows and does other things',
        nodes[0] ?? null,
      );
    const code = writeNodes(nodes, () => true, {
      ...this.#codeWording(),
      name: (name) => name,
      replacedIn: () => EMPTY,
      unchanged: () => null,
      applied: () => null,
    });
    this.#written.set(unit.statement.id, code);
    const effects = nodes.map((n) => plan.effects(n));
    const uses = effects.flatMap((e) => e.uses.map((u) => u.name));
    const writes = new Set(effects.flatMap((e) => e.writes.map((w) => w.name)));
    const exposed = new Set(
      [...uses, ...[...writes].filter((n) => uses.includes(n))].filter((n) =>
        this.query.isVariable(n),
      ),
    );
    return { ...unit, exposed, defines: writes, kills: writes, usuallyKills: writes };
  }

  #isLift(node: Node): boolean {
    return (
      node.kind === 'leaf' &&
      node.code.kind === 'assign' &&
      node.code.target.node.end === node.code.target.node.start
    );
  }

  #assemble(
    facts: StagingFacts,
    question: Question,
    plan: Plan,
    drafts: readonly StepDraft[],
    predictions: Predictions,
  ): Staged {
    const { outline, isVariable, targets, glue, dataflow, lifting, writer, taken } = this.query;
    const entries = this.#entries(plan, drafts);
    const groups: Group[] = [];
    const draftOf = new Map<Unit, StepDraft>();
    let waiting: Unit[] = [];
    const flush = (): void => {
      groups.push(...groupUnits(waiting, outline));
      waiting = [];
    };
    const lifted = this.#liftEdits(facts, drafts);
    for (const entry of entries) {
      if (entry.kind === 'unit') {
        waiting.push(this.#withLifted(entry.unit, lifted));
        continue;
      }
      flush();
      const units = this.#pseudoUnits(entry.draft, entry.units);
      const [first] = units;
      if (first === undefined) continue;
      draftOf.set(first, entry.draft);
      const section = outline.cells.get(first.cell.cell.id)?.section ?? null;
      groups.push({ units, section, role: 'engineer' });
    }
    flush();
    const wanted = new Set([
      ...[...targets].filter(isVariable),
      ...predictions.reads,
      plan.rawRows,
      ...(question.answer === null ? [] : [question.servedRows]),
    ]);
    const wired = wireGroups(groups, isVariable, wanted, glue);
    for (const group of wired)
      if (
        group.units.some((u) => draftOf.has(u)) &&
        !groups.some((g) => g.units[0] === group.units[0] && g.units.length === group.units.length)
      )
        throw new CannotStage('functions over variables of several steps', null);
    const steps = buildSteps(wired, {
      dataflow,
      lifting,
      outline,
      writer,
      taken,
      extraEdits: (unit) => lifted.get(unit.statement.id) ?? [],
      written: (unit) => this.#written.get(unit.statement.id) ?? null,
    });
    return this.#flow({ facts, question, plan, predictions, wired, steps, draftOf });
  }

  #liftEdits(
    facts: StagingFacts,
    drafts: readonly StepDraft[],
  ): ReadonlyMap<StatementId, readonly Edit[]> {
    const edits = new Map<StatementId, Edit[]>();
    for (const draft of drafts)
      for (const node of draft.group.nodes) {
        if (node.kind !== 'leaf' || node.code.kind !== 'assign') continue;
        const name = facts.lifted.get(node.code.value.node);
        if (name === undefined) continue;
        const { start, end } = node.code.value.node;
        edits.set(node.top.id, [...(edits.get(node.top.id) ?? []), { start, end, text: name }]);
      }
    return edits;
  }

  #withLifted(unit: Unit, lifted: ReadonlyMap<StatementId, readonly Edit[]>): Unit {
    const edits = lifted.get(unit.statement.id);
    if (edits === undefined) return unit;
    return { ...unit, exposed: new Set([...unit.exposed, ...edits.map((e) => e.text)]) };
  }

  /** Stands for a step where variables are wired: it reads and binds what its flow items do. */
  #pseudoUnits(draft: StepDraft, units: readonly Unit[]): readonly Unit[] {
    const { group } = draft;
    const sides = [group.served, ...(group.train === null ? [] : [group.train]), ...draft.others];
    const exports = draft.learned.map((l) => l.name).filter((n) => this.query.isVariable(n));
    const defines = new Set([...sides.map((s) => s.to), ...exports]);
    const exposed = new Set([
      ...sides.map((s) => s.from),
      ...draft.given,
      ...(draft.target === null ? [] : [draft.target]),
    ]);
    return units.map((unit, i): Unit =>
      i === 0
        ? { ...unit, exposed, defines, kills: defines, usuallyKills: defines }
        : { ...unit, exposed: NONE, defines: NONE, kills: NONE, usuallyKills: NONE },
    );
  }

  #flow(parts: FlowParts): Staged {
    const { facts, question, plan, predictions, wired, steps, draftOf } = parts;
    const { dataflow, isVariable } = this.query;
    const flow: FlowItem[] = [];
    const staged: StagedStep[] = [];
    const calls: Step[] = [];
    const classes = new Set<string>();
    const instances = new Set<string>([...dataflow.names.keys(), 'pipeline', 'model', 'config']);
    const order: string[] = [];
    const learnedSide: NotebookSide['learned'][number][] = [];
    wired.forEach((group, i) => {
      const step = steps[i];
      if (step === undefined) return;
      const [first] = group.units;
      const draft = first === undefined ? undefined : draftOf.get(first);
      if (draft === undefined) {
        calls.push(step);
        flow.push({ kind: 'call', step });
        return;
      }
      const className = classNameOf(step.name, classes);
      classes.add(className);
      const instance = instanceNameOf(className, instances);
      instances.add(instance);
      order.push(instance);
      staged.push(this.#step(draft, step, className));
      const exports = draft.learned
        .filter((l) => group.results.includes(l.name) && isVariable(l.name))
        .map((l) => ({ learned: l.name, variable: l.name }));
      const { served, train } = draft.group;
      const main = train ?? served;
      flow.push({
        kind: 'fit',
        step: step.id,
        instance,
        rows: main.from,
        target: draft.target,
        into: main.to,
        exports,
      });
      const applies = [...(train === null ? [] : [served]), ...draft.others];
      for (const side of applies)
        flow.push({ kind: 'apply', instance, rows: side.from, into: side.to });
      const last = draft.group.nodes.at(-1)?.top.id;
      for (const l of draft.learned)
        if (l.keys.length === 0 && dataflow.names.has(l.name) && last !== undefined)
          learnedSide.push({ step: step.id, name: l.name, expression: l.name, after: last });
    });
    const raw = plan.nodes.find((n) => n.after.get(plan.rawRows)?.time === 'row');
    const served = plan.nodes.find(
      (n) =>
        n === question.answer?.leaf ||
        (question.answer !== null && n.top === question.answer.leaf.top),
    );
    return {
      facts,
      steps: calls,
      staged: {
        steps: staged,
        flow,
        serving: {
          instances: order,
          kind: question.fit === null ? 'transform' : 'predict',
          estimator: question.estimator,
          method: methodOf(question),
          after: predictions.after,
          reads: predictions.reads.map((name) => this.#parameter(name)),
          settings: predictions.settings,
          targetColumns: plan.targetColumns,
          rawRows: plan.rawRows,
          heldOut:
            question.answer === null && question.fit !== null
              ? null
              : { rows: question.servedRows, target: null },
        },
        notebook: {
          predictions:
            question.fit === null ? lastOf(plan, question.servedRows) : predictions.notebook,
          learned: learnedSide,
          rawRows:
            raw === undefined || losesIndex(plan, facts, question)
              ? null
              : { expression: rawText(raw, plan.rawRows), after: raw.top.id },
          heldOutRows:
            served === undefined
              ? null
              : { expression: this.#heldOutText(question), after: served.top.id },
        },
      },
    };
  }

  #heldOutText(question: Question): string {
    const [first] = question.answer?.node.args ?? [];
    if (first === undefined || question.answer === null) return question.servedRows;
    return question.answer.cell.cell.source.slice(first.start, first.end);
  }

  #step(draft: StepDraft, step: Step, className: string): StagedStep {
    return {
      kind: 'staged',
      id: step.id,
      name: step.name,
      className,
      title: step.title,
      doc: step.doc,
      positions: step.positions,
      settings: draft.settings,
      given: draft.given.map((name) => this.#parameter(name)),
      learned: draft.learned.map((l): LearnedParameter => ({
        name: l.name,
        type: this.#typeOf(l.name),
        doc: `\`${l.name}\``,
        time: l.time,
        keys: l.keys,
        origins: l.origins,
      })),
      rows: { name: 'X', type: this.#typeOf(draft.group.served.from), doc: 'rows' },
      target:
        draft.target === null
          ? null
          : { name: 'y', type: this.#typeOf(draft.target), doc: 'target' },
      fit: draft.fit,
      fitsWhole: draft.fitsWhole,
      transform: draft.transform,
      result: { name: draft.resultName, type: this.#typeOf(draft.group.served.to), doc: '' },
      stock: draft.stock,
    };
  }

  #typeOf(name: string): string {
    const known = this.query.dataflow.names.get(name)?.type;
    return known === undefined ? 'Any' : typeOfVariable([known], this.query.lifting);
  }

  #parameter(name: string): Parameter {
    return { name, type: name === 'config' ? 'Config' : this.#typeOf(name), doc: `\`${name}\`` };
  }
}

interface FlowParts {
  readonly facts: StagingFacts;
  readonly question: Question;
  readonly plan: Plan;
  readonly predictions: Predictions;
  readonly wired: readonly WiredGroup[];
  readonly steps: readonly Step[];
  readonly draftOf: ReadonlyMap<Unit, StepDraft>;
}

const EMPTY: Replaced = new Map();
const KNOWN: ReadonlySet<string> = new Set(summaries.map(({ library }) => library));
const NONE: ReadonlySet<string> = new Set();

function methodOf(question: Question): StagedPart['serving']['method'] {
  const { fit, answer } = question;
  if (fit === null) return 'transform';
  switch (answer?.method) {
    case 'predict_proba':
    case 'decision_function':
    case 'fit_predict':
      return answer.method;
    default:
      return 'predict';
  }
}

/** Rows that are chosen and numbered anew before the split cannot be led back to those that were loaded. */
function losesIndex(plan: Plan, facts: StagingFacts, question: Question): boolean {
  const chosen = [...question.served].some(
    (id) => question.train.has(id) && facts.rowSets.get(id)?.kind === 'filtered',
  );
  return (
    chosen &&
    plan.nodes.some((node) => {
      if (!plan.isServed(node) || !isShared(node, question)) return false;
      const text = cellOf(node).cell.source.slice(node.top.start, node.top.end);
      return /\.reset_index\(|ignore_index\s*=\s*True/.test(text);
    })
  );
}

/** A chain that goes on from the load is not what was loaded. */
function rawText(node: Node, name: string): string {
  if (node.kind === 'block' || node.code.kind !== 'assign') return name;
  const { cell, node: value } = node.code.value;
  return cell.cell.source.slice(value.start, value.end);
}

/** Rows that training and serving both come from pass here. */
function isShared(node: Node, question: Question): boolean {
  return [...node.after.values()].some(
    (v) =>
      v.time === 'row' &&
      [...v.rows].some((id) => question.served.has(id) && question.train.has(id)),
  );
}

/** Where a frame that is a target itself has its last value. */
function lastOf(plan: Plan, name: string): NotebookSide['predictions'] {
  const writes = (node: Node): boolean =>
    plan.effects(node).writes.some((w) => w.name === name) ||
    (node.kind === 'block' && node.blocks.flat().some(writes));
  const last = plan.nodes.findLast(writes);
  return last === undefined ? null : { expression: name, after: last.top.id };
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
