import {
  attribute,
  call,
  importOf,
  name,
  type PyExpr,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import type { ImportBinding, Parameter } from '../../ir/index.ts';
import { moduleName } from '../project/modules.ts';
import { modelAnswerType, returnTyped } from '../staged/answer-types.ts';
import { frozenDataclass } from '../staged/class-parts.ts';
import type { Emitted, StyleContext } from '../staged/dialect.ts';
import { afterParameters, CONVERT, PREDICTION } from '../staged/prediction-module.ts';
import { answerFunction } from '../staged/serving-functions.ts';
import { estimatorOf, hasAfter } from '../staged/serving.ts';
import { stepOfInstance } from '../staged/shape.ts';
import { keepsParameters, signatureOf } from './signature.ts';

export const FITTED = 'FittedPipeline';

const PIPELINE = name('pipeline');

/** A field of the saved object, and the variable of the training that fills it. */
interface FittedField extends Parameter {
  readonly value: string;
}

function fieldsOf({ pipeline, names }: StyleContext): readonly FittedField[] {
  const { packageName, staged } = pipeline;
  const { serving } = staged;
  const model = estimatorOf(pipeline);
  const readsConfig =
    (hasAfter(pipeline) && serving.settings.length > 0) ||
    serving.reads.some((read) => read.name === 'config') ||
    serving.instances.some(
      (instance) => signatureOf(stepOfInstance(pipeline, instance)).applyReadsConfig,
    );
  return [
    {
      name: 'schema',
      value: names.schema,
      type: `${packageName}.schema.RowSchema`,
      doc: 'what raw rows look like.',
    },
    ...serving.instances.flatMap((instance): readonly FittedField[] => {
      const step = stepOfInstance(pipeline, instance);
      if (!keepsParameters(step)) return [];
      const type = `${packageName}.steps.${step.name}.${step.className}Parameters`;
      return [{ name: instance, value: instance, type, doc: `what \`${step.name}\` learned.` }];
    }),
    ...(model === null
      ? []
      : [{ name: model.name, value: model.name, type: model.type, doc: 'fitted model.' }]),
    ...serving.reads
      .filter((read) => read.name !== 'config' && read.name !== serving.estimator)
      .map((read) => ({ ...read, value: read.name })),
    ...(readsConfig
      ? [
          {
            name: 'config',
            value: 'config',
            type: `${packageName}.config.Config`,
            doc: 'settings it was trained with.',
          },
        ]
      : []),
  ];
}

/** `FittedPipeline(schema=schema, ...)`, in `train.py`. */
export function joined(context: StyleContext): PyExpr {
  return call(
    name(FITTED),
    [],
    fieldsOf(context).map((field) => ({ name: field.name, value: name(field.value) })),
  );
}

/** `FittedPipeline`, `transform_rows` and `predict_rows` in `pipeline.py`. */
export function pipelineParts(context: StyleContext): Emitted {
  const { pipeline } = context;
  const { serving } = pipeline.staged;
  const predicts = serving.kind === 'predict';
  return {
    imports: [
      importOf('dataclasses', 'dataclass'),
      ...serving.instances.map((instance) => importFunction(instance, context)),
      ...(predicts && hasAfter(pipeline)
        ? [importOf(moduleName(pipeline, PREDICTION), CONVERT)]
        : []),
    ],
    statements: [
      fittedClass(context),
      answerFunction(context, `.${FITTED}`, transformBody(context), 'transform'),
      ...(predicts ? [answerFunction(context, `.${FITTED}`, predictBody(context))] : []),
    ],
  };
}

/** In `pipeline.py` the rows are the only variable that the functions could hide. */
function importFunction(instance: string, { pipeline }: StyleContext): ImportBinding {
  const step = stepOfInstance(pipeline, instance);
  return importOf(moduleName(pipeline, `steps/${step.name}`), step.name);
}

function fittedClass(context: StyleContext): PyStatement {
  return frozenDataclass(FITTED, 'Everything that training learned', fieldsOf(context));
}

function transformBody({ pipeline }: StyleContext): readonly PyStatement[] {
  const { instances } = pipeline.staged.serving;
  const aligned = call(attribute(attribute(PIPELINE, 'schema'), 'align'), [name('rows')]);
  if (instances.length === 0) return [{ kind: 'return', value: aligned }];
  return [
    { kind: 'assign', targets: ['X'], value: aligned },
    ...instances.map((instance, index): PyStatement => {
      const step = stepOfInstance(pipeline, instance);
      const value = call(name(step.name), [
        name('X'),
        ...(keepsParameters(step) ? [attribute(PIPELINE, instance)] : []),
        ...(signatureOf(step).applyReadsConfig ? [attribute(PIPELINE, 'config')] : []),
      ]);
      return index === instances.length - 1
        ? { kind: 'return', value }
        : { kind: 'assign', targets: ['X'], value };
    }),
  ];
}

function predictBody({ pipeline }: StyleContext): readonly PyStatement[] {
  const { estimator, method } = pipeline.staged.serving;
  const rows = call(name('transform_rows'), [PIPELINE, name('rows')]);
  const answer = call(attribute(attribute(PIPELINE, estimator ?? ''), method), [rows]);
  if (!hasAfter(pipeline)) return returnTyped(answer, modelAnswerType(pipeline));
  return [
    { kind: 'assign', targets: ['predictions'], value: answer },
    {
      kind: 'return',
      value: call(name(CONVERT), [
        name('predictions'),
        ...afterParameters(pipeline).map(({ name: id, setting }) =>
          setting === null
            ? attribute(PIPELINE, id)
            : setting.split('.').reduce<PyExpr>(attribute, attribute(PIPELINE, 'config')),
        ),
      ]),
    },
  ];
}
