import {
  ancestorsOf,
  type Node,
  type RowSetId,
  type StagingFacts,
} from '../../analysis/staging/index.ts';
import type {
  FlowItem,
  LearnedParameter,
  NotebookSide,
  Parameter,
  StagedPart,
  StagedStep,
  Step,
} from '../../ir/index.ts';
import type { WiredGroup } from '../steps/flow.ts';
import { typeOfVariable } from '../types.ts';
import type { Unit } from '../units.ts';
import { classNameOf, instanceNameOf } from './class-name.ts';
import { cellOf } from './code.ts';
import type { StepDraft } from './draft.ts';
import type { Plan, StagedGroup } from './plan.ts';
import type { Predictions } from './predictions.ts';
import { rawColumns } from './raw-columns.ts';
import { rawExpression } from './raw-expression.ts';
import type { RawRows } from './raw-rows.ts';
import type { Question } from './question.ts';
import type { Staged, StageQuery } from './stage.ts';

/** Wired groups, and what each of them is. */
export interface FlowParts {
  readonly facts: StagingFacts;
  readonly question: Question;
  readonly plan: Plan;
  readonly predictions: Predictions;
  readonly wired: readonly WiredGroup[];
  readonly steps: readonly Step[];
  readonly draftOf: ReadonlyMap<Unit, StepDraft>;
}

/** The flow of training with its steps, what serving does, and where the notebook has the same values. */
export function flowOf(parts: FlowParts, query: StageQuery): Staged {
  return new FlowItems(parts, query).flow();
}

class FlowItems {
  constructor(
    readonly parts: FlowParts,
    readonly query: StageQuery,
  ) {}

  flow(): Staged {
    const { facts, question, plan, predictions, wired, steps, draftOf } = this.parts;
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
      const instance = instanceNameOf(step.name, instances);
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
    const { raw } = plan;
    const columns = rawColumns(plan, question, this.query.proposal);
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
          ...this.#predictionType(),
          targetColumns: plan.targetColumns,
          ...(plan.targetPositions.length === 0 ? {} : { targetPositions: plan.targetPositions }),
          ...(columns === null ? {} : { rawColumns: columns }),
          rawRows: raw.variable,
          ...this.#loadStep(),
          ...this.#rawStep(),
          ...(raw.array === null ? {} : { rawArray: raw.array }),
          heldOut:
            question.answer === null && question.fit !== null
              ? null
              : { rows: question.servedRows, target: null },
        },
        notebook: {
          predictions:
            question.fit === null ? lastOf(plan, question.servedRows) : predictions.notebook,
          learned: learnedSide,
          rawRows: losesIndex(plan, facts, question)
            ? null
            : {
                expression: rawExpression(raw, plan.nodes, (name) => !dataflow.names.has(name)),
                after: raw.node.top.id,
                ...namesOf(raw),
              },
          heldOutRows:
            served === undefined
              ? // Rows that are the target themselves keep the index that leads back.
                question.fit === null
                ? lastOf(plan, question.servedRows)
                : null
              : { expression: this.#heldOutText(question), after: served.top.id },
        },
      },
    };
  }

  /** The step that binds the raw rows, whatever their variable held before. */
  #loadStep(): Pick<StagedPart['serving'], 'loadStep'> {
    const { plan, wired, steps } = this.parts;
    const at = wired.findIndex(({ units }) =>
      units.some((unit) => unit.statement.id === plan.raw.node.top.id),
    );
    const step = steps[at];
    return step === undefined ? {} : { loadStep: step.id };
  }

  /** `df['label'] = iris.target` in a cell of its own makes a column that the steps find in the rows. */
  #rawStep(): Pick<StagedPart['serving'], 'rawStep'> {
    const { plan, wired, steps, draftOf } = this.parts;
    const edited = wired.findIndex(
      ({ units: [first] }) => first !== undefined && draftOf.has(first),
    );
    const adds = wired.map(({ units }) => {
      const tops = new Set(units.map((unit) => unit.statement.id));
      return plan.nodes.some((node) => tops.has(node.top.id) && addsTarget(node, plan));
    });
    const last = adds.slice(0, edited < 0 ? adds.length : edited).lastIndexOf(true);
    const step = steps[last];
    return step === undefined ? {} : { rawStep: step.id };
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
        type: this.#typeMade(draft.group.nodes, l.name),
        doc: `\`${l.name}\``,
        time: l.time,
        keys: l.keys,
        origins: l.origins,
      })),
      rows: { name: 'X', type: typeIn(this.query, draft.group.served.from), doc: 'rows' },
      target:
        draft.target === null
          ? null
          : { name: 'y', type: typeIn(this.query, draft.target), doc: 'target' },
      fit: draft.fit,
      fitsWhole: draft.fitsWhole,
      transform: draft.transform,
      result: { name: draft.resultName, type: this.#resultType(draft.group), doc: '' },
      stock: draft.stock,
    };
  }

  #predictionType(): Pick<StagedPart['serving'], 'predictionType'> {
    const { notebook } = this.parts.predictions;
    if (notebook === null) return {};
    const { dataflow, lifting } = this.query;
    const known = dataflow.typeAfter(notebook.after, notebook.expression);
    const type = typeOfVariable([known], lifting);
    return type === 'Any' ? {} : { predictionType: type };
  }

  /** What both sides come out as, as far as it is known of them. */
  #resultType({ nodes, served, train }: StagedGroup): string {
    const types = [served, ...(train === null ? [] : [train])].map(({ to }) =>
      this.#typeMade(nodes, to),
    );
    const [first = 'Any', ...others] = new Set(types.filter((type) => type !== 'Any'));
    return others.length === 0 ? first : 'Any';
  }

  /** The type that a variable has when the nodes are done; a statement that others go on with tells only of its end. */
  #typeMade(nodes: readonly Node[], name: string): string {
    const { effects, nodes: all } = this.parts.plan;
    const writes = (node: Node): boolean =>
      effects(node).writes.some((w) => w.name === name) ||
      (node.kind === 'block' && node.blocks.flat().some(writes));
    const last = nodes.findLast(writes);
    const isEnd =
      last !== undefined && all.findLast((n) => n.top === last.top && writes(n)) === last;
    const known = isEnd ? this.query.dataflow.typeAfter(last.top.id, name) : 'Any';
    return known === 'Any' ? typeIn(this.query, name) : typeOfVariable([known], this.query.lifting);
  }

  #parameter(name: string): Parameter {
    return {
      name,
      type: name === 'config' ? 'Config' : typeIn(this.query, name),
      doc: `\`${name}\``,
    };
  }
}

