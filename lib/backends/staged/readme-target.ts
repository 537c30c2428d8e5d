import type { StagedStep } from '../../ir/index.ts';
import {
  functionStep,
  type ReadmeStep,
  type ReadmeTarget,
  SAVED,
  VERSIONS,
} from '../project/readme.ts';
import type { Dialect } from './dialect.ts';
import { stepsInOrder, type StagedPipeline } from './shape.ts';

/** What the README says of commands and steps. */
export function readmeTarget(pipeline: StagedPipeline, dialect: Dialect): ReadmeTarget {
  const { serving } = pipeline.staged;
  const predicts = serving.kind === 'predict';
  const saved = `saves it as ${SAVED}`;
  return {
    commands: predicts
      ? ['train', 'predict rows.csv --output predictions.csv', 'evaluate', 'models']
      : ['run', 'transform rows.csv --output transformed.csv', 'models'],
    about: [
      predicts
        ? `\`train\` logs each step and what the notebook printed, fits the pipeline and ${saved}`
        : `\`run\` processes the data, logs each step, writes the results to \`outputs/\`, joins what was learned into a pipeline and ${saved}`,
      predicts
        ? `\`predict\` takes raw rows as the notebook loads them${withoutTarget(pipeline)} and writes one \`prediction\` a row, in the same order. ` +
          `${neededColumns(pipeline)} A missing column or a value of the wrong kind is named.`
        : '`transform` takes raw rows as the notebook loads them and writes them processed, in the same order.',
      ...(predicts
        ? [
            "`evaluate` prints the notebook's metrics of the saved pipeline as JSON, beside those that the notebook recorded.",
          ]
        : []),
      `${VERSIONS} \`${predicts ? 'predict` and `evaluate' : 'transform'}\` take another with \`--model-version VERSION\`.`,
    ],
    steps: stepsInOrder(pipeline).map((step) =>
      step.kind === 'step' ? functionStep(step) : learnedStep(step, dialect),
    ),
    order:
      `\`src/${pipeline.packageName}/train.py\` takes them in this order. Those that learn and process rows are joined with ` +
      `${predicts ? 'the model ' : ''}in \`pipeline.py\`, which is what is saved.`,
    gives: 'Gives or learns',
  };
}

/** Which columns rows must have. */
function neededColumns({ staged }: StagedPipeline): string {
  const { rawColumns } = staged.serving;
  if (rawColumns === undefined)
    return 'Rows need every other column: steps read them all, or which they read cannot be told.';
  const { kind, settings, columns } = rawColumns;
  const named = [...settings, ...columns].map((each) => `\`${each}\``).join(', ');
  return kind === 'only'
    ? `Of the columns steps read only ${named}; rows need no others.`
    : `Rows need every other column but ${named}, which no step reads.`;
}

function withoutTarget({ staged }: StagedPipeline): string {
  const { targetColumns, targetPositions = [] } = staged.serving;
  if (targetPositions.length > 0) return ', with or without the target,';
  const columns = targetColumns.map((column) => `\`${column}\``).join(', ');
  return columns === '' ? '' : `, with or without ${columns},`;
}

function learnedStep(step: StagedStep, dialect: Dialect): ReadmeStep {
  const isStock = dialect.keepsStock && step.stock !== null;
  return {
    name: isStock ? (step.stock?.text ?? '') : dialect.readmeName(step),
    file: isStock ? 'train.py' : `steps/${step.name}.py`,
    title: step.title,
    gives: step.learned.map(({ name }) => name),
    positions: step.positions,
  };
}
