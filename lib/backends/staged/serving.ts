import type { Parameter, Serving } from '../../ir/index.ts';
import type { StyleContext } from './dialect.ts';
import { stepOfInstance, type StagedPipeline } from './shape.ts';

/** Variables of the flow that the saved pipeline holds besides the fitted steps. */
export function servedVariables({ staged: { serving } }: StagedPipeline): readonly string[] {
  return [
    ...(serving.estimator === null ? [] : [serving.estimator]),
    ...serving.reads.map(({ name }) => name).filter((name) => name !== 'config'),
  ];
}

/** Targets that are written as files: all but the estimator, which is saved. */
export function writtenTargets({ targets, staged }: StagedPipeline): readonly string[] {
  const given = new Set(
    staged.flow.flatMap((item) => {
      if (item.kind === 'call') return item.step.results.map(({ name }) => name);
      return item.kind === 'fit'
        ? [item.into, ...item.exports.map(({ variable }) => variable)]
        : [item.into];
    }),
  );
  return targets
    .filter(({ kind, name }) => kind !== 'estimator' && given.has(name))
    .map(({ name }) => name)
    .filter((name) => name !== staged.serving.estimator);
}

/** A variable of the flow as a parameter, with the type that its function says. */
export function variableOf({ staged, targets }: StagedPipeline, variable: string): Parameter {
  const results = staged.flow.flatMap((item) => (item.kind === 'call' ? item.step.results : []));
  const found = results.findLast(({ name }) => name === variable);
  const target = targets.find(({ name }) => name === variable);
  return found ?? { name: variable, type: target?.type ?? 'Any', doc: '' };
}

/** The fitted model. */
export function estimatorOf(pipeline: StagedPipeline): Parameter | null {
  const { estimator } = pipeline.staged.serving;
  return estimator === null ? null : variableOf(pipeline, estimator);
}

/** Whether predictions are more than what the model answers. */
export function hasAfter({ staged }: StagedPipeline): boolean {
  return staged.serving.after.length > 0;
}

/** One argument of `build_pipeline`. */
export interface BuildArgument {
  /** Name in `build_pipeline`. */
  readonly parameter: string;
  /** Variable of the training that is passed. */
  readonly value: string;
  readonly type: string;
  readonly doc: string;
}

/** What the saved pipeline is built from: the schema, the fitted steps, the model, and what its answers need. */
export function buildArguments({ pipeline, names }: StyleContext): readonly BuildArgument[] {
  const { packageName, staged } = pipeline;
  const { serving } = staged;
  const model = estimatorOf(pipeline);
  const readsConfig = hasAfter(pipeline) && serving.settings.length > 0;
  return [
    {
      parameter: 'schema',
      value: names.schema,
      type: `${packageName}.schema.RowSchema`,
      doc: 'what raw rows look like.',
    },
    ...serving.instances.map((instance): BuildArgument => {
      const step = stepOfInstance(pipeline, instance);
      return {
        parameter: instance,
        value: instance,
        type:
          step.stock === null
            ? `${packageName}.steps.${step.name}.${step.className}`
            : (step.learned[0]?.type ?? 'Any'),
        doc: `fitted step: ${lowerFirst(step.title)}.`,
      };
    }),
    ...(model === null
      ? []
      : [{ parameter: model.name, value: model.name, type: model.type, doc: 'fitted model.' }]),
    ...serving.reads
      .filter(({ name }) => name !== serving.estimator && !(readsConfig && name === 'config'))
      .map(({ name, type, doc }) => ({ parameter: name, value: name, type, doc })),
    ...(readsConfig
      ? [
          {
            parameter: 'config',
            value: 'config',
            type: `${packageName}.config.Config`,
            doc: 'settings of the project.',
          },
        ]
      : []),
  ];
}

function lowerFirst(text: string): string {
  const plain = text.replace(/\.$/, '');
  return plain.charAt(0).toLowerCase() + plain.slice(1);
}

/** The function of `pipeline.py` that answers raw rows. */
export function servingMethod(kind: Serving['kind']): {
  readonly function: string;
  readonly summary: string;
  readonly returns: string;
} {
  return kind === 'predict'
    ? {
        function: 'predict_rows',
        summary: 'Predict for raw rows',
        returns: 'One prediction for each row, in the same order.',
      }
    : {
        function: 'transform_rows',
        summary: 'Process raw rows',
        returns: 'The processed rows, in the same order.',
      };
}
