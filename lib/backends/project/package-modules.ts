import { briefly } from '../../codegen/python/docstring.ts';
import type { PyModule } from '../../codegen/python/nodes.ts';
import type { Pipeline } from '../../ir/index.ts';

/** `__init__.py`: what the package is. */
export function packageModule(pipeline: Pipeline): PyModule {
  const body = pipeline.summary === pipeline.title ? '' : pipeline.summary;
  return { ...emptyModule(pipeline), docstring: { summary: pipeline.title, body, sections: [] } };
}

/** `steps/__init__.py`. */
export function stepsPackageModule(pipeline: Pipeline): PyModule {
  return { ...emptyModule(pipeline), docstring: briefly('Steps of the pipeline, one module each') };
}

function emptyModule(pipeline: Pipeline): Omit<PyModule, 'docstring'> {
  const { packageName } = pipeline;
  return {
    imports: [],
    body: [],
    naming: { imports: [], moduleOf: () => null, packageName, moduleName: packageName },
  };
}
