import { attribute, call, importOf, name, text, type PyExpr } from '../../codegen/python/nodes.ts';
import { moduleName } from '../project/modules.ts';
import type { Emitted, StyleContext } from '../staged/dialect.ts';
import { answerFunction, buildFunction } from '../staged/serving-functions.ts';
import { buildArguments } from '../staged/serving.ts';
import { isWrapped, predictorCall, predictorClass } from './predictor.ts';

const RAW_ROWS = 'raw_rows';
const PIPELINE = 'sklearn.pipeline.Pipeline';

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
  const method =
    serving.kind === 'transform' ? 'transform' : wrapped === null ? serving.method : 'predict';
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
      buildFunction(context, PIPELINE, call(name('Pipeline'), [{ kind: 'list', items: stages }])),
      answerFunction(context, PIPELINE, [
        { kind: 'return', value: call(attribute(name('pipeline'), method), [name('rows')]) },
      ]),
    ],
  };
}

function stage(id: string, value: PyExpr): PyExpr {
  return { kind: 'tuple', items: [text(id), value] };
}
