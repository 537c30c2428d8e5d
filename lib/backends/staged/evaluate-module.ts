import { briefly } from '../../codegen/python/docstring.ts';
import {
  importOf,
  name,
  text,
  type PyModule,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import { moduleName, namingOf } from '../project/modules.ts';
import { copyOfSettings } from '../project/pipeline-parts.ts';
import type { Dialect, Emitted, StyleContext } from './dialect.ts';
import { callStep, exportsOf, fitStep, joinEmitted } from './flow.ts';
import { liveInEvaluation, refits, type LiveItem } from './liveness.ts';
import { stagedStep } from './shape.ts';

/** `evaluate.py`: what leads to the notebook's evaluation, with what was trained in place of training. */
export function evaluateModule(dialect: Dialect, context: StyleContext): PyModule {
  const { pipeline, plan, names } = context;
  const ownModule = moduleName(pipeline, 'evaluate');
  const body = evaluationBody(dialect, context);
  return {
    docstring: briefly("Evaluate: the notebook's metrics of a trained pipeline"),
    imports: [
      importOf('typing', 'Any'),
      importOf(moduleName(pipeline, 'config'), 'Config'),
      ...body.imports,
    ],
    body: [
      {
        kind: 'function',
        name: 'evaluate',
        parameters: [
          { name: names.pipeline, type: dialect.savedType(context), defaultValue: null },
          { name: 'config', type: `${pipeline.packageName}.config.Config`, defaultValue: null },
        ],
        returns: 'dict[str, Any]',
        docstring: {
          summary: 'Run the evaluation of the notebook with a trained pipeline',
          body: '',
          sections: [
            {
              title: 'Args',
              items: [
                { name: names.pipeline, text: 'as training saved it.' },
                { name: 'config', text: 'settings of the project.' },
              ],
            },
            { title: 'Returns', items: [{ name: 'What it computes, by variable.', text: '' }] },
          ],
        },
        body: body.statements,
      },
    ],
    naming: { ...namingOf(ownModule, pipeline, plan), moduleName: ownModule },
  };
}

function evaluationBody(dialect: Dialect, context: StyleContext): Emitted {
  const { pipeline } = context;
  const { serving } = pipeline.staged;
  const saved = serving.estimator === null ? [] : [serving.estimator];
  const live = liveInEvaluation(pipeline, saved, serving.instances, dialect.copiesToRefit);
  const results = [
    ...new Set(
      live.flatMap(({ item, evaluates }) =>
        item.kind === 'call' && evaluates ? item.step.results.map((result) => result.name) : [],
      ),
    ),
  ];
  const bound = new Set<string>();
  const parts = live.map((entry) => {
    const read = new Set([...entry.read, ...results]);
    const needed = bindings(entry, bound, dialect, context);
    if (entry.item.kind === 'call')
      for (const result of entry.item.step.results) bound.delete(result.name);
    return joinEmitted([needed, evaluationItem({ ...entry, read }, dialect, context)]);
  });
  const joined = joinEmitted(parts);
  const runsSettings = live.some(({ item }) => item.kind === 'call' && item.step.readsConfig);
  return {
    statements: [
      ...(runsSettings ? copyOfSettings() : []),
      ...joined.statements,
      {
        kind: 'return',
        value: { kind: 'dict', entries: results.map((result) => [text(result), name(result)]) },
      },
    ],
    imports: joined.imports,
  };
}

/** Takes what an item reads out of the saved pipeline, unless it is there already. */
function bindings(
  { item, read }: LiveItem,
  bound: Set<string>,
  dialect: Dialect,
  context: StyleContext,
): Emitted {
  const statements: PyStatement[] = [];
  const { serving } = context.pipeline.staged;
  const bind = (id: string, value: ReturnType<Dialect['savedInstance']>): void => {
    if (value === null || bound.has(id)) return;
    bound.add(id);
    statements.push({ kind: 'assign', targets: [id], value });
  };
  if (item.kind === 'call') {
    for (const parameter of item.step.parameters)
      if (parameter.name === serving.estimator)
        bind(parameter.name, dialect.savedEstimator(context));
  } else if (serving.instances.includes(item.instance) && usesFitted(item, read))
    bind(item.instance, dialect.savedInstance(item.instance, context));
  return { statements, imports: [] };

  /** Learning anew from the rows of training needs what was fitted only as something to copy. */
  function usesFitted(used: Exclude<LiveItem['item'], { kind: 'call' }>, after: LiveItem['read']) {
    if (used.kind === 'apply' || dialect.copiesToRefit) return true;
    return !refits(used, context.pipeline) || exportsOf(used, after).length > 0;
  }
}

function evaluationItem(live: LiveItem, dialect: Dialect, context: StyleContext): Emitted {
  const { item, read } = live;
  if (item.kind === 'call') return callStep(item.step, read, context);
  if (item.kind === 'apply') return dialect.apply(item, context);
  if (!context.pipeline.staged.serving.instances.includes(item.instance))
    return fitStep(live, item, dialect, context);
  const step = stagedStep(context.pipeline, item.step);
  const rows = !read.has(item.into)
    ? { statements: [], imports: [] }
    : refits(item, context.pipeline)
      ? dialect.refit(item, context)
      : dialect.apply({ ...item, kind: 'apply' }, context);
  return {
    statements: [
      ...rows.statements,
      ...exportsOf(item, read).map(({ learned, variable }): PyStatement => ({
        kind: 'assign',
        targets: [variable],
        value: dialect.learnedOf(item.instance, step, learned),
      })),
    ],
    imports: rows.imports,
  };
}
