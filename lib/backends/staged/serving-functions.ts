import type { PyExpr, PyParameter, PyStatement } from '../../codegen/python/nodes.ts';
import type { StyleContext } from './dialect.ts';
import { answerType, returnTyped, servedRowsType } from './answer-types.ts';
import { buildArguments, servingMethod } from './serving.ts';

/** `build_pipeline(schema, ...)`, which gives `value` of the type `returns`. */
export function buildFunction(context: StyleContext, returns: string, value: PyExpr): PyStatement {
  const args = buildArguments(context);
  return {
    kind: 'function',
    name: 'build_pipeline',
    parameters: args.map(({ parameter, type }): PyParameter => ({
      name: parameter,
      type,
      defaultValue: null,
    })),
    returns,
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
    body: [{ kind: 'return', value }],
  };
}

/**
 * `predict_rows(pipeline, rows)` or `transform_rows`, over a saved pipeline of the type `type`: gives an expression, or
 * runs statements.
 */
export function answerFunction(
  context: StyleContext,
  type: string,
  answer: PyExpr | readonly PyStatement[],
  kind = context.pipeline.staged.serving.kind,
): PyStatement {
  const { function: id, summary, returns } = servingMethod(kind);
  const given =
    kind === 'predict' ? answerType(context.pipeline) : servedRowsType(context.pipeline);
  return {
    kind: 'function',
    name: id,
    parameters: [
      { name: 'pipeline', type, defaultValue: null },
      { name: 'rows', type: 'pandas.DataFrame', defaultValue: null },
    ],
    returns: given,
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
    body:
      'kind' in answer
        ? returnTyped(answer, given, kind === 'predict' ? 'predictions' : 'processed')
        : answer,
  };
}
