import { settingType } from './literal-type.ts';
import type { CodeText, Parameter, Pipeline, Step } from './pipeline.ts';
import { isPackageName } from './package-names.ts';
import { isBuiltin, isIdentifier } from './python-names.ts';
import { isWithin } from './setting-bounds.ts';
import { isSettingName } from './setting-names.ts';
import { slotsOf, type StagedPart } from './staged.ts';

const MODULE = /^(?:data|evaluate|functions|steps\/(?<step>.+))$/;

/** The invariants that a pipeline breaks, as sentences; none for a good one. Back-ends rely on all of them. */
export function verifyPipeline(pipeline: Pipeline): string[] {
  return [
    ...verifyNames(pipeline),
    ...verifySettings(pipeline),
    ...verifyFlow(pipeline),
    ...pipeline.steps.flatMap((step) => verifyStep(step, pipeline)),
    ...pipeline.declarations.flatMap(({ name, code }) => [
      ...verifyCode(`declaration ${name}`, code),
      ...verifyRequires(`declaration ${name}`, code, pipeline),
    ]),
  ];
}

function verifyNames(pipeline: Pipeline): string[] {
  const { packageName, projectName, imports, steps, declarations } = pipeline;
  const problems: string[] = [];
  if (!isIdentifier(packageName)) problems.push(`package name "${packageName}" is no identifier`);
  else if (!isPackageName(packageName)) {
    problems.push(`package name "${packageName}" hides a module that the project uses`);
  }
  // Lifted functions import the settings of the project itself.
  const own = new Set([`${packageName}.config`, ...(pipeline.modules ?? []).map((m) => m.name)]);
  const foreign = imports.filter(
    ({ module, member }) => !own.has(module) && !own.has(`${module}.${member}`),
  );
  if (foreign.some(({ module }) => module.split('.')[0] === packageName)) {
    problems.push(`package name "${packageName}" is a module that the notebook imports`);
  }
  if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(projectName)) {
    problems.push(`project name "${projectName}" is not kebab-case`);
  }
  problems.push(
    ...twice(
      steps.map((step) => step.name),
      'step name',
    ),
  );
  problems.push(
    ...twice(
      steps.map((step) => step.id),
      'step id',
    ),
  );
  problems.push(
    ...twice(
      declarations.map((declaration) => declaration.name),
      'declaration',
    ),
  );
  for (const { name, module } of [...steps, ...declarations]) {
    if (!isIdentifier(name)) problems.push(`"${name}" is no identifier`);
    const match = MODULE.exec(module);
    const own = match?.groups?.['step'];
    if (match === null || (own !== undefined && !isIdentifier(own))) {
      problems.push(`${name} is in the unknown module "${module}"`);
    }
  }
  return problems;
}

function verifySettings({ settings, inputs }: Pipeline): string[] {
  const keys = settings.map(({ group, name }) => `${group}.${name}`);
  const known = new Set(keys);
  const problems = twice(keys, 'setting');
  for (const { group, name, type, value, bounds } of settings) {
    const key = `${group}.${name}`;
    if (!isSettingName(group) || !isSettingName(name))
      problems.push(`setting ${key} has no usable name`);
    if (settingType(type, value.value) === null)
      problems.push(`setting ${key} has a value that no configuration file gives back`);
    if (bounds !== undefined && !isWithin(bounds, value.value))
      problems.push(`setting ${key} has a value out of its own bounds`);
  }
  for (const { setting } of inputs) {
    if (setting !== null && !known.has(setting))
      problems.push(`input names the unknown setting ${setting}`);
  }
  return problems;
}

/** Every parameter and target comes out of an earlier step. */
function verifyFlow(pipeline: Pipeline): string[] {
  const provided = new Set<string>();
  const problems: string[] = [];
  const staged = pipeline.staged ?? null;
  const flow = staged?.flow ?? pipeline.steps.map((step) => ({ kind: 'call' as const, step }));
  const takes = (where: string, name: string): void => {
    if (!provided.has(name) && name !== 'config')
      problems.push(`${where} takes ${name}, which no earlier step gives`);
  };
  for (const item of flow) {
    if (item.kind === 'call') {
      for (const { name } of item.step.parameters) takes(`step ${item.step.name}`, name);
      for (const { name } of item.step.results) provided.add(name);
      continue;
    }
    takes(`rows of ${item.instance}`, item.rows);
    provided.add(item.into);
    if (item.kind === 'apply') continue;
    if (item.target !== null) takes(`target of ${item.instance}`, item.target);
    const step = staged?.steps.find(({ id }) => id === item.step);
    if (step === undefined) problems.push(`${item.instance} is fitted by an unknown step`);
    for (const { name } of step?.given ?? []) takes(`step ${item.step}`, name);
    for (const { variable } of item.exports) provided.add(variable);
  }
  if (staged !== null) problems.push(...verifyStaged(staged, pipeline));
  for (const { name } of pipeline.targets) {
    if (!provided.has(name)) problems.push(`target ${name} is given by no step`);
  }
  problems.push(
    ...twice(
      pipeline.targets.map((target) => target.name),
      'target',
    ),
  );
  if (
    pipeline.command === 'train' &&
    pipeline.targets.every((target) => target.kind !== 'estimator')
  ) {
    problems.push('the command is train, but no target is an estimator');
  }
  return problems;
}

