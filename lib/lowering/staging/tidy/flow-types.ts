import type { FlowItem, Parameter, StagedPart, StagedStep, Step } from '../../../ir/index.ts';
import { typeRows } from './frame-types.ts';
import type { Tidied } from './index.ts';

/**
 * What steps and functions of the flow pass on has the type that its maker gives it:
 *
 *     X = drop_columns.transform(customers)    ->  split_data(X: Any)  ->  split_data(X: pd.DataFrame)
 *
 * A variable that several make has the type only where they agree.
 */
export function typeFlow({ staged, steps }: Tidied): Tidied {
  const types = new Map<string, string>();
  const stagedSteps = new Map(staged.steps.map((step) => [step.id, step]));
  const calls = new Map(steps.map((step) => [step.id, step]));
  const known = (parameter: Parameter): Parameter => ({
    ...parameter,
    type: parameter.type === 'Any' ? (types.get(parameter.name) ?? 'Any') : parameter.type,
  });
  const items = staged.flow.map((item): FlowItem => {
    if (item.kind === 'call') {
      const step = { ...item.step, parameters: item.step.parameters.map(known) };
      for (const { name, type } of step.results) types.set(name, type);
      calls.set(step.id, step);
      return { ...item, step };
    }
    const id = stepOf(item, staged);
    const step = id === null ? undefined : stagedSteps.get(id);
    if (step === undefined) return item;
    const made = item.kind === 'fit' ? fitted(step, item, types, known) : step;
    stagedSteps.set(made.id, made);
    if (item.kind === 'fit')
      for (const { learned, variable } of item.exports) {
        const found = made.learned.find(({ name }) => name === learned);
        if (found !== undefined && found.keys.length === 0) types.set(variable, found.type);
      }
    types.set(item.into, made.result.type);
    return item;
  });
  const reads = staged.serving.reads.map(known);
  return {
    staged: {
      ...staged,
      steps: staged.steps.map((step) => stagedSteps.get(step.id) ?? step),
      flow: items,
      serving: { ...staged.serving, reads },
    },
    steps: steps.map((step): Step => calls.get(step.id) ?? step),
  };
}

type FitItem = Extract<FlowItem, { kind: 'fit' }>;

function fitted(
  step: StagedStep,
  item: FitItem,
  types: ReadonlyMap<string, string>,
  known: (parameter: Parameter) => Parameter,
): StagedStep {
  const made = typeRows(step, types.get(item.rows));
  const target = item.target === null ? undefined : types.get(item.target);
  return {
    ...made,
    given: made.given.map(known),
    target:
      made.target?.type === 'Any' && target !== undefined
        ? { ...made.target, type: target }
        : made.target,
  };
}

function stepOf(
  item: Exclude<FlowItem, { kind: 'call' }>,
  { flow }: StagedPart,
): StagedStep['id'] | null {
  if (item.kind === 'fit') return item.step;
  const fit = flow.find((one) => one.kind === 'fit' && one.instance === item.instance);
  return fit?.kind === 'fit' ? fit.step : null;
}
