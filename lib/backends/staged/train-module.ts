import { briefly } from '../../codegen/python/docstring.ts';
import {
  call,
  importOf,
  literal,
  name,
  text,
  attribute,
  type PyExpr,
  type PyModule,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import { moduleName, namingOf } from '../project/modules.ts';
import { copyOfSettings } from '../project/pipeline-parts.ts';
import type { Dialect, Emitted, StyleContext } from './dialect.ts';
import { callStep, fitStep, joinEmitted } from './flow.ts';
import { liveInTraining, type LiveItem } from './liveness.ts';
import { rawItem, schemaOf, schemaVariables } from './raw-schema.ts';
import { servedVariables, writtenTargets } from './serving.ts';

/** `train.py`: the notebook's training in order, joined into one object that is saved. */
export function trainModule(dialect: Dialect, context: StyleContext): PyModule {
  const { pipeline, plan, names } = context;
  const ownModule = moduleName(pipeline, 'train');
  const own = (module: string, member: string) => importOf(moduleName(pipeline, module), member);
  const body = dialect.training?.(context) ?? trainingBody(dialect, context);
  const written = writtenTargets(pipeline);
  return {
    docstring: briefly('Train: fit the pipeline and save it'),
    imports: [
      importOf('pathlib', 'Path'),
      own('artifacts', 'save_model'),
      own('config', 'Config'),
      own('config_file', 'PROJECT_ROOT'),
      own('pipeline', dialect.builder),
      own('pipeline', 'input_files'),
      ...(written.length > 0 ? [own('outputs', 'write_outputs')] : []),
      ...body.imports,
    ],
    body: [trainFunction(context), fitFunction(body, dialect, context)],
    naming: { ...namingOf(ownModule, pipeline, plan), moduleName: ownModule },
  };

  function trainFunction({ pipeline: { packageName } }: StyleContext): PyStatement {
    const targets = [names.pipeline, ...written];
    const saved = call(name('save_model'), [
      name(names.pipeline),
      name('config'),
      call(name('input_files'), [name('config')]),
      below('models'),
      name('copy_data'),
    ]);
    return {
      kind: 'function',
      name: 'train',
      parameters: [
        { name: 'config', type: `${packageName}.config.Config`, defaultValue: null },
        { name: 'folder', type: 'pathlib.Path', defaultValue: name('PROJECT_ROOT') },
        {
          name: 'copy_data',
          type: 'bool',
          defaultValue: literal({ kind: 'bool', value: false }),
        },
      ],
      returns: 'pathlib.Path',
      docstring: {
        summary:
          written.length > 0
            ? 'Fit the pipeline, save it as a new version, write the other results'
            : 'Fit the pipeline and save it as a new version',
        body: '',
        sections: [
          {
            title: 'Args',
            items: [
              { name: 'config', text: 'settings of the project.' },
              {
                name: 'folder',
                text: written.length > 0 ? 'gets `models/` and `outputs/`.' : 'gets `models/`.',
              },
              { name: 'copy_data', text: 'whether the version keeps a copy of the data.' },
            ],
          },
          { title: 'Returns', items: [{ name: 'The folder of the new version.', text: '' }] },
        ],
      },
      body: [
        { kind: 'assign', targets, value: call(name('fit_pipeline'), [name('config')]) },
        ...(written.length === 0
          ? [{ kind: 'return' as const, value: saved }]
          : [
              { kind: 'assign' as const, targets: ['version'], value: saved },
              {
                kind: 'expression' as const,
                value: call(name('write_outputs'), [
                  { kind: 'dict', entries: written.map((target) => [text(target), name(target)]) },
                  below('outputs'),
                ]),
              },
              { kind: 'return' as const, value: name('version') },
            ]),
      ],
    };
  }
}

function below(folder: string): PyExpr {
  return call(attribute(name('folder'), 'joinpath'), [text(folder)]);
}

function fitFunction(body: Emitted, dialect: Dialect, context: StyleContext): PyStatement {
  const { pipeline } = context;
  const written = writtenTargets(pipeline);
  const type = dialect.savedType(context);
  const results = pipeline.targets.filter((target) => written.includes(target.name));
  return {
    kind: 'function',
    name: 'fit_pipeline',
    parameters: [
      { name: 'config', type: `${pipeline.packageName}.config.Config`, defaultValue: null },
    ],
    returns:
      written.length === 0 ? type : `tuple[${[type, ...results.map((r) => r.type)].join(', ')}]`,
    docstring: briefly(
      'Run the steps of the notebook on its data, and join what was fitted into one pipeline',
    ),
    body: body.statements,
  };
}

function trainingBody(dialect: Dialect, context: StyleContext): Emitted {
  const { pipeline, names } = context;
  const { serving } = pipeline.staged;
  const written = writtenTargets(pipeline);
  const live = liveInTraining(pipeline, {
    variables: [...written, ...servedVariables(pipeline)],
    instances: serving.instances,
  });
  const loaded = rawItem(
    pipeline,
    live.map(({ item }) => item),
  );
  const items = live.map((entry, index) => {
    const read =
      index <= loaded ? new Set([...entry.read, ...schemaVariables(pipeline)]) : entry.read;
    const emitted = trainingItem({ ...entry, read }, dialect, context);
    return index === loaded ? joinEmitted([emitted, schemaOf(context)]) : emitted;
  });
  const joined = joinEmitted(items);
  const results: PyExpr = dialect.joined(context);
  return {
    statements: [
      ...(readsConfig(live, context) ? copyOfSettings() : []),
      ...joined.statements,
      ...(written.length === 0
        ? [{ kind: 'return' as const, value: results }]
        : [
            { kind: 'assign' as const, targets: [names.pipeline], value: results },
            {
              kind: 'return' as const,
              value: {
                kind: 'tuple' as const,
                items: [names.pipeline, ...written].map((id) => name(id)),
              },
            },
          ]),
    ],
    imports: joined.imports,
  };
}

function trainingItem(live: LiveItem, dialect: Dialect, context: StyleContext): Emitted {
  const { item } = live;
  switch (item.kind) {
    case 'call':
      return callStep(item.step, live.read, context);
    case 'fit':
      return fitStep(live, item, dialect, context);
    case 'apply':
      return dialect.apply(item, context);
  }
}

function readsConfig(live: readonly LiveItem[], { pipeline }: StyleContext): boolean {
  return (
    pipeline.settings.length > 0 &&
    live.some(({ item }) => item.kind === 'fit' || (item.kind === 'call' && item.step.readsConfig))
  );
}
