import {
  attribute,
  call,
  FUTURE_ANNOTATIONS,
  importOf,
  name,
  subscript,
  text,
  type PyExpr,
} from '../../codegen/python/nodes.ts';
import type { StagedStep } from '../../ir/index.ts';
import { moduleName } from '../project/modules.ts';
import type { Dialect, FitItem } from '../staged/dialect.ts';
import { settingExpression } from '../staged/flow.ts';
import { stepParameters } from '../staged/names.ts';
import { buildArguments } from '../staged/serving.ts';
import { stagedStep } from '../staged/shape.ts';
import { construct, stepClass, type ClassStyle } from '../staged/step-class.ts';
import { pipelineParts, savedType } from './pipeline-parts.ts';

/** A learned value and a constructor parameter of the same name are two attributes. */
function attributeOf(step: StagedStep, learned: string): string {
  return stepParameters(step).some(({ name: id }) => id === learned)
    ? `learned_${learned}`
    : learned;
}

const STYLE: ClassStyle = {
  bases: ['Step'],
  baseHasFit: true,
  attributeOf,
  beforeFit: () => [],
  afterRows: () => [],
  beforeTransform: () => [],
  methods: () => [],
};

export const dialect: Dialect = {
  folders: ['custom/shared'],
  keepsStock: false,
  ownStepFolders: [],
  untypedBases: [],
  step: (step, context) => ({
    statements: [stepClass(step, STYLE, context)],
    imports: [FUTURE_ANNOTATIONS, importOf(moduleName(context.pipeline, 'base'), 'Step')],
  }),
  readmeName: (step) => step.className,
  fit: (item, use, { pipeline, names }) => {
    const step = stagedStep(pipeline, item.step);
    const className = names.nameOf(step.className);
    const made = construct(step, className, settingExpression);
    const fitted = call(attribute(made, 'fit'), trainingRows(item));
    const processed = call(attribute(name(item.instance), 'fit_transform'), trainingRows(item));
    return {
      statements: [
        { kind: 'assign', targets: [item.instance], value: use.rows ? made : fitted },
        ...(use.rows ? [{ kind: 'assign' as const, targets: [item.into], value: processed }] : []),
      ],
      imports: [
        importOf(
          moduleName(pipeline, `steps/${step.name}`),
          step.className,
          className === step.className ? null : className,
        ),
      ],
    };
  },
  copiesToRefit: true,
  refit: (item, _, fitted = name(item.instance)) => ({
    statements: [
      {
        kind: 'assign',
        targets: [item.into],
        value: call(
          attribute(call(name('deepcopy'), [fitted]), 'fit_transform'),
          trainingRows(item),
        ),
      },
    ],
    imports: [importOf('copy', 'deepcopy')],
  }),
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
  learnedOf: (fitted, step, learned) => attribute(fitted, attributeOf(step, learned)),
  savedInstance: (instance, { names }) =>
    subscript(attribute(name(names.pipeline), 'steps'), text(instance)),
  savedEstimator: ({ names }) => attribute(name(names.pipeline), 'model'),
  builder: 'build_pipeline',
  joined: (context) =>
    call(
      name('build_pipeline'),
      buildArguments(context).map(({ value }) => name(value)),
    ),
  pipelineParts,
  savedType,
};

function trainingRows(item: FitItem): readonly PyExpr[] {
  return [name(item.rows), ...(item.target === null ? [] : [name(item.target)])];
}
