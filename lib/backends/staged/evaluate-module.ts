import { briefly } from '../../codegen/python/docstring.ts';
import {
  importOf,
  literal,
  name,
  text,
  type PyModule,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import type { Literal } from '../../ir/index.ts';
import { moduleName, namingOf } from '../project/modules.ts';
import { copyOfSettings } from '../project/pipeline-parts.ts';
import type { Dialect, Emitted, StyleContext } from './dialect.ts';
import { callStep, exportsOf, fitStep, joinEmitted } from './flow.ts';
import { liveInEvaluation, refits, type LiveItem } from './liveness.ts';
import { stagedStep, type StagedPipeline } from './shape.ts';

/** `evaluate.py`: what leads to the notebook's evaluation, with what was trained in place of training. */
export function evaluateModule(dialect: Dialect, context: StyleContext): PyModule {
  const { pipeline, plan, names } = context;
  const ownModule = moduleName(pipeline, 'evaluate');
  const body = evaluationBody(dialect, context);
  return {
    docstring: briefly("Evaluate: the notebook's metrics of a trained pipeline"),
    imports: [importOf(moduleName(pipeline, 'config'), 'Config'), ...body.imports],
    body: [
      recordedConstant(pipeline),
      {
        kind: 'function',
        name: 'evaluate',
        parameters: [
          { name: names.pipeline, type: dialect.savedType(context), defaultValue: null },
          { name: 'config', type: `${pipeline.packageName}.config.Config`, defaultValue: null },
        ],
        returns: `dict[str, ${body.resultType}]`,
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

function recordedConstant({ recorded = [] }: StagedPipeline): PyStatement {
  const items = recorded.map((value): Literal => ({ kind: 'str', value }));
  return {
    kind: 'constant',
    name: 'RECORDED',
    type: 'tuple[str, ...]',
    value: literal({ kind: 'tuple', items }),
    docstring: briefly("Figures that the notebook's evaluation printed when it was run last"),
  };
}

interface Evaluation extends Emitted {
  /** What all results have in common. */
  readonly resultType: string;
}

function evaluationBody(dialect: Dialect, context: StyleContext): Evaluation {
  const { pipeline } = context;
  const { serving } = pipeline.staged;
  const saved = serving.estimator === null ? [] : [serving.estimator];
  const live = liveInEvaluation(pipeline, saved, serving.instances, dialect.copiesToRefit);
  const given = live.flatMap(({ item, evaluates }) =>
    item.kind === 'call' && evaluates ? item.step.results : [],
  );
  const results = [...new Set(given.map((result) => result.name))];
  const types = new Set(given.map(({ type }) => type));
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
    resultType: types.size === 1 ? ([...types][0] ?? 'Any') : 'Any',
  };
}

/** Takes the model out of the saved pipeline for a function that reads it, unless it is there already. */
function bindings(
  { item }: LiveItem,
  bound: Set<string>,
  dialect: Dialect,
  context: StyleContext,
): Emitted {
  const { estimator } = context.pipeline.staged.serving;
  const isRead =
    item.kind === 'call' && item.step.parameters.some((parameter) => parameter.name === estimator);
  if (estimator === null || !isRead || bound.has(estimator)) return NOTHING;
  bound.add(estimator);
  const value = dialect.savedEstimator(context);
  return { statements: [{ kind: 'assign', targets: [estimator], value }], imports: [] };
}

const NOTHING: Emitted = { statements: [], imports: [] };

function evaluationItem(live: LiveItem, dialect: Dialect, context: StyleContext): Emitted {
  const { item, read } = live;
  if (item.kind === 'call') return callStep(item.step, read, context);
  const own = dialect.evaluationOf?.(live, context) ?? null;
  if (own !== null) return own;
  const isSaved = context.pipeline.staged.serving.instances.includes(item.instance);
  const fitted = (isSaved ? dialect.savedInstance(item.instance, context) : null) ?? undefined;
  if (item.kind === 'apply') return dialect.apply(item, context, fitted);
  if (!isSaved) return fitStep(live, item, dialect, context);
  const step = stagedStep(context.pipeline, item.step);
  const rows = !read.has(item.into)
    ? NOTHING
    : refits(item, context.pipeline)
      ? dialect.refit(item, context, fitted)
      : dialect.apply({ ...item, kind: 'apply' }, context, fitted);
  return {
    statements: [
      ...rows.statements,
      ...exportsOf(item, read).map(({ learned, variable }): PyStatement => ({
        kind: 'assign',
        targets: [variable],
        value: dialect.learnedOf(fitted ?? name(item.instance), step, learned),
      })),
    ],
    imports: rows.imports,
  };
}