/** A column of the target is put among the raw rows. */
function addsTarget(node: Node, { effects, raw, targetColumns }: Plan): boolean {
  return effects(node).writes.some(
    ({ name, key }) =>
      name === raw.variable && targetColumns.some((column) => key === `'${column}'`),
  );
}

/** The type that a variable has all along. */
export function typeIn({ dataflow, lifting }: StageQuery, name: string): string {
  const known = dataflow.names.get(name)?.type;
  return known === undefined ? 'Any' : typeOfVariable([known], lifting);
}

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
  const { raw } = plan;
  const own = raw.node.after.get(raw.variable)?.rows ?? new Set<RowSetId>();
  // Choices among other rows, which those loaded are put under later, leave their order as it is.
  const isOfRaw = (id: RowSetId): boolean =>
    own.size === 0 || [...ancestorsOf(facts.rowSets, new Set([id]))].some((one) => own.has(one));
  const chosen = [...question.served].some(
    (id) => question.train.has(id) && facts.rowSets.get(id)?.kind === 'filtered' && isOfRaw(id),
  );
  const renumbered = [...question.served].some((id) => facts.renumbered.has(id));
  return (
    (renumbered && chosen) ||
    (chosen &&
      plan.nodes.some((node) => {
        if (!plan.isServed(node) || !isShared(node, question)) return false;
        const text = cellOf(node).cell.source.slice(node.top.start, node.top.end);
        return /\.reset_index\(|ignore_index\s*=\s*True/.test(text);
      }))
  );
}

/** The notebook's own expression for the names of columns. */
function namesOf({ array }: RawRows): { readonly names?: string } {
  const names = array?.names ?? null;
  return names === null ? {} : { names: `${names.variable}.${names.attribute}` };
}

/** Where a frame that is a target itself has its last value. */
function lastOf(plan: Plan, name: string): NotebookSide['predictions'] {
  const writes = (node: Node): boolean =>
    plan.effects(node).writes.some((w) => w.name === name) ||
    (node.kind === 'block' && node.blocks.flat().some(writes));
  const last = plan.nodes.findLast(writes);
  return last === undefined ? null : { expression: name, after: last.top.id };
}

/** Rows that training and serving both come from pass here. */
export function isShared(node: Node, question: Question): boolean {
  return [...node.after.values()].some(
    (v) =>
      v.time === 'row' &&
      [...v.rows].some((id) => question.served.has(id) && question.train.has(id)),
  );
}
