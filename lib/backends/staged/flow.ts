import {
  attribute,
  call,
  importOf,
  name,
  type PyExpr,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import type { ImportBinding, Step } from '../../ir/index.ts';
import { moduleName } from '../project/modules.ts';
import type { Dialect, Emitted, FitItem, StyleContext } from './dialect.ts';
import type { LiveItem } from './liveness.ts';
import { stagedStep } from './shape.ts';

/** Calls a function of the notebook, under names for what is read later. */
export function callStep(
  step: Step,
  read: ReadonlySet<string>,
  { names, pipeline }: StyleContext,
): Emitted {
  const functionName = names.functionOf(step);
  const parameters = step.parameters.map((parameter) => name(parameter.name));
  const args = step.readsConfig ? [...parameters, name('config')] : parameters;
  const value = call(name(functionName), args);
  const imports: readonly ImportBinding[] = [
    importOf(
      moduleName(pipeline, step.module),
      step.name,
      functionName === step.name ? null : functionName,
    ),
  ];
  if (!step.results.some((result) => read.has(result.name)))
    return { statements: [{ kind: 'expression', value }], imports };
  const targets = step.results.map((result) => (read.has(result.name) ? result.name : '_'));
  return { statements: [{ kind: 'assign', targets, value }], imports };
}

/** Fits a step, processes rows when they are read later, and names what later items read of it. */
export function fitStep(
  live: LiveItem,
  item: FitItem,
  dialect: Dialect,
  context: StyleContext,
): Emitted {
  const step = stagedStep(context.pipeline, item.step);
  const exports = exportsOf(item, live.read);
  const fitted = dialect.fit(
    item,
    { rows: live.read.has(item.into), instance: live.isUsed || exports.length > 0 },
    context,
  );
  return {
    statements: [
      ...fitted.statements,
      ...exports.map(({ learned, variable }): PyStatement => ({
        kind: 'assign',
        targets: [variable],
        value: dialect.learnedOf(name(item.instance), step, learned),
      })),
    ],
    imports: fitted.imports,
  };
}

export function exportsOf(item: FitItem, read: ReadonlySet<string>): FitItem['exports'] {
  return item.exports.filter(({ variable }) => read.has(variable));
}

/** `config.group.name`. */
export function settingExpression(key: string): PyExpr {
  return key.split('.').reduce<PyExpr>(attribute, name('config'));
}

export function joinEmitted(parts: readonly Emitted[]): Emitted {
  return {
    statements: parts.flatMap(({ statements }) => statements),
    imports: parts.flatMap(({ imports }) => imports),
  };
}
