import { briefly } from '../../codegen/python/docstring.ts';
import {
  call,
  importOf,
  name,
  text,
  type PyExpr,
  type PyModule,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import { moduleName, namingOf } from '../project/modules.ts';
import type { Dialect, Emitted, StyleContext } from './dialect.ts';
import { callStep, joinEmitted } from './flow.ts';
import { loadsRaw } from './loads-raw.ts';
import { rawTable, schemaVariables } from './raw-schema.ts';
import { stepOfInstance, type StagedPipeline } from './shape.ts';

const FRAME = 'pandas.DataFrame';

/** `tests/notebook_rows.py`: where the tests find rows and learned values, which each style keeps in its own way. */
export function rowsModule(dialect: Dialect, context: StyleContext): PyModule {
  const { pipeline, plan } = context;
  const parts = [
    loadRows(context),
    rowsByStep(dialect, context),
    learnedByName(dialect, context),
    answerHeldOut(dialect, context),
  ];
  const all = joinEmitted(parts);
  return {
    docstring: briefly('Rows and learned values of the pipeline, for the tests'),
    imports: [
      importOf('typing', 'Any'),
      importOf(moduleName(pipeline, 'config'), 'Config'),
      ...all.imports,
    ],
    body: [answersConstant(pipeline), ...all.statements],
    naming: { ...namingOf('notebook_rows', pipeline, plan), moduleName: 'notebook_rows' },
  };
}

/** Variable of the notebook with its answers: the project's evaluation has it too, where it is more than an expression. */
function answersConstant({ staged }: StagedPipeline): PyStatement {
  return {
    kind: 'constant',
    name: 'ANSWERS',
    type: 'str',
    value: text(staged.notebook?.predictions?.expression ?? ''),
    docstring: briefly('Where the notebook has its answers for held-out rows'),
  };
}

function loadRows(context: StyleContext): Emitted {
  const { pipeline } = context;
  const table = rawTable(context);
  const { rawRows } = pipeline.staged.serving;
  const isTyped =
    table.value.kind !== 'name' ||
    loading(pipeline).some(({ step }) =>
      step.results.some(({ name: id, type }) => id === rawRows && type === FRAME),
    );
  const frame = rawRows === 'rows' ? 'raw_rows' : 'rows';
  const body = joinEmitted(
    loading(pipeline).map(({ step, read }) => callStep(step, read, context)),
  );
  return {
    statements: [
      {
        kind: 'function',
        name: 'rows_as_loaded',
        parameters: [configParameter(pipeline)],
        returns: FRAME,
        docstring: briefly('All rows, as training loads them'),
        body: [
          ...body.statements,
          ...(isTyped
            ? [{ kind: 'return' as const, value: table.value }]
            : [
                { kind: 'assign' as const, targets: [frame], value: table.value, type: FRAME },
                { kind: 'return' as const, value: name(frame) },
              ]),
        ],
      },
    ],
    imports: [...body.imports, ...table.imports],
  };
}

/** The rows as they come to each fitted step and leave it, by the step's name. */
function rowsByStep(dialect: Dialect, context: StyleContext): Emitted {
  const { pipeline, names } = context;
  const { instances } = pipeline.staged.serving;
  const variable = (at: number): string => `rows_${at}`;
  const applied = joinEmitted(
    instances.map((instance, at) =>
      dialect.apply(
        { kind: 'apply', instance, rows: variable(at), into: variable(at + 1) },
        context,
        dialect.savedInstance(instance, context) ?? undefined,
      ),
    ),
  );
  const aligned = call({ kind: 'attribute', value: schemaOf(names.pipeline), name: 'align' }, [
    name('rows'),
  ]);
  return {
    statements: [
      {
        kind: 'function',
        name: 'rows_by_step',
        parameters: [
          pipelineParameter(dialect, context),
          { name: 'rows', type: 'pandas.DataFrame', defaultValue: null },
          configParameter(pipeline),
        ],
        returns: 'dict[str, tuple[Any, Any]]',
        docstring: briefly('Raw rows as they come to each step and leave it'),
        body: [
          ...(instances.length === 0
            ? []
            : [
                {
                  kind: 'assign' as const,
                  targets: [variable(0)],
                  value: aligned,
                  type: 'Any',
                },
              ]),
          ...applied.statements,
          {
            kind: 'return',
            value: {
              kind: 'dict',
              entries: instances.map((instance, at) => [
                text(stepOfInstance(pipeline, instance).name),
                { kind: 'tuple', items: [name(variable(at)), name(variable(at + 1))] },
              ]),
            },
          },
        ],
      },
    ],
    imports: [
      ...applied.imports,
      ...(instances.length === 0 ? [] : [importOf(moduleName(pipeline, 'fitted'), 'schema_of')]),
    ],
  };
}

/** What training learned, under the names that the reference script keeps the notebook's values by. */
function learnedByName(dialect: Dialect, context: StyleContext): Emitted {
  const { pipeline } = context;
  return {
    statements: [
      {
        kind: 'function',
        name: 'learned_by_name',
        parameters: [pipelineParameter(dialect, context)],
        returns: 'dict[str, Any]',
        docstring: briefly('What training learned, by step and variable of the notebook'),
        body: [
          {
            kind: 'return',
            value: {
              kind: 'dict',
              entries: [
                ...learnedEntries(dialect, context),
                ...(pipeline.staged.serving.estimator === null
                  ? []
                  : [[text('estimator'), dialect.savedEstimator(context)] as const]),
              ],
            },
          },
        ],
      },
    ],
    imports: [],
  };
}

function learnedEntries(
  dialect: Dialect,
  context: StyleContext,
): readonly (readonly [PyExpr, PyExpr])[] {
  const { pipeline } = context;
  const seen = new Set<string>();
  return pipeline.staged.serving.instances.flatMap((instance) => {
    const step = stepOfInstance(pipeline, instance);
    const fitted = dialect.savedInstance(instance, context);
    if (fitted === null || seen.has(step.id)) return [];
    seen.add(step.id);
    return step.learned.map(
      (learned) =>
        [
          text(`${step.name}.${learned.name}`),
          dialect.learnedOf(fitted, step, learned.name),
        ] as const,
    );
  });
}

/** What leads to the notebook's answers for held-out rows: its evaluation, or the whole processing of rows. */
function answerHeldOut(dialect: Dialect, context: StyleContext): Emitted {
  const { pipeline, names } = context;
  const predicts = pipeline.staged.serving.kind === 'predict';
  const module = predicts ? 'evaluate' : 'train';
  const member = predicts ? 'evaluate' : 'fit_pipeline';
  const args = [...(predicts ? [name(names.pipeline)] : []), name('config')];
  return {
    statements: [
      {
        kind: 'function',
        name: 'answer_held_out',
        parameters: [pipelineParameter(dialect, context), configParameter(pipeline)],
        returns: 'Any',
        docstring: briefly('Run what gives the answers for held-out rows'),
        body: [{ kind: 'return', value: call(name(member), args) }],
      },
    ],
    imports: [importOf(moduleName(pipeline, module), member)],
  };
}

function schemaOf(pipeline: string): PyExpr {
  return call(name('schema_of'), [name(pipeline)]);
}

function configParameter({ packageName }: StagedPipeline) {
  return { name: 'config', type: `${packageName}.config.Config`, defaultValue: null };
}

function pipelineParameter(dialect: Dialect, context: StyleContext) {
  return {
    name: context.names.pipeline,
    type: dialect.savedType(context),
    defaultValue: null,
  };
}

/** The functions that lead to the raw rows, with what is read of them. */
function loading(pipeline: StagedPipeline) {
  const { staged } = pipeline;
  const calls = staged.flow.flatMap((item) => (item.kind === 'call' ? [item.step] : []));
  const last = calls.findIndex((step) => loadsRaw(step, staged));
  const live = new Set(schemaVariables(pipeline));
  return calls
    .slice(0, last + 1)
    .toReversed()
    .flatMap((step) => {
      if (!step.results.some((result) => live.has(result.name))) return [];
      const read = new Set(live);
      for (const result of step.results) live.delete(result.name);
      for (const parameter of step.parameters) live.add(parameter.name);
      return [{ step, read }];
    })
    .toReversed();
}
