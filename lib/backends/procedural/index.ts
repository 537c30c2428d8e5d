/**
 * Procedural style: functions called in sequence, a configuration file, one command.
 *
 * Takes: a verified `Pipeline`. Gives: a project that installs, is formatted, type-checks and passes its own tests.
 * Static files come from `templates/procedural`; everything that depends on the notebook is made here.
 */
import type { Pipeline } from '../../ir/index.ts';
import type { ConvertTools } from '../../outcome.ts';
import {
  makeTree,
  printProvenance,
  safeFileName,
  type ProjectFile,
  type ProjectTree,
} from '../../project/index.ts';
import type { Backend } from '../backend.ts';
import { configModule } from './config-module.ts';
import { configYaml } from './config-yaml.ts';
import { environmentExample } from './environment.ts';
import { emitPython, plainFile } from './files.ts';
import { planModules } from './modules.ts';
import { packageModule, stepsPackageModule } from './package-modules.ts';
import { pipelineModule } from './pipeline-module.ts';
import { pyproject, requirements } from './pyproject.ts';
import { readme } from './readme.ts';
import { scaffold } from './scaffold.ts';
import { stepModule } from './step-module.ts';

export const procedural: Backend = { emit };

function emit(pipeline: Pipeline, { format }: ConvertTools): ProjectTree {
  const plan = planModules(pipeline);
  const source = `src/${pipeline.packageName}`;
  const hasSteps = plan.modules.some((module) => module.path.startsWith('steps/'));
  const files: readonly ProjectFile[] = [
    plainFile('README.md', readme(pipeline, plan)),
    plainFile('pyproject.toml', pyproject(pipeline, plan)),
    plainFile('requirements.lock', requirements(pipeline)),
    plainFile('.env.example', environmentExample(pipeline)),
    configYaml(pipeline),
    emitPython(`${source}/__init__.py`, packageModule(pipeline), format),
    emitPython(`${source}/config.py`, configModule(pipeline), format),
    emitPython(`${source}/pipeline.py`, pipelineModule(pipeline, plan), format),
    ...(hasSteps
      ? [emitPython(`${source}/steps/__init__.py`, stepsPackageModule(pipeline), format)]
      : []),
    ...plan.modules.map((module) =>
      emitPython(`${source}/${module.path}.py`, stepModule(module, pipeline, plan), format),
    ),
    ...pipeline.notebooks.map(({ fileName, text }) =>
      plainFile(`notebook/${safeFileName(fileName)}`, text),
    ),
    ...scaffold(pipeline, format),
  ];
  return makeTree(pipeline.projectName, [
    ...files,
    plainFile('notebook/provenance.json', printProvenance(files)),
  ]);
}
