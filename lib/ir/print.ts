import type { Literal } from './literal.ts';
import type { CodeText, ImportBinding, Origin, Parameter, Pipeline, Step } from './pipeline.ts';
import { fillTypeSlots } from './type-slot.ts';

/** A short form for people and for goldens: one line a fact, code below its step. */
export function printPipeline(pipeline: Pipeline): string {
  const { settings, declarations, steps, targets, inputs, dependencies, imports } = pipeline;
  return [
    `pipeline ${pipeline.projectName} (${pipeline.packageName}): ${pipeline.command}`,
    ...imports.map(printImport),
    ...dependencies.map(({ distribution, constraint }) => `needs ${distribution}${constraint}`),
    ...inputs.map(
      ({ setting, path, origin }) =>
        `reads ${path ?? '?'} by ${setting ?? 'its code'} ${cells([origin])}`,
    ),
    ...settings.map(
      ({ group, name, type, value, origins }) =>
        `setting ${group}.${name}: ${type} = ${printValue(value.value)} ${cells(origins)}`,
    ),
    ...declarations.flatMap(({ kind, name, module, code }) => [
      `${kind} ${name} in ${module} ${cells(code.origins)}`,
      ...printCode(code),
    ]),
    ...steps.flatMap(printStep),
    ...targets.map(({ name, kind, type }) => `target ${name}: ${kind} ${type}`),
    '',
  ].join('\n');
}

function printImport({ name, module, member, aliased }: ImportBinding): string {
  const what = member === null ? `import ${module}` : `from ${module} import ${member}`;
  return aliased ? `${what} as ${name}` : what;
}

function printStep(step: Step): readonly string[] {
  const parameters = step.parameters.map(printParameter);
  const takes = step.readsConfig ? [...parameters, 'config'] : parameters;
  const gives = step.results.map(printParameter).join(', ');
  const places = step.positions.join(',');
  return [
    `step ${step.name} in ${step.module}, ${step.role} [${places}]: "${step.title}"`,
    `  (${takes.join(', ')}) -> (${gives})`,
    ...step.body.flatMap(printCode),
  ];
}

function printParameter({ name, type }: Parameter): string {
  return `${name}: ${type}`;
}

/** Each line with the cell and line that it came from. */
function printCode(code: CodeText): readonly string[] {
  const verbatim = new Set(code.verbatimLines);
  const lines = fillTypeSlots(code.text, (type) => type)
    .split('\n')
    .map((line, index) => {
      const origin = code.origins[code.lineOrigins[index] ?? -1];
      const place = origin === undefined ? '?' : `${origin.position}:${origin.firstLine}`;
      return `  ${place.padEnd(6)}${verbatim.has(index) ? '>' : '|'} ${line}`;
    });
  return [...code.comments.map((comment) => `        | ${comment}`), ...lines];
}

function cells(origins: readonly Origin[]): string {
  return `[${[...new Set(origins.map((origin) => origin.position))].join(',')}]`;
}

/** A value much as Python writes it, in one line. */
export function printValue(literal: Literal): string {
  switch (literal.kind) {
    case 'none':
      return 'None';
    case 'bool':
      return literal.value ? 'True' : 'False';
    case 'int':
      return literal.digits;
    case 'float':
      return literal.repr;
    case 'str':
      return JSON.stringify(literal.value);
    case 'list':
      return `[${literal.items.map(printValue).join(', ')}]`;
    case 'tuple':
      return `(${literal.items.map(printValue).join(', ')}${literal.items.length === 1 ? ',' : ''})`;
    case 'set':
      return `set(${literal.items.map(printValue).join(', ')})`;
    case 'dict':
      return `{${literal.entries.map(([key, value]) => `${printValue(key)}: ${printValue(value)}`).join(', ')}}`;
  }
}
