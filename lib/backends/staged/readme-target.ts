import type { StagedStep } from '../../ir/index.ts';
import { functionStep, type ReadmeStep, type ReadmeTarget } from '../project/readme.ts';
import type { Dialect } from './dialect.ts';
import { stepsInOrder, type StagedPipeline } from './shape.ts';

/** What the README says of commands and steps. */
export function readmeTarget(pipeline: StagedPipeline, dialect: Dialect): ReadmeTarget {
  const { serving } = pipeline.staged;
  const predicts = serving.kind === 'predict';
  const saved =
    'saves it as `models/<version>/pipeline.joblib`, with what was learned, the settings, the hashes of the data and ' +
    'the versions of the packages in `manifest.json` beside it.';
  return {
    commands: predicts
      ? ['train', 'predict rows.csv --output predictions.csv', 'evaluate']
      : ['run', 'transform rows.csv --output transformed.csv'],
    about: [
      predicts
        ? `\`train\` prints what the notebook printed, fits the pipeline and ${saved}`
        : `\`run\` processes the data, writes the results to \`outputs/\`, joins what was learned into a pipeline and ${saved}`,
      predicts
        ? `\`predict\` takes raw rows as the notebook loads them${withoutTarget(pipeline)} and writes one \`prediction\` a row, in the same order. ` +
          'A missing column or a value of the wrong kind is named.'
        : '`transform` takes raw rows as the notebook loads them and writes them processed, in the same order.',
      ...(predicts
        ? [
            "`evaluate` prints the notebook's metrics of the saved pipeline as JSON, beside those that the notebook recorded.",
          ]
        : []),
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
