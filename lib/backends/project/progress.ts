import { importOf, name, type PyModule, type PyStatement } from '../../codegen/python/nodes.ts';
import type { Pipeline } from '../../ir/index.ts';
import { moduleName } from './modules.ts';

/** Decorator of `progress.py`. */
export const LOGGED = 'logged';

/** The functions of the training and the methods in which steps learn log their progress; what serves rows is silent. */
export function withProgress(module: PyModule, pipeline: Pipeline): PyModule {
  const steps = pipeline.staged?.steps ?? [];
  const functions = new Set([
    ...pipeline.steps.map((step) => step.name),
    ...(pipeline.staged?.flow ?? []).flatMap((item) =>
      item.kind === 'call' ? [item.step.name] : [],
    ),
    ...steps.map((step) => `fit_${step.name}`),
  ]);
  const learning = new Set(
    steps.flatMap(({ className, learned }) => (learned.length > 0 ? [className] : [])),
  );
  const body = module.body.map((statement): PyStatement => {
    if (statement.kind === 'function' && functions.has(statement.name)) return logged(statement);
    if (statement.kind !== 'class' || !learning.has(statement.name)) return statement;
    return { ...statement, body: methodsLogged(statement.body) };
  });
  if (body.every((statement, at) => statement === module.body[at])) return module;
  const imports = [...module.imports, importOf(moduleName(pipeline, 'progress'), LOGGED)];
  return { ...module, imports, body };
}

type FunctionStatement = Extract<PyStatement, { kind: 'function' }>;

function logged(statement: FunctionStatement): PyStatement {
  return { ...statement, decorators: [name(LOGGED)] };
}

/** `fit` goes through a `fit_transform` of the class's own. */
function methodsLogged(body: readonly PyStatement[]): readonly PyStatement[] {
  const isOwn = body.some((one) => one.kind === 'function' && one.name === 'fit_transform');
  const wanted = isOwn ? 'fit_transform' : 'fit';
  return body.map((one) => (one.kind === 'function' && one.name === wanted ? logged(one) : one));
}