/** Slots name what the step has; serving passes fitted instances only. */
function verifyStaged(staged: StagedPart, pipeline: Pipeline): string[] {
  const settings = new Set(pipeline.settings.map(({ group, name }) => `${group}.${name}`));
  const fitted = new Set(
    staged.flow.flatMap((item) => (item.kind === 'fit' ? [item.instance] : [])),
  );
  const { rawRows, loadStep } = staged.serving;
  // A later step may give the variable something else, and nothing keeps the rows for the schema then.
  const loads = staged.flow.find((item) => item.kind === 'call' && item.step.id === loadStep);
  const isLost = loads?.kind === 'call' && loads.step.results.every(({ name }) => name !== rawRows);
  return [
    ...(isLost ? [`the raw rows ${rawRows} do not come out of their step`] : []),
    ...staged.serving.instances
      .filter((instance) => !fitted.has(instance))
      .map((instance) => `serving needs ${instance}, which nothing fits`),
    ...staged.steps.flatMap((step) => {
      const where = `step ${step.name}`;
      const known = {
        learned: new Set(step.learned.map(({ name }) => name)),
        given: new Set(step.given.map(({ name }) => name)),
        setting: settings,
      };
      const code = [...step.fit, ...step.transform];
      return [
        ...twice([...known.learned, ...known.given], `${where}: value`),
        ...code.flatMap((text) => [
          ...verifyCode(where, text),
          ...verifyRequires(where, text, pipeline),
          ...slotsOf(text)
            .filter(({ kind, name }) => !known[kind].has(name))
            .map(({ kind, name }) => `${where} reads the unknown ${kind} value ${name}`),
        ]),
      ];
    }),
  ];
}

function verifyStep(step: Step, pipeline: Pipeline): string[] {
  const where = `step ${step.name}`;
  const settings = new Set(pipeline.settings.map(({ group, name }) => `${group}.${name}`));
  return [
    ...verifyVariables(where, step.parameters, pipeline),
    ...verifyVariables(where, step.results, pipeline),
    ...step.body.flatMap((code) => [
      ...verifyCode(where, code),
      ...verifyRequires(where, code, pipeline),
      ...(step.readsConfig ? unknownSettings(where, code, settings) : []),
      ...code.origins
        .filter(({ position }) => !step.positions.includes(position))
        .map(
          ({ position }) => `${where} holds code of cell ${position}, which is not among its cells`,
        ),
    ]),
    ...step.body.flatMap((code) =>
      code.requires.includes(step.name) ? [`${where} hides a name that it needs`] : [],
    ),
  ];
}

function verifyVariables(
  where: string,
  parameters: readonly Parameter[],
  { steps }: Pipeline,
): string[] {
  const names = parameters.map((parameter) => parameter.name);
  const readsConfig = steps.some((step) => step.readsConfig);
  return [
    ...twice(names, `${where}: parameter or result`),
    ...names
      .filter((name) => !isIdentifier(name))
      .map((name) => `${where}: "${name}" is no identifier`),
    ...(readsConfig && names.includes('config')
      ? [`${where}: a variable has the name of the settings, config`]
      : []),
  ];
}

/** Reads of `config.group.key` that name no setting. Strings that look so are rare enough to be told as well. */
function unknownSettings(
  where: string,
  { text }: CodeText,
  settings: ReadonlySet<string>,
): string[] {
  return [...text.matchAll(/(?<![\w.])config\.(\w+)\.(\w+)/g)]
    .map(([, group = '', name = '']) => `${group}.${name}`)
    .filter((key) => !settings.has(key))
    .map((key) => `${where} reads the unknown setting ${key}`);
}

function verifyRequires(where: string, { requires }: CodeText, pipeline: Pipeline): string[] {
  if (pipeline.imports.some((binding) => binding.member === '*')) return [];
  const known = new Set([...pipeline.imports, ...pipeline.declarations].map(({ name }) => name));
  return requires
    .filter((name) => !known.has(name) && !isBuiltin(name))
    .map((name) => `${where} needs ${name}, which nothing imports or declares`);
}

function verifyCode(where: string, code: CodeText): string[] {
  const lines = code.text.split('\n').length;
  const problems: string[] = [];
  if (code.lineOrigins.length !== lines)
    problems.push(`${where}: ${code.lineOrigins.length} line origins for ${lines} lines`);
  if (code.lineOrigins.some((index) => code.origins[index] === undefined))
    problems.push(`${where}: a line has an unknown origin`);
  if (code.verbatimLines.some((line) => line < 1 || line >= lines))
    problems.push(`${where}: a verbatim line is out of range`);
  if (
    code.origins.some(
      ({ position, firstLine, lastLine }) => position < 1 || firstLine < 1 || lastLine < firstLine,
    )
  ) {
    problems.push(`${where}: an origin is no place in a notebook`);
  }
  if (code.text.includes('\r')) problems.push(`${where}: newlines are not normalised`);
  return problems;
}

function twice(names: readonly string[], what: string): string[] {
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  return [...new Set(repeated)].map((name) => `${what} ${name} is there twice`);
}
