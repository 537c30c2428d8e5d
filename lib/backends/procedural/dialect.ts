import {
  attribute,
  call,
  importOf,
  name,
  type PyExpr,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import type { ImportBinding, StagedStep } from '../../ir/index.ts';
import { moduleName } from '../project/modules.ts';
import type { Dialect, FitItem, StyleContext } from '../staged/dialect.ts';
import { stagedStep, stepOfInstance } from '../staged/shape.ts';
import { FITTED, joined, pipelineParts } from './pipeline-parts.ts';
import { keepsParameters, signatureOf } from './signature.ts';
import { stepFunctions } from './step-functions.ts';

export const dialect: Dialect = {
  folders: ['procedural/shared'],
  keepsStock: false,
  ownStepFolders: [],
  untypedBases: [],
  step: stepFunctions,
  readmeName: (step) => step.name,
  fit: (item, use, context) => {
    const step = stagedStep(context.pipeline, item.step);
    const { fits } = signatureOf(step);
    const apply = {
      statements: [applyStatement(step, name(item.instance), item.rows, item.into, context)],
      imports: [importStep(step, step.name, context)],
    };
    if (!fits) return use.rows ? apply : { statements: [], imports: [] };
    const fitted = fitStatement(step, item, use.rows, context);
    const processes = use.rows && !step.fitsWhole;
    return {
      statements: [fitted, ...(processes ? apply.statements : [])],
      imports: [
        importStep(step, signatureOf(step).fitName, context),
        ...(processes ? apply.imports : []),
      ],
    };
  },
  copiesToRefit: false,
  refit: (item, context) => {
    const step = stagedStep(context.pipeline, item.step);
    return {
      statements: [
        {
          kind: 'assign',
          targets: keepsParameters(step) ? [item.into, '_'] : [item.into],
          value: fitCall(step, item, context),
        },
      ],
      imports: [importStep(step, signatureOf(step).fitName, context)],
    };
  },
  apply: ({ instance, rows, into }, context, fitted = name(instance)) => {
    const step = stepOfInstance(context.pipeline, instance);
    return {
      statements: [applyStatement(step, fitted, rows, into, context)],
      imports: [importStep(step, step.name, context)],
    };
  },
  learnedOf: (fitted, _, learned) => attribute(fitted, learned),
  savedInstance: (instance, { names, pipeline }) =>
    keepsParameters(stepOfInstance(pipeline, instance))
      ? attribute(name(names.pipeline), instance)
      : null,
  savedEstimator: ({ names, pipeline }) =>
    attribute(name(names.pipeline), pipeline.staged.serving.estimator ?? ''),
  builder: FITTED,
  joined,
  pipelineParts,
  savedType: ({ pipeline }) => `${pipeline.packageName}.pipeline.${FITTED}`,
};

function fitStatement(
  step: StagedStep,
  item: FitItem,
  rows: boolean,
  context: StyleContext,
): PyStatement {
  const value = fitCall(step, item, context);
  if (!step.fitsWhole) return { kind: 'assign', targets: [item.instance], value };
  if (!keepsParameters(step)) return { kind: 'assign', targets: [item.into], value };
  return { kind: 'assign', targets: [rows ? item.into : '_', item.instance], value };
}

function fitCall(step: StagedStep, item: FitItem, { names }: StyleContext): PyExpr {
  const { fitName, fitReadsConfig, given } = signatureOf(step);
  return call(name(names.nameOf(fitName)), [
    name(item.rows),
    ...(step.target === null || item.target === null ? [] : [name(item.target)]),
    ...given.map(({ name: id }) => name(id)),
    ...(fitReadsConfig ? [name('config')] : []),
  ]);
}

function applyStatement(
  step: StagedStep,
  fitted: PyExpr,
  rows: string,
  into: string,
  { names }: StyleContext,
): PyStatement {
  const args = [
    name(rows),
    ...(keepsParameters(step) ? [fitted] : []),
    ...(signatureOf(step).applyReadsConfig ? [name('config')] : []),
  ];
  return { kind: 'assign', targets: [into], value: call(name(names.nameOf(step.name)), args) };
}

function importStep(
  step: StagedStep,
  member: string,
  { names, pipeline }: StyleContext,
): ImportBinding {
  const alias = names.nameOf(member);
  return importOf(
    moduleName(pipeline, `steps/${step.name}`),
    member,
    alias === member ? null : alias,
  );
}
