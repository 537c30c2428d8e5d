import { briefly } from '../../codegen/python/docstring.ts';
import {
  attribute,
  call,
  importOf,
  literal,
  name,
  text,
  type PyExpr,
  type PyModule,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import type { ImportBinding, Literal, Pipeline, Step } from '../../ir/index.ts';
import { moduleName, namingOf, type ModulePlan } from '../project/modules.ts';

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
      constant(
        'SECRETS',
        (pipeline.secrets ?? []).map((secret) => secret.name),
        'Environment variables that must be set',
      ),
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

function constant(id: string, values: readonly string[], doc: string): PyStatement {
  const items = [...new Set(values)].map((value): Literal => ({ kind: 'str', value }));
  return {
    kind: 'constant',
    name: id,
    type: 'tuple[str, ...]',
    value: literal({ kind: 'tuple', items }),
    docstring: briefly(doc),
  };
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

/** The files that the notebook read, as far as they are known before it runs. */
function inputFiles(pipeline: Pipeline): PyStatement {
  const values = new Map(
    pipeline.settings.map(({ group, name: key, value }) => [`${group}.${key}`, value.value]),
  );
  const items = pipeline.inputs.flatMap(({ setting, path }): readonly PyExpr[] => {
    // A path that the code puts together is known to nobody; one of its parts is not the file.
    if (path === null) return [];
    const value = setting === null ? undefined : values.get(setting);
    const isWhole = setting !== null && value?.kind === 'str' && value.value === path;
    return [isWhole ? setting.split('.').reduce<PyExpr>(attribute, name('config')) : text(path)];
  });
  return {
    kind: 'function',
    name: 'input_files',
    parameters: [
      { name: 'config', type: `${moduleName(pipeline, 'config')}.Config`, defaultValue: null },
    ],
    returns: 'list[str]',
    docstring: briefly('Files and addresses that the pipeline reads'),
    body: [{ kind: 'return', value: { kind: 'list', items } }],
  };
}

function runPipeline(pipeline: Pipeline, names: PipelineNames): PyStatement {
  const fields = pipeline.targets.map((target) => ({
    name: target.name,
    value: name(target.name),
  }));
  const deep = [{ name: 'deep', value: TRUE }];
  const copy: readonly PyStatement[] = [
    {
      kind: 'comment',
      text: "The notebook's code may change lists that it reads; the caller's settings stay as they are.",
    },
    {
      kind: 'assign',
      targets: ['config'],
      value: call(attribute(name('config'), 'model_copy'), [], deep),
    },
  ];
  return {
    kind: 'function',
    name: 'run_pipeline',
    parameters: [
      { name: 'config', type: `${moduleName(pipeline, 'config')}.Config`, defaultValue: null },
    ],
    returns: `.${names.results}`,
    docstring: briefly('Run all steps'),
    body: [
      ...(pipeline.steps.some((step) => step.readsConfig) ? copy : []),
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
