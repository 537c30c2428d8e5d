import {
  attribute,
  call,
  importOf,
  name,
  subscript,
  text,
  type PyExpr,
} from '../../codegen/python/nodes.ts';
import type { CodeText, StagedStep } from '../../ir/index.ts';
import { moduleName } from '../project/modules.ts';
import type { Dialect, Emitted, FitItem, StyleContext } from '../staged/dialect.ts';
import { settingExpression } from '../staged/flow.ts';
import { stagedStep } from '../staged/shape.ts';
import { construct } from '../staged/step-class.ts';
import type { Chain } from './chain.ts';
import { chainEvaluation, chainTraining } from './chain-training.ts';
import { joined, modelStage, pipelineParts, stageName } from './pipeline-parts.ts';
import { isWrapped } from './predictor.ts';
import { stockExpression } from './stock-expression.ts';
import { transformer } from './transformer.ts';

/** How this style emits; with a chain, training is one fit. */
export function dialectFor(chain: Chain | null): Dialect {
  return {
    ...STEP_BY_STEP,
    folders: ['sklearn/shared', chain === null ? 'sklearn/known-rows' : 'sklearn/learned-rows'],
    training: (context) => (chain === null ? null : chainTraining(chain, context)),
    evaluationOf: (live, context) =>
      chain === null ? null : chainEvaluation(chain, live, context),
    pipelineParts: (context) => pipelineParts(context, chain),
  };
}

/** Types of which no value is a fitted object. */
const PLAIN_VALUE = /^(?:str|int|float|bool|None|(?:list|dict|set|tuple)\[|pandas\.|numpy\.)/;

const STEP_BY_STEP: Dialect = {
  folders: ['sklearn/shared'],
  ownStepFolders: ['sklearn/own-steps'],
  keepsStock: true,
  untypedBases: ['pipeline', 'raw_rows', 'transformers'],
  step: transformer,
  readmeName: (step) => step.className,
  fit: (item, use, context) => {
    const step = stagedStep(context.pipeline, item.step);
    const args = trainingRows(item);
    const built = build(step, item.instance, use.rows ? null : args, context);
    const value = call(attribute(name(item.instance), 'fit_transform'), args);
    return {
      statements: [
        ...built.statements,
        ...(use.rows ? [{ kind: 'assign' as const, targets: [item.into], value }] : []),
      ],
      imports: built.imports,
    };
  },
  copiesToRefit: true,
  refit: (item, { pipeline }, fitted = name(item.instance)) => {
    // `clone` would make a model that the step is given an unfitted one.
    const copy = stagedStep(pipeline, item.step).given.every(({ type }) => PLAIN_VALUE.test(type))
      ? importOf('sklearn.base', 'clone')
      : importOf('copy', 'deepcopy');
    const copied = call(name(copy.name), [fitted]);
    return {
      statements: [
        {
          kind: 'assign',
          targets: [item.into],
          value: call(attribute(copied, 'fit_transform'), trainingRows(item)),
        },
      ],
      imports: [copy],
    };
  },
  apply: ({ instance, rows, into }, _, fitted = name(instance)) => ({
    statements: [
      {
        kind: 'assign',
        targets: [into],
        value: call(attribute(fitted, 'transform'), [name(rows)]),
      },
    ],
    imports: [],
  }),
  learnedOf: (fitted, step, learned) =>
    // The library's object is itself what the notebook learned.
    step.stock === null ? attribute(fitted, `${learned}_`) : fitted,
  savedInstance: (instance, { names }) =>
    subscript(name(names.pipeline), text(stageName(instance))),
  savedEstimator: (context) => {
    const stage = subscript(name(context.names.pipeline), text(modelStage(context)));
    return isWrapped(context) ? attribute(stage, 'model') : stage;
  },
  builder: 'build_pipeline',
  joined,
  pipelineParts: (context) => pipelineParts(context, null),
  savedType: () => 'sklearn.pipeline.Pipeline',
};

function trainingRows(item: FitItem): readonly PyExpr[] {
  return [name(item.rows), ...(item.target === null ? [] : [name(item.target)])];
}

/** `mean_imputer = MeanImputer(...)`, with `.fit(X_train)` when rows are given. */
function build(
  step: StagedStep,
  instance: string,
  fittedOn: readonly PyExpr[] | null,
  context: StyleContext,
): Emitted {
  const { names, pipeline } = context;
  if (step.stock !== null) return buildStock(step.stock, instance, fittedOn, context);
  const className = names.nameOf(step.className);
  const made = construct(step, className, settingExpression);
  return {
    statements: [
      {
        kind: 'assign',
        targets: [instance],
        value: fittedOn === null ? made : call(attribute(made, 'fit'), fittedOn),
      },
    ],
    imports: [
      importOf(
        moduleName(pipeline, `steps/${step.name}`),
        step.className,
        className === step.className ? null : className,
      ),
    ],
  };
}

/** A library's transformer, as the notebook builds it. */
function buildStock(
  stock: CodeText,
  instance: string,
  fittedOn: readonly PyExpr[] | null,
  context: StyleContext,
): Emitted {
  const { value, imports, origins } = stockExpression(stock, context);
  return {
    statements: [
      { kind: 'assign', targets: [instance], value, origins },
      ...(fittedOn === null
        ? []
        : [
            {
              kind: 'expression' as const,
              value: call(attribute(name(instance), 'fit'), fittedOn),
              origins,
            },
          ]),
    ],
    imports,
  };
}
