import { briefly } from '../../codegen/python/docstring.ts';
import { FUTURE_ANNOTATIONS, importOf, type PyModule } from '../../codegen/python/nodes.ts';
import { moduleName, namingOf } from '../project/modules.ts';
import { inputFiles, secretsConstant } from '../project/pipeline-parts.ts';
import type { Dialect, StyleContext } from './dialect.ts';

/** `pipeline.py`: what raw rows pass through, as one object. */
export function pipelineModule(dialect: Dialect, context: StyleContext): PyModule {
  const { pipeline, plan } = context;
  const ownModule = moduleName(pipeline, 'pipeline');
  const parts = dialect.pipelineParts(context);
  const what = pipeline.staged.serving.kind === 'predict' ? 'predictions' : 'processed rows';
  const naming = namingOf(ownModule, pipeline, plan);
  const classes = parts.statements.flatMap((part) => (part.kind === 'class' ? [part.name] : []));
  return {
    docstring: briefly(`The pipeline: from raw rows to ${what}`),
    imports: [
      FUTURE_ANNOTATIONS,
      importOf(moduleName(pipeline, 'config'), 'Config'),
      ...parts.imports,
    ],
    body: [secretsConstant(pipeline), inputFiles(pipeline), ...parts.statements],
    naming: {
      ...naming,
      moduleOf: (type) => (classes.includes(type) ? ownModule : plan.moduleOf(type)),
    },
  };
}
