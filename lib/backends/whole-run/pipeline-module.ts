import { briefly } from '../../codegen/python/docstring.ts';
import {
  call,
  importOf,
  literal,
  name,
  type PyModule,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import type { ImportBinding, Pipeline, Step } from '../../ir/index.ts';
import { moduleName, namingOf, type ModulePlan } from '../project/modules.ts';
import {
  constant,
  copyOfSettings,
  inputFiles,
  secretsConstant,
} from '../project/pipeline-parts.ts';

const TRUE = literal({ kind: 'bool', value: true });

/** `pipeline.py`: the steps in sequence, with explicit arguments and results. */
export function pipelineModule(pipeline: Pipeline, plan: ModulePlan): PyModule {
  const names = chooseNames(pipeline);
  const ownModule = moduleName(pipeline, 'pipeline');
  const naming = namingOf(ownModule, pipeline, plan);
  const estimators = pipeline.targets.filter((target) => target.kind === 'estimator');
  return {
    docstring: briefly('The pipeline: every step in sequence'),
    imports: [
      importOf('dataclasses', 'dataclass'),
      importOf(moduleName(pipeline, 'config'), 'Config'),
      ...pipeline.steps.map((step) => stepImport(step, pipeline, names)),
    ],
    body: [
      secretsConstant(pipeline),
      ...(pipeline.command === 'train'
        ? [
            constant(
              'ESTIMATORS',
              estimators.map((target) => target.name),
              'Results that are saved as the model',
            ),
          ]
        : []),
      resultsClass(pipeline, names),
      inputFiles(pipeline),
      runPipeline(pipeline, names),
    ],
    naming: {
      ...naming,
      moduleOf: (type) => (type === names.results ? ownModule : plan.moduleOf(type)),
    },
  };
}

/** Names that must not be those of the author's variables, which live in the same function. */
interface PipelineNames {
  readonly results: string;
  readonly functionOf: (step: Step) => string;
}

function chooseNames(pipeline: Pipeline): PipelineNames {
  const variables = new Set(
    pipeline.steps.flatMap((step) =>
      [...step.parameters, ...step.results].map((parameter) => parameter.name),
    ),
  );
  const free = (wanted: string): string =>
    variables.has(wanted) ? free(`${wanted}_step`) : wanted;
  return {
    results: variables.has('Results') ? 'PipelineResults' : 'Results',
    functionOf: (step) => free(step.name),
  };
}

function stepImport(step: Step, pipeline: Pipeline, names: PipelineNames): ImportBinding {
  const alias = names.functionOf(step);
  return importOf(moduleName(pipeline, step.module), step.name, alias === step.name ? null : alias);
}

function resultsClass(pipeline: Pipeline, names: PipelineNames): PyStatement {
  return {
    kind: 'class',
    name: names.results,
    decorators: [call(name('dataclass'), [], [{ name: 'frozen', value: TRUE }])],
    bases: [],
    docstring: briefly('What the pipeline yields'),
    body: pipeline.targets.map((target) => ({
      kind: 'field',
      name: target.name,
      type: target.type,
      docstring: briefly(''),
      origins: [],
    })),
  };
}

function runPipeline(pipeline: Pipeline, names: PipelineNames): PyStatement {
  const fields = pipeline.targets.map((target) => ({
    name: target.name,
    value: name(target.name),
  }));
  return {
    kind: 'function',
    name: 'run_pipeline',
    parameters: [
      { name: 'config', type: `${moduleName(pipeline, 'config')}.Config`, defaultValue: null },
    ],
    returns: `.${names.results}`,
    docstring: briefly('Run all steps'),
    body: [
      ...(pipeline.steps.some((step) => step.readsConfig) ? copyOfSettings() : []),
      ...pipeline.steps.map((step) => callStep(step, names)),
      { kind: 'return', value: call(name(names.results), [], fields) },
    ],
  };
}

function callStep(step: Step, names: PipelineNames): PyStatement {
  const parameters = step.parameters.map((parameter) => name(parameter.name));
  const args = step.readsConfig ? [...parameters, name('config')] : parameters;
  const value = call(name(names.functionOf(step)), args);
  if (step.results.length === 0) return { kind: 'expression', value };
  return { kind: 'assign', targets: step.results.map((result) => result.name), value };
}
