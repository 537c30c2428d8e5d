/**
 * What the three styles share of a project whose training is kept apart from its serving.
 *
 * Takes: a pipeline with a staged part, and what a style does its own way. Gives: the whole project.
 * Guarantees: the same commands, files and answers in every style.
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
import { configModule } from '../project/config-module.ts';
import { configYaml, overlayFiles } from '../project/config-yaml.ts';
import { environmentExample } from '../project/environment.ts';
import { emitPython, plainFile } from '../project/files.ts';
import { planModules } from '../project/modules.ts';
import { packagedFiles } from '../project/packaged-files.ts';
import { packageModule, stepsPackageModule } from '../project/package-modules.ts';
import { withProgress } from '../project/progress.ts';
import { pyproject } from '../project/pyproject.ts';
import { requirements } from '../project/requirements.ts';
import { readme } from '../project/readme.ts';
import { sampleFiles } from '../project/sample-files.ts';
import { scaffold } from '../project/scaffold.ts';
import { unknownTypes } from '../project/unknown-types.ts';
import type { Dialect } from './dialect.ts';
import { evaluateModule } from './evaluate-module.ts';
import { chooseNames } from './names.ts';
import { pipelineModule } from './pipeline-module.ts';
import { readmeTarget } from './readme-target.ts';
import { referenceFiles } from './reference-files.ts';
import { rowsModule } from './rows-module.ts';
import { arrange, type StagedPipeline } from './shape.ts';
import { authorModule, stagedCode } from './step-modules.ts';
import { writtenTargets } from './serving.ts';
import { stepTests } from './step-tests.ts';
import { trainModule } from './train-module.ts';

export function emitStaged(
  given: StagedPipeline,
  dialect: Dialect,
  { format }: ConvertTools,
): ProjectTree {
  const pipeline = arrange(given);
  const plan = planModules(pipeline, stagedCode(pipeline, dialect));
  const context = { pipeline, plan, names: chooseNames(pipeline) };
  const source = `src/${pipeline.packageName}`;
  const serves = pipeline.staged.serving.kind;
  const modules = plan.modules.map((module) =>
    emitPython(
      `${source}/${module.path}.py`,
      withProgress(authorModule(module, dialect, context), pipeline),
      format,
    ),
  );
  const served = emitPython(`${source}/pipeline.py`, pipelineModule(dialect, context), format);
  const tests = stepTests(context);
  const scaffolding = scaffold(pipeline, foldersFor(pipeline, dialect), format);
  const untypedBases = dialect.untypedBases.filter(
    (path) =>
      path === 'pipeline' || scaffolding.some((file) => file.path === `${source}/${path}.py`),
  );
  const files: readonly ProjectFile[] = [
    plainFile(
      'README.md',
      readme(pipeline, plan, unknownTypes([...modules, served]), readmeTarget(pipeline, dialect)),
    ),
    plainFile('pyproject.toml', pyproject(pipeline, plan, modules, untypedBases)),
    plainFile('requirements.lock', requirements(pipeline)),
    plainFile('.env.example', environmentExample(pipeline)),
    configYaml(pipeline),
    ...overlayFiles(pipeline),
    emitPython(`${source}/__init__.py`, packageModule(pipeline), format),
    emitPython(`${source}/config.py`, configModule(pipeline), format),
    served,
    emitPython(`${source}/train.py`, trainModule(dialect, context), format),
    ...(serves === 'predict'
      ? [emitPython(`${source}/evaluate.py`, evaluateModule(dialect, context), format)]
      : []),
    emitPython(`${source}/steps/__init__.py`, stepsPackageModule(pipeline), format),
    ...modules,
    ...packagedFiles(pipeline),
    emitPython('tests/notebook_rows.py', rowsModule(dialect, context), format),
    ...(tests === null ? [] : [emitPython('tests/test_steps.py', tests, format)]),
    ...referenceFiles(pipeline),
    ...sampleFiles(pipeline),
    ...notebooks(pipeline),
    ...scaffolding,
  ];
  return makeTree(pipeline.projectName, [
    ...files,
    plainFile('notebook/provenance.json', printProvenance(files)),
  ]);
}

/** Folders of `templates/` with what a project uses, and no more. */
function foldersFor(pipeline: StagedPipeline, dialect: Dialect): readonly string[] {
  const { serving, steps } = pipeline.staged;
  const hasOwnSteps = steps.some(({ stock }) => stock === null || !dialect.keepsStock);
  return [
    'models/shared',
    'staged/shared',
    ...(pipeline.repeatable === false ? [] : ['staged/repeatable']),
    `staged/${serving.kind}`,
    ...(serving.method === 'fit_predict' ? [] : ['staged/rowwise']),
    ...(serving.rawArray === undefined ? [] : ['staged/arrays']),
    ...(pipeline.reference === undefined ? [] : ['staged/reference']),
    ...(writtenTargets(pipeline).length === 0 ? [] : ['outputs/shared']),
    ...dialect.folders,
    ...(hasOwnSteps ? dialect.ownStepFolders : []),
  ];
}

function notebooks({ notebooks: copies }: Pipeline): readonly ProjectFile[] {
  return copies.map(({ fileName, text }) => plainFile(`notebook/${safeFileName(fileName)}`, text));
}
