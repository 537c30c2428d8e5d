import { briefly } from '../../codegen/python/docstring.ts';
import {
  attribute,
  call,
  importOf,
  name,
  text,
  type PyExpr,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import { moduleName } from '../project/modules.ts';
import { constructorOf, SELF } from '../staged/class-parts.ts';
import type { Emitted, StyleContext } from '../staged/dialect.ts';
import { settingExpression } from '../staged/flow.ts';
import { answerType } from '../staged/answer-types.ts';
import { afterFields, CONVERT, convertedAnswer, PREDICTION } from '../staged/prediction-module.ts';
import { answerFunction, buildFunction } from '../staged/serving-functions.ts';
import { estimatorOf, hasAfter } from '../staged/serving.ts';

/** Own class of a pipeline that predicts; one that only processes rows is the base itself. */
const FITTED = 'FittedPipeline';
const BASE = 'RowPipeline';

export function savedType({ pipeline }: StyleContext): string {
  return estimatorOf(pipeline) === null
    ? `${pipeline.packageName}.base.${BASE}`
    : `${pipeline.packageName}.pipeline.${FITTED}`;
}

/** `FittedPipeline`, `build_pipeline` and `predict_rows` in `pipeline.py`. */
export function pipelineParts(context: StyleContext): Emitted {
  const { pipeline } = context;
  const { serving } = pipeline.staged;
  const predicts = serving.kind === 'predict' && estimatorOf(pipeline) !== null;
  const type = predicts ? `.${FITTED}` : `${pipeline.packageName}.base.${BASE}`;
  const steps: PyExpr = {
    kind: 'dict',
    entries: serving.instances.map((instance) => [text(instance), name(instance)]),
  };
  const built = call(name(predicts ? FITTED : BASE), [
    name('schema'),
    steps,
    ...(predicts ? predictorArguments(context) : []),
  ]);
  const answered = call(attribute(name('pipeline'), predicts ? 'predict' : 'transform'), [
    name('rows'),
  ]);
  return {
    imports: [
      importOf(moduleName(pipeline, 'base'), BASE),
      ...(predicts
        ? [
            importOf('collections.abc', 'Mapping'),
            importOf(moduleName(pipeline, 'base'), 'Step'),
            importOf(moduleName(pipeline, 'schema'), 'RowSchema'),
          ]
        : []),
      ...(predicts && hasAfter(pipeline)
        ? [importOf(moduleName(pipeline, PREDICTION), CONVERT)]
        : []),
    ],
    statements: [
      ...(predicts ? [fittedClass(context)] : []),
      buildFunction(context, type, built),
      answerFunction(context, type, predicts ? [{ kind: 'return', value: answered }] : answered),
    ],
  };
}

/** What the class takes after the schema and the steps. */
function predictorArguments({ pipeline }: StyleContext): readonly PyExpr[] {
  const model = estimatorOf(pipeline);
  return [
    ...(model === null ? [] : [name(model.name)]),
    ...afterFields(pipeline).map(({ name: id, setting }) =>
      setting === null ? name(id) : settingExpression(setting),
    ),
  ];
}

function fittedClass({ pipeline }: StyleContext): PyStatement {
  const self = (id: string): PyExpr => attribute(name('self'), id);
  const rows = call(self('transform'), [name('rows')]);
  const answer = call(attribute(self('model'), pipeline.staged.serving.method), [rows]);
  const own = [
    { name: 'model', type: estimatorOf(pipeline)?.type ?? 'Any', doc: 'fitted model.' },
    ...afterFields(pipeline),
  ];
  const fields = [
    { name: 'schema', type: `${pipeline.packageName}.schema.RowSchema`, doc: 'raw rows.' },
    {
      name: 'steps',
      type: `Mapping[str, ${pipeline.packageName}.base.Step]`,
      doc: 'fitted steps by name, in order.',
    },
    ...own,
  ];
  return {
    kind: 'class',
    name: FITTED,
    decorators: [],
    bases: [name(BASE)],
    docstring: {
      summary: 'The fitted steps and the model: takes raw rows, gives predictions',
      body: '',
      sections: [
        { title: 'Args', items: fields.map(({ name: id, doc }) => ({ name: id, text: doc })) },
      ],
    },
    body: [
      constructorOf(
        fields,
        [
          {
            kind: 'expression',
            value: call(attribute(call(name('super')), '__init__'), [
              name('schema'),
              name('steps'),
            ]),
          },
        ],
        own,
      ),
      {
        kind: 'function',
        name: 'predict',
        parameters: [SELF, { name: 'rows', type: 'pandas.DataFrame', defaultValue: null }],
        returns: answerType(pipeline),
        docstring: briefly('Predict for raw rows, in their order'),
        body: convertedAnswer(pipeline, answer),
      },
    ],
  };
}
