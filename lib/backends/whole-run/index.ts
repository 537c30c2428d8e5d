/**
 * Whole-run projects: functions called in sequence, a configuration file, one command; what a pipeline without a
 * staged part becomes in every style.
 *
 * Takes: a verified `Pipeline`. Gives: a project that installs, is formatted, type-checks and passes its own tests.
 * Static files come from `templates/`; everything that depends on the notebook is made here.
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
import { configModule } from '../project/config-module.ts';
import { configYaml, overlayFiles } from '../project/config-yaml.ts';
import { environmentExample } from '../project/environment.ts';
import { emitPython, plainFile } from '../project/files.ts';
import { planModules } from '../project/modules.ts';
import { packagedFiles } from '../project/packaged-files.ts';
import { packageModule, stepsPackageModule } from '../project/package-modules.ts';
import { pipelineModule } from './pipeline-module.ts';
import { withProgress } from '../project/progress.ts';
import { pyproject } from '../project/pyproject.ts';
import { requirements } from '../project/requirements.ts';
import { readme } from '../project/readme.ts';
import { sampleFiles } from '../project/sample-files.ts';
import { scaffold } from '../project/scaffold.ts';
import { unknownTypes } from '../project/unknown-types.ts';
import { stepModule } from '../project/step-module.ts';

export const wholeRun: Backend = { emit };

/** Folders of `templates/` with what a project uses, and no more. */
function foldersFor({ command, targets }: Pipeline): readonly string[] {
  const writes = command === 'run' || targets.some(({ kind }) => kind !== 'estimator');
  return [
    'whole-run/shared',
    `whole-run/${command}`,
    ...(writes ? ['outputs/shared'] : []),
    ...(command === 'train'
      ? ['models/shared', writes ? 'whole-run/train-and-write' : 'whole-run/train-alone']
      : []),
  ];
}

function emit(pipeline: Pipeline, { format }: ConvertTools): ProjectTree {
  const plan = planModules(pipeline);
  const source = `src/${pipeline.packageName}`;
  const hasSteps = plan.modules.some((module) => module.path.startsWith('steps/'));
  const modules = plan.modules.map((module) =>
    emitPython(
      `${source}/${module.path}.py`,
      withProgress(stepModule(module, pipeline, plan), pipeline),
      format,
    ),
  );
  const sequence = emitPython(`${source}/pipeline.py`, pipelineModule(pipeline, plan), format);
  const files: readonly ProjectFile[] = [
    plainFile('README.md', readme(pipeline, plan, unknownTypes([...modules, sequence]))),
    plainFile('pyproject.toml', pyproject(pipeline, plan, modules)),
    plainFile('requirements.lock', requirements(pipeline)),
    plainFile('.env.example', environmentExample(pipeline)),
    configYaml(pipeline),
    ...overlayFiles(pipeline),
    emitPython(`${source}/__init__.py`, packageModule(pipeline), format),
    emitPython(`${source}/config.py`, configModule(pipeline), format),
    sequence,
    ...(hasSteps
      ? [emitPython(`${source}/steps/__init__.py`, stepsPackageModule(pipeline), format)]
      : []),
    ...modules,
    ...packagedFiles(pipeline),
    ...sampleFiles(pipeline),
    ...pipeline.notebooks.map(({ fileName, text }) =>
      plainFile(`notebook/${safeFileName(fileName)}`, text),
    ),
    ...scaffold(pipeline, foldersFor(pipeline), format),
  ];
  return makeTree(pipeline.projectName, [
    ...files,
    plainFile('notebook/provenance.json', printProvenance(files)),
  ]);
}
