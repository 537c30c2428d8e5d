import {
  applyItem,
  code,
  fitItem,
  imports,
  input,
  learned,
  lit,
  parameter,
  pipeline,
  setting,
  stagedPipeline,
  stagedStep,
  step,
  target,
} from './build.ts';

const FRAME = 'pandas.DataFrame';
const FOREST = 'sklearn.ensemble.RandomForestClassifier';

/**
 * An edit before the split, one whose training rows come out of learning itself, columns that a later step is given,
 * probabilities with a threshold, and the classes mapped back by an encoder.
 */
export const stagedSignups = stagedPipeline(
  pipeline('staged-signups', {
    title: 'Who signs up',
    command: 'train',
    imports: imports(`
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder`),
    dependencies: [
      { distribution: 'scikit-learn', constraint: '' },
      { distribution: 'pandas', constraint: '' },
    ],
    steps: [
      step('load', 'data', {
        title: 'Load the visits',
        role: 'load',
        body: [code(1, 'df = pd.read_csv(config.paths.visits_csv)', 'pd')],
        results: [parameter('df', FRAME, 'all rows')],
      }),
      step('split', 'data', {
        title: 'Split',
        role: 'split',
        parameters: [parameter('df', FRAME, 'all rows'), parameter('X', FRAME, 'features')],
        body: [
          code(3, 'encoder = LabelEncoder()', 'LabelEncoder'),
          code(3, "y = encoder.fit_transform(df['signed'])"),
          code(
            3,
            'train, test, y_train, y_test = train_test_split(X, y, random_state=config.split.seed)',
            'train_test_split',
          ),
        ],
        results: [
          parameter('train', FRAME, 'training rows'),
          parameter('test', FRAME, 'held-out rows'),
          parameter('y_train', 'numpy.ndarray', 'training target'),
          parameter('y_test', 'numpy.ndarray', 'held-out target'),
          parameter('encoder', 'sklearn.preprocessing.LabelEncoder', 'classes of the target'),
        ],
      }),
      step('fit_forest', 'steps/fit_forest', {
        title: 'Fit the forest',
        role: 'train',
        parameters: [
          parameter('train', FRAME, 'training rows'),
          parameter('y_train', 'numpy.ndarray', 'training target'),
        ],
        body: [
          code(
            6,
            'forest = RandomForestClassifier(n_estimators=10, random_state=config.split.seed)\nforest.fit(train, y_train)',
            'RandomForestClassifier',
          ),
        ],
        results: [parameter('forest', FOREST, 'fitted forest')],
      }),
      step('score', 'evaluate', {
        title: 'Score',
        role: 'evaluate',
        parameters: [
          parameter('forest', FOREST, 'fitted forest'),
          parameter('train', FRAME, 'training rows'),
          parameter('test', FRAME, 'held-out rows'),
          parameter('y_train', 'numpy.ndarray', 'training target'),
          parameter('y_test', 'numpy.ndarray', 'held-out target'),
        ],
        body: [
          code(7, 'train_score = forest.score(train, y_train)'),
          code(7, 'test_score = forest.score(test, y_test)'),
        ],
        results: [
          parameter('train_score', 'float', 'accuracy on training rows'),
          parameter('test_score', 'float', 'accuracy on held-out rows'),
        ],
      }),
    ],
    settings: [
      setting('paths.visits_csv', lit.str('data/visits.csv'), 'str', 1, 'Visits'),
      setting('split.seed', lit.int(7), 'int', 3, 'Seed'),
      setting('model.threshold', lit.float('0.4'), 'float', 8, 'Least probability of a sign-up'),
    ],
    targets: [target('forest', 'estimator', FOREST)],
    inputs: [input('paths.visits_csv', 'data/visits.csv', 1)],
  }),
  [
    stagedStep('add_ratio', 'RatioBuilder', {
      title: 'Leave out the target, add pages a minute',
      transform: [
        code(2, "X = X.drop(columns='signed')"),
        code(2, "X['ratio'] = X['pages'] / X['minutes']"),
      ],
    }),
    stagedStep('choose_columns', 'ColumnChooser', {
      title: 'Choose the columns of text',
      learned: [learned('texts', 'list[str]', 'columns of text', { time: 'schema' })],
      fit: [code(4, "<learned:texts> = list(X.select_dtypes(exclude='number').columns)")],
      transform: [],
    }),
    stagedStep('encode_by_target', 'TargetEncoder', {
      title: 'Mean of the target',
      doc: 'Training rows are encoded without themselves.',
      given: [parameter('texts', 'list[str]', 'columns of text')],
      target: parameter('y', 'numpy.ndarray', 'training target'),
      learned: [
        learned('means', 'pandas.Series', 'mean target of each label', { keys: ['col'] }),
        learned('overall', 'float', 'mean target'),
      ],
      fitsWhole: true,
      fit: [
        code(5, '<learned:overall> = y.mean()'),
        code(
          5,
          'for col in <given:texts>:\n    target = pd.Series(y, index=X.index)\n    groups = target.groupby(X[col])\n    <learned:means>[col] = groups.mean()\n    X[col] = (groups.transform("sum") - target + <learned:overall>) / groups.transform("count")',
          'pd',
        ),
      ],
      transform: [
        code(
          5,
          'for col in <given:texts>:\n    X[col] = X[col].map(<learned:means>[col]).fillna(<learned:overall>)',
        ),
      ],
    }),
  ],
  [
    'load',
    fitItem('add_ratio', 'ratio_builder', 'df', 'X'),
    'split',
    fitItem('choose_columns', 'column_chooser', 'train', 'train', {
      exports: [{ learned: 'texts', variable: 'texts' }],
    }),
    applyItem('column_chooser', 'test', 'test'),
    fitItem('encode_by_target', 'target_encoder', 'train', 'train', { target: 'y_train' }),
    applyItem('target_encoder', 'test', 'test'),
    'fit_forest',
    'score',
  ],
  {
    instances: ['ratio_builder', 'column_chooser', 'target_encoder'],
    estimator: 'forest',
    method: 'predict_proba',
    after: [
      code(
        8,
        'predictions = (predictions[:, 1] > \uE000setting:model.threshold\uE001).astype(int)',
      ),
      code(8, 'predictions = encoder.inverse_transform(predictions)'),
    ],
    reads: [parameter('encoder', 'sklearn.preprocessing.LabelEncoder', 'classes of the target')],
    settings: ['model.threshold'],
    targetColumns: ['signed'],
    rawRows: 'df',
    heldOut: { rows: 'test', target: 'y_test' },
  },
);
