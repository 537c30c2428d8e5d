import {
  attribute,
  call,
  importOf,
  name,
  text,
  type PyExpr,
  type PyParameter,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import { moduleName } from '../project/modules.ts';
import type { Emitted, StyleContext } from '../staged/dialect.ts';
import { buildArguments, servingMethod } from '../staged/serving.ts';
import { isWrapped, predictorCall, predictorClass } from './predictor.ts';

const RAW_ROWS = 'raw_rows';

/** Names of a `Pipeline`'s steps hold no double underscore. */
export function stageName(instance: string): string {
  const plain = instance.replaceAll(/_{2,}/g, '_');
  return plain === RAW_ROWS ? `${plain}_step` : plain;
}

export function modelStage({ pipeline: { staged } }: StyleContext): string {
  const { estimator, instances } = staged.serving;
  const taken = new Set([RAW_ROWS, ...instances.map(stageName)]);
  const wanted = stageName(estimator ?? '');
  return taken.has(wanted) ? `${wanted}_model` : wanted;
}

/** `build_pipeline(schema, scaler, model)`, in `train.py`. */
export function joined(context: StyleContext): PyExpr {
  return call(
    name('build_pipeline'),
    buildArguments(context).map(({ value }) => name(value)),
  );
}

/** `build_pipeline` and `predict_rows` in `pipeline.py`. */
export function pipelineParts(context: StyleContext): Emitted {
  const { pipeline } = context;
  const { serving } = pipeline.staged;
  const wrapped = isWrapped(context) ? predictorClass(context) : null;
  const stages = [
    stage(RAW_ROWS, call(name('RawRows'), [name('schema')])),
    ...serving.instances.map((instance) => stage(stageName(instance), name(instance))),
    ...(serving.estimator === null
      ? []
      : [
          stage(
            modelStage(context),
            wrapped === null
              ? name(serving.estimator)
              : predictorCall(context, name(serving.estimator)),
          ),
        ]),
  ];
  return {
    imports: [
      importOf('sklearn.pipeline', 'Pipeline'),
      importOf(moduleName(pipeline, 'transformers'), 'RawRows'),
      ...(wrapped?.imports ?? []),
    ],
    statements: [
      ...(wrapped?.statements ?? []),
      buildPipeline(stages, context),
      answerRows(context, wrapped !== null),
    ],
  };
}

function stage(id: string, value: PyExpr): PyExpr {
  return { kind: 'tuple', items: [text(id), value] };
}

function buildPipeline(stages: readonly PyExpr[], context: StyleContext): PyStatement {
  const args = buildArguments(context);
  return {
    kind: 'function',
    name: 'build_pipeline',
    parameters: args.map(({ parameter, type }): PyParameter => ({
      name: parameter,
      type,
      defaultValue: null,
    })),
    returns: 'sklearn.pipeline.Pipeline',
    docstring: {
      summary: 'Join what was fitted into one object that takes raw rows',
      body: '',
      sections: [
        {
          title: 'Args',
          items: args.map(({ parameter, doc }) => ({ name: parameter, text: doc })),
        },
      ],
    },
    body: [{ kind: 'return', value: call(name('Pipeline'), [{ kind: 'list', items: stages }]) }],
  };
}

function answerRows(context: StyleContext, wrapped: boolean): PyStatement {
  const { function: id, method, summary, returns } = servingMethod(context.pipeline);
  return {
    kind: 'function',
    name: id,
    parameters: [
      { name: 'pipeline', type: 'sklearn.pipeline.Pipeline', defaultValue: null },
      { name: 'rows', type: 'pandas.DataFrame', defaultValue: null },
    ],
    returns: 'Any',
    docstring: {
      summary,
      body: '',
      sections: [
        {
          title: 'Args',
          items: [
            { name: 'pipeline', text: 'as training saved it.' },
            { name: 'rows', text: 'raw rows, as the notebook loads them.' },
          ],
        },
        { title: 'Returns', items: [{ name: returns, text: '' }] },
      ],
    },
    body: [
      {
        kind: 'return',
        value: call(attribute(name('pipeline'), wrapped ? 'predict' : method), [name('rows')]),
      },
    ],
  };
}
