import { briefly } from '../../codegen/python/docstring.ts';
import { importOf, type PyModule } from '../../codegen/python/nodes.ts';
import { moduleName, namingOf } from '../project/modules.ts';
import type { StyleContext } from './dialect.ts';
import { callStep, joinEmitted } from './flow.ts';
import { rawTable, schemaVariables } from './raw-schema.ts';
import type { StagedPipeline } from './shape.ts';

/** `tests/notebook_rows.py`: the raw rows as training loads them, for the tests. */
export function rowsModule(context: StyleContext): PyModule {
  const { pipeline, plan } = context;
  const table = rawTable(context);
  const body = joinEmitted(
    loading(pipeline).map(({ step, read }) => callStep(step, read, context)),
  );
  return {
    docstring: briefly('Raw rows for the tests'),
    imports: [
      importOf(moduleName(pipeline, 'config'), 'Config'),
      ...body.imports,
      ...table.imports,
    ],
    body: [
      {
        kind: 'function',
        name: 'load_rows',
        parameters: [
          { name: 'config', type: `${pipeline.packageName}.config.Config`, defaultValue: null },
        ],
        returns: 'pandas.DataFrame',
        docstring: briefly('Load all rows as training does'),
        body: [...body.statements, { kind: 'return', value: table.value }],
      },
    ],
    naming: { ...namingOf('notebook_rows', pipeline, plan), moduleName: 'notebook_rows' },
  };
}

/** The functions that lead to the raw rows, with what is read of them. */
function loading(pipeline: StagedPipeline) {
  const { staged } = pipeline;
  const calls = staged.flow.flatMap((item) => (item.kind === 'call' ? [item.step] : []));
  const last = calls.findIndex(({ results }) =>
    results.some((result) => result.name === staged.serving.rawRows),
  );
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
