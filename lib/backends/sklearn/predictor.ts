import { briefly } from '../../codegen/python/docstring.ts';
import {
  attribute,
  call,
  importOf,
  literal,
  name,
  type PyExpr,
  type PyParameter,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import { moduleName } from '../project/modules.ts';
import { constructorOf, SELF } from '../staged/class-parts.ts';
import type { Emitted, StyleContext } from '../staged/dialect.ts';
import { settingExpression } from '../staged/flow.ts';
import { answerType, servedRowsType } from '../staged/answer-types.ts';
import { afterFields, CONVERT, convertedAnswer, PREDICTION } from '../staged/prediction-module.ts';
import { estimatorOf, hasAfter } from '../staged/serving.ts';

const NONE = literal({ kind: 'none' });
/** Libraries whose models say themselves whether they are fitted. */
const KNOWN = /^(?:sklearn|xgboost|lightgbm|imblearn)\./;
/** Methods that a scikit-learn `Pipeline` passes on to its last step without fitting. */
const PASSED_ON = new Set(['predict', 'predict_proba', 'decision_function', 'transform']);

export const PREDICTOR = 'Predictor';

/** Whether the model cannot be the last step of the `Pipeline` as it is. */
export function isWrapped({ pipeline }: StyleContext): boolean {
  const model = estimatorOf(pipeline);
  if (model === null) return false;
  return (
    hasAfter(pipeline) || !PASSED_ON.has(pipeline.staged.serving.method) || !KNOWN.test(model.type)
  );
}

/** `Predictor`: the fitted model, with what the notebook does to its answers. */
export function predictorClass(context: StyleContext): Emitted {
  const { pipeline } = context;
  const { method } = pipeline.staged.serving;
  const after = hasAfter(pipeline);
  const rows = servedRowsType(pipeline);
  const self = (id: string): PyExpr => attribute(name('self'), id);
  const answer = call(attribute(self('model'), method), [name('X')]);
  const type = estimatorOf(pipeline)?.type ?? 'Any';
  const fields = [{ name: 'model', type, doc: 'fitted model.' }, ...afterFields(pipeline)];
  return {
    imports: [
      importOf('sklearn.base', 'BaseEstimator'),
      ...(after ? [importOf(moduleName(pipeline, PREDICTION), CONVERT)] : []),
    ],
    statements: [
      {
        kind: 'class',
        name: PREDICTOR,
        decorators: [],
        bases: [name('BaseEstimator')],
        docstring: {
          summary: after
            ? 'The fitted model, with what the notebook does to its answers'
            : 'The fitted model, as the last step of the pipeline',
          body: '',
          sections: [
            { title: 'Args', items: fields.map(({ name: id, doc }) => ({ name: id, text: doc })) },
          ],
        },
        body: [
          constructorOf(fields),
          method_(
            'fit',
            [parameter('X', rows), { ...parameter('y', 'Any'), defaultValue: NONE }],
            `.${PREDICTOR}`,
            'Fit the model',
            [
              {
                kind: 'expression',
                value: call(attribute(self('model'), 'fit'), [name('X'), name('y')]),
              },
              { kind: 'return', value: name('self') },
            ],
          ),
          method_(
            'predict',
            [parameter('X', rows)],
            answerType(pipeline),
            'Predict for processed rows',
            convertedAnswer(pipeline, answer),
          ),
          method_('__sklearn_is_fitted__', [], 'bool', 'It holds a fitted model', [
            { kind: 'return', value: { kind: 'literal', value: { kind: 'bool', value: true } } },
          ]),
        ],
      },
    ],
  };
}

/** `Predictor(model, encoder, config.model.threshold)`. */
export function predictorCall(context: StyleContext, model: PyExpr): PyExpr {
  const { pipeline } = context;
  return call(name(PREDICTOR), [
    model,
    ...afterFields(pipeline).map(({ name: id, setting }) =>
      setting === null ? name(id) : settingExpression(setting),
    ),
  ]);
}

function parameter(id: string, type: string): PyParameter {
  return { name: id, type, defaultValue: null };
}

function method_(
  id: string,
  parameters: readonly PyParameter[],
  returns: string,
  summary: string,
  body: readonly PyStatement[],
): PyStatement {
  return {
    kind: 'function',
    name: id,
    parameters: [SELF, ...parameters],
    returns,
    docstring: briefly(summary),
    body,
  };
}
