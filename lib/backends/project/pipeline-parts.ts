import { briefly } from '../../codegen/python/docstring.ts';
import {
  attribute,
  call,
  literal,
  name,
  text,
  type PyExpr,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import type { Literal, Pipeline } from '../../ir/index.ts';
import { moduleName } from './modules.ts';

/** A tuple of texts at the top of a module. */
export function constant(id: string, values: readonly string[], doc: string): PyStatement {
  const items = [...new Set(values)].map((value): Literal => ({ kind: 'str', value }));
  return {
    kind: 'constant',
    name: id,
    type: 'tuple[str, ...]',
    value: literal({ kind: 'tuple', items }),
    docstring: briefly(doc),
  };
}

export function secretsConstant(pipeline: Pipeline): PyStatement {
  return constant(
    'SECRETS',
    (pipeline.secrets ?? []).map((secret) => secret.name),
    'Environment variables that must be set',
  );
}

/** The files that the notebook read, as far as they are known before it runs. */
export function inputFiles(pipeline: Pipeline): PyStatement {
  const values = new Map(
    pipeline.settings.map(({ group, name: key, value }) => [`${group}.${key}`, value.value]),
  );
  const paths = new Set(
    pipeline.settings.flatMap(({ group, name: key, type }) =>
      type === 'pathlib.Path' ? [`${group}.${key}`] : [],
    ),
  );
  const items = pipeline.inputs.flatMap(({ setting, path }): readonly PyExpr[] => {
    // A path that the code puts together is known to nobody; one of its parts is not the file.
    if (path === null) return [];
    const value = setting === null ? undefined : values.get(setting);
    const isWhole = setting !== null && value?.kind === 'str' && value.value === path;
    if (!isWhole) return [text(path)];
    const read = setting.split('.').reduce<PyExpr>(attribute, name('config'));
    return [paths.has(setting) ? call(name('str'), [read]) : read];
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

/** Settings of its own for a function that runs the notebook's code. */
export function copyOfSettings(): readonly PyStatement[] {
  const deep = [{ name: 'deep', value: literal({ kind: 'bool', value: true }) }];
  return [
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
}
