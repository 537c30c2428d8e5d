import type { Parameter, Pipeline, StagedPart, StagedStep, Step, StepId } from '../../ir/index.ts';

/** A pipeline whose training is kept apart from its serving. */
export type StagedPipeline = Pipeline & { readonly staged: StagedPart };

export function isStaged(pipeline: Pipeline): pipeline is StagedPipeline {
  return pipeline.staged !== undefined && pipeline.staged !== null;
}

/** Module of the notebook's own evaluation; `evaluate.py` is the command. */
const METRICS = 'metrics';
/** Variable of the settings, in every function that reads them. */
const CONFIG = 'config';

/** The pipeline as the styles emit it: its command says how it serves, its own evaluation makes way for the command's. */
export function arrange(pipeline: StagedPipeline): StagedPipeline {
  const place = <T extends { readonly module: string }>(item: T): T =>
    item.module === 'evaluate' ? { ...item, module: METRICS } : item;
  const { staged } = pipeline;
  // A function of the notebook that reads settings is given all of them.
  const typed = (parameter: Parameter): Parameter =>
    parameter.name === CONFIG
      ? {
          name: CONFIG,
          type: `${pipeline.packageName}.config.Config`,
          doc: 'settings of the project.',
        }
      : parameter;
  return {
    ...pipeline,
    command: staged.serving.kind === 'predict' ? 'train' : 'run',
    steps: pipeline.steps.map(place),
    declarations: pipeline.declarations.map(place),
    staged: {
      ...staged,
      steps: staged.steps.map((step) => ({ ...step, given: step.given.map(typed) })),
      serving: { ...staged.serving, reads: staged.serving.reads.map(typed) },
      flow: staged.flow.map((item) =>
        item.kind === 'call' ? { ...item, step: place(item.step) } : item,
      ),
    },
  };
}

/** The pipeline with other names for its fitted objects. */
export function renameInstances(
  pipeline: StagedPipeline,
  rename: (instance: string) => string,
): StagedPipeline {
  const { staged } = pipeline;
  return {
    ...pipeline,
    staged: {
      ...staged,
      flow: staged.flow.map((item) =>
        item.kind === 'call' ? item : { ...item, instance: rename(item.instance) },
      ),
      serving: { ...staged.serving, instances: staged.serving.instances.map(rename) },
    },
  };
}

export function stagedStep({ staged }: StagedPipeline, id: StepId): StagedStep {
  const found = staged.steps.find((step) => step.id === id);
  if (found === undefined) throw new Error(`The flow fits ${id}, which is no step.`);
  return found;
}

/** Functions and staged steps in the order in which training first comes to them. */
export function stepsInOrder(pipeline: StagedPipeline): readonly (Step | StagedStep)[] {
  const seen = new Map<string, Step | StagedStep>();
  for (const item of pipeline.staged.flow) {
    const step =
      item.kind === 'call'
        ? item.step
        : item.kind === 'fit'
          ? stagedStep(pipeline, item.step)
          : undefined;
    if (step !== undefined && !seen.has(step.id)) seen.set(step.id, step);
  }
  return [...seen.values()];
}

/** Name of the instance's step. */
export function stepOfInstance(pipeline: StagedPipeline, instance: string): StagedStep {
  for (const item of pipeline.staged.flow)
    if (item.kind === 'fit' && item.instance === instance) return stagedStep(pipeline, item.step);
  throw new Error(`No item of the flow fits ${instance}.`);
}
