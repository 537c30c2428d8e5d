import type { PyModule } from '../../codegen/python/nodes.ts';
import { importOf } from '../../codegen/python/nodes.ts';
import type { StagedStep } from '../../ir/index.ts';
import { cellsText } from '../project/cells.ts';
import { moduleName, type CodeUser, type PlannedModule } from '../project/modules.ts';
import { stepModule } from '../project/step-module.ts';
import type { Dialect, Emitted, StyleContext } from './dialect.ts';
import { afterCells, convertFunction, PREDICTION } from './prediction-module.ts';
import { readOptions } from './read-options.ts';
import { hasAfter } from './serving.ts';
import { stepsInOrder, type StagedPipeline } from './shape.ts';

/** Steps that are emitted as own code: a library's transformer needs none. */
export function ownSteps(pipeline: StagedPipeline, dialect: Dialect): readonly StagedStep[] {
  return pipeline.staged.steps.filter((step) => !dialect.keepsStock || step.stock === null);
}

/** Author's code that stands in no function of the notebook's. */
export function stagedCode(pipeline: StagedPipeline, dialect: Dialect): readonly CodeUser[] {
  const options = readOptions(pipeline);
  const { after } = pipeline.staged.serving;
  return [
    ...ownSteps(pipeline, dialect).map(({ name, fit, transform }) => ({
      module: `steps/${name}`,
      requires: [...fit, ...transform].flatMap(({ requires }) => requires),
    })),
    ...(hasAfter(pipeline)
      ? [{ module: PREDICTION, requires: after.flatMap(({ requires }) => requires) }]
      : []),
    ...(options === null ? [] : [options]),
  ];
}

/** A module of author's code: functions of the notebook, a step's class or functions. */
export function authorModule(
  module: PlannedModule,
  dialect: Dialect,
  context: StyleContext,
): PyModule {
  const { pipeline } = context;
  const functions = stepModule(module, { ...pipeline, steps: [] }, context.plan);
  const staged = ownSteps(pipeline, dialect).filter(({ name }) => module.path === `steps/${name}`);
  const parts = [
    ...staged.map((step) => dialect.step(step, context)),
    ...otherParts(module, pipeline),
  ];
  const classes = staged.map(({ className }) => className);
  return {
    docstring: { summary: summaryOf(module, staged, pipeline), body: '', sections: [] },
    imports: [...functions.imports, ...parts.flatMap(({ imports }) => imports)],
    body: [...functions.body, ...parts.flatMap(({ statements }) => statements)],
    naming: {
      ...functions.naming,
      moduleOf: (type) =>
        classes.some((name) => type === name || type === `${name}Parameters`)
          ? module.name
          : context.plan.moduleOf(type),
    },
  };
}

/** Reading of raw rows, and what is done to the model's answers. */
function otherParts(module: PlannedModule, pipeline: StagedPipeline): readonly Emitted[] {
  const options = readOptions(pipeline);
  const config = importOf(moduleName(pipeline, 'config'), 'Config');
  return [
    ...(options !== null && options.module === module.path
      ? [
          {
            statements: [options.statement],
            imports: options.readsConfig ? [config] : [],
          },
        ]
      : []),
    ...(module.path === PREDICTION && hasAfter(pipeline)
      ? [{ statements: [convertFunction(pipeline)], imports: [] }]
      : []),
  ];
}

function summaryOf(
  { path, steps, declarations }: PlannedModule,
  staged: readonly StagedStep[],
  pipeline: StagedPipeline,
): string {
  const order = stepsInOrder(pipeline).map(({ id }) => id);
  const own = [...steps, ...staged];
  const cells = cellsText([
    ...own.flatMap(({ positions }) => positions),
    ...declarations.flatMap(({ code }) => code.origins.map(({ position }) => position)),
  ]);
  if (path === PREDICTION && own.length === 0)
    return `What the notebook does to the model's answers, from ${afterCells(pipeline)}`;
  const numbers = own.map(({ id }) => order.indexOf(id) + 1).filter((number) => number > 0);
  const what =
    own.length === 0
      ? 'Functions and classes that several steps use'
      : cellsText(numbers).replace('cell', 'step').replace(/^s/, 'S').concat(' of the pipeline');
  return `${what}, from ${cells} of the notebook`;
}
