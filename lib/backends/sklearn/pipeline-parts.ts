import { attribute, call, importOf, name, text, type PyExpr } from '../../codegen/python/nodes.ts';
import { moduleName } from '../project/modules.ts';
import type { Emitted, StyleContext } from '../staged/dialect.ts';
import { settingExpression } from '../staged/flow.ts';
import { knownOfRows } from '../staged/read-options.ts';
import { answerFunction, buildFunction } from '../staged/serving-functions.ts';
import { buildArguments } from '../staged/serving.ts';
import { stepOfInstance } from '../staged/shape.ts';
import { construct } from '../staged/step-class.ts';
import type { Chain } from './chain.ts';
import { isWrapped, predictorCall, predictorClass } from './predictor.ts';
import { stockExpression } from './stock-expression.ts';

export const RAW_ROWS = 'raw_rows';
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
export function pipelineParts(context: StyleContext, chain: Chain | null): Emitted {
  const { serving } = context.pipeline.staged;
  const wrapped = isWrapped(context) ? predictorClass(context) : null;
  const method =
    serving.kind === 'transform' ? 'transform' : wrapped === null ? serving.method : 'predict';
  const builder = chain === null ? joinFitted(context) : buildUnfitted(chain, context);
  return {
    imports: [
      importOf('sklearn.pipeline', 'Pipeline'),
      importOf(moduleName(context.pipeline, 'raw_rows'), 'RawRows'),
      ...builder.imports,
      ...(wrapped?.imports ?? []),
    ],
    statements: [
      ...(wrapped?.statements ?? []),
      ...builder.statements,
      answerFunction(context, PIPELINE, call(attribute(name('pipeline'), method), [name('rows')])),
    ],
  };
}

/** The `Pipeline` of what training fitted step by step. */
function joinFitted(context: StyleContext): Emitted {
  const { serving } = context.pipeline.staged;
  const stages = [
    stage(RAW_ROWS, call(name('RawRows'), [name('schema')])),
    ...serving.instances.map((instance) => stage(stageName(instance), name(instance))),
    ...modelOf(context, (estimator) => name(estimator)),
  ];
  return {
    imports: [],
    statements: [buildFunction(context, PIPELINE, pipelineOf(stages))],
  };
}

/** The `Pipeline` before any fit, from the settings alone. */
function buildUnfitted(chain: Chain, context: StyleContext): Emitted {
  const { pipeline } = context;
  const known = knownOfRows(pipeline);
  const built = pipeline.staged.serving.instances.map((instance) => {
    const step = stepOfInstance(pipeline, instance);
    const { stock } = step;
    if (stock !== null) return { instance, ...stockExpression(stock, context) };
    return {
      instance,
      value: construct(step, step.className, settingExpression),
      origins: [],
      imports: [importOf(moduleName(pipeline, `steps/${step.name}`), step.className)],
    };
  });
  const { build } = chain;
  const model = call(name(build.name), build.readsConfig ? [name('config')] : []);
  const stages = [
    stage(RAW_ROWS, call(name('RawRows'), [], known.keywords)),
    ...built.map(({ instance, value }) => stage(stageName(instance), value)),
    ...modelOf(context, () => model),
  ];
  return {
    imports: [
      importOf(moduleName(pipeline, build.module), build.name),
      ...known.imports,
      ...built.flatMap(({ imports }) => imports),
    ],
    statements: [
      {
        kind: 'function',
        name: 'build_pipeline',
        parameters: [
          { name: 'config', type: `${pipeline.packageName}.config.Config`, defaultValue: null },
        ],
        returns: PIPELINE,
        docstring: {
          summary: 'Build the pipeline from raw rows to predictions, not fitted yet',
          body: '',
          sections: [
            { title: 'Args', items: [{ name: 'config', text: 'settings of the project.' }] },
          ],
        },
        body: [
          {
            kind: 'return',
            value: pipelineOf(stages),
            origins: built.flatMap(({ origins }) => origins),
          },
        ],
      },
    ],
  };
}

/** The last stage: the model, with what is done to its answers. */
function modelOf(context: StyleContext, value: (estimator: string) => PyExpr): readonly PyExpr[] {
  const { estimator } = context.pipeline.staged.serving;
  if (estimator === null) return [];
  const model = value(estimator);
  return [stage(modelStage(context), isWrapped(context) ? predictorCall(context, model) : model)];
}

function pipelineOf(stages: readonly PyExpr[]): PyExpr {
  return call(name('Pipeline'), [{ kind: 'list', items: stages }]);
}

function stage(id: string, value: PyExpr): PyExpr {
  return { kind: 'tuple', items: [text(id), value] };
}
