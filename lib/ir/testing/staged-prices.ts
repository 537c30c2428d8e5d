import {
  applyItem,
  code,
  declaration,
  fitItem,
  imports,
  input,
  learned,
  lit,
  origin,
  parameter,
  pipeline,
  setting,
  stagedPipeline,
  stagedStep,
  step,
  target,
} from './build.ts';

const FRAME = 'pandas.DataFrame';
const RIDGE = 'sklearn.linear_model.Ridge';

/** A split, then means by column, rare labels through a function, a stock scaler; the target in logarithms. */
export const stagedPrices = stagedPipeline(
  pipeline('staged-prices', {
    title: 'House prices, learned and applied',
    command: 'train',
    imports: imports(`
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler`),
    dependencies: [
      { distribution: 'scikit-learn', constraint: '' },
      { distribution: 'pandas', constraint: '' },
      { distribution: 'numpy', constraint: '' },
    ],
    declarations: [
      declaration(
        'find_frequent_labels',
        'functions',
        code(
          6,
          'def find_frequent_labels(df: pd.DataFrame, var: str, rare_perc: float) -> list[str]:\n    tmp = df[var].value_counts(normalize=True)\n    return list(tmp[tmp > rare_perc].index)',
          'pd',
        ),
        'Finds the labels that are shared by many houses.',
      ),
    ],
    steps: [
      step('load_data', 'data', {
        title: 'Load the data',
        role: 'load',
        body: [
          code(
            2,
            "data = pd.read_csv(config.paths.houses_csv, sep=config.data.sep, parse_dates=['sold'])",
            'pd',
          ),
        ],
        results: [parameter('data', FRAME, 'all rows as loaded')],
      }),
      step('separate_target', 'data', {
        title: 'Separate train and test',
        role: 'split',
        parameters: [parameter('data', FRAME, 'all rows'), parameter('X', FRAME, 'features')],
        body: [
          code(
            4,
            "X_train, X_test, y_train, y_test = train_test_split(\n    X, data['price'],\n    test_size=config.split.test_size, random_state=config.split.random_state)",
            'train_test_split',
          ),
          code(4, 'y_train = np.log(y_train)\ny_test = np.log(y_test)', 'np'),
        ],
        results: [
          parameter('X_train', FRAME, 'training rows'),
          parameter('X_test', FRAME, 'held-out rows'),
          parameter('y_train', 'pandas.Series', 'training target'),
          parameter('y_test', 'pandas.Series', 'held-out target'),
        ],
      }),
      step('train_model', 'steps/train_model', {
        title: 'Train the model',
        role: 'train',
        parameters: [
          parameter('X_train', 'Any', 'training rows'),
          parameter('y_train', 'pandas.Series', 'training target'),
        ],
        body: [
          code(9, 'model = Ridge(alpha=config.model.alpha)\nmodel.fit(X_train, y_train)', 'Ridge'),
        ],
        results: [parameter('model', RIDGE, 'fitted model')],
      }),
      step('evaluate', 'evaluate', {
        title: 'Evaluate on the held-out rows',
        role: 'evaluate',
        parameters: [
          parameter('model', RIDGE, 'fitted model'),
          parameter('X_test', 'Any', 'held-out rows'),
          parameter('y_test', 'pandas.Series', 'held-out target'),
        ],
        body: [
          code(10, 'pred = np.exp(model.predict(X_test))', 'np'),
          code(10, 'mse = mean_squared_error(np.exp(y_test), pred)', 'np mean_squared_error'),
          code(10, "print(f'r2: {r2_score(np.exp(y_test), pred):.4f}')", 'np r2_score'),
        ],
        results: [parameter('mse', 'float', 'mean squared error')],
      }),
    ],
    settings: [
      setting('paths.houses_csv', lit.str('data/houses.csv'), 'str', 2, 'Read by `pd.read_csv`'),
      setting('data.sep', lit.str(';'), 'str', 2, 'Separator'),
      setting('split.test_size', lit.float('0.25'), 'float', 4, 'Share of held-out rows'),
      setting('split.random_state', lit.int(0), 'int', 4, 'Seed'),
      setting(
        'features.numerical',
        lit.list(lit.str('area'), lit.str('rooms')),
        'list[str]',
        5,
        'Columns of numbers',
      ),
      setting(
        'features.categorical',
        lit.list(lit.str('quality'), lit.str('zip')),
        'list[str]',
        7,
        'Columns of labels',
      ),
      setting('features.rare_perc', lit.float('0.05'), 'float', 7, 'Rarer labels become Rare'),
      setting('model.alpha', lit.float('1.0'), 'float', 9, 'Regularisation'),
    ],
    targets: [target('model', 'estimator', RIDGE)],
    inputs: [input('paths.houses_csv', 'data/houses.csv', 2)],
  }),
  [
    stagedStep('drop_target', 'FeatureSelector', {
      title: 'Leave out the price and take the year',
      transform: [
        code(3, "X = X.drop(['price'], axis=1)"),
        code(3, "X['year'] = X['sold'].dt.year"),
        code(3, "X = X.drop(columns='sold')"),
      ],
    }),
    stagedStep('impute_means', 'MeanImputer', {
      title: 'Fill in missing values',
      doc: 'Numbers get the *mean* of the training rows; an indicator keeps what was missing.',
      learned: [
        learned('mean_val', 'float', 'mean of the column', { keys: ['var'], origins: [origin(5)] }),
      ],
      fit: [
        code(
          5,
          'for var in <setting:features.numerical>:\n    # the mean of training rows\n    <learned:mean_val>[var] = X[var].mean()',
        ),
      ],
      transform: [
        code(
          5,
          "for var in <setting:features.numerical>:\n    X[var + '_na'] = np.where(X[var].isnull(), 1, 0)\n    X[var] = X[var].fillna(<learned:mean_val>[var])",
          'np',
        ),
      ],
    }),
    stagedStep('encode_labels', 'LabelEncoder', {
      title: 'Group rare labels and order them by the target',
      target: parameter('y', 'pandas.Series', 'target of the training rows'),
      learned: [
        learned('frequent_ls', 'list[str]', 'frequent labels', { keys: ['var'] }),
        learned('ordinal', 'dict[str, int]', 'order of the labels', { keys: ['var'] }),
      ],
      fit: [
        code(
          7,
          "for var in <setting:features.categorical>:\n    <learned:frequent_ls>[var] = find_frequent_labels(X, var, <setting:features.rare_perc>)\n    X[var] = np.where(X[var].isin(<learned:frequent_ls>[var]), X[var], 'Rare')\n    ordered = y.groupby(X[var]).mean().sort_values().index\n    <learned:ordinal>[var] = {k: i for i, k in enumerate(ordered, 0)}",
          'find_frequent_labels np',
        ),
      ],
      transform: [
        code(
          7,
          "for var in <setting:features.categorical>:\n    X[var] = np.where(X[var].isin(<learned:frequent_ls>[var]), X[var], 'Rare')\n    X[var] = X[var].map(<learned:ordinal>[var])\n    X[var] = X[var].fillna(-1)",
          'np',
        ),
      ],
    }),
    stagedStep('scale', 'Scaler', {
      title: 'Scale',
      learned: [learned('scaler', 'sklearn.preprocessing.StandardScaler', 'fitted scaler')],
      fit: [
        code(8, '<learned:scaler> = StandardScaler()\n<learned:scaler>.fit(X)', 'StandardScaler'),
      ],
      transform: [code(8, 'X = <learned:scaler>.transform(X)')],
      result: parameter('X', 'numpy.ndarray', 'scaled rows'),
      stock: code(8, 'StandardScaler()', 'StandardScaler'),
    }),
  ],
  [
    'load_data',
    fitItem('drop_target', 'feature_selector', 'data', 'X'),
    'separate_target',
    fitItem('impute_means', 'mean_imputer', 'X_train', 'X_train'),
    applyItem('mean_imputer', 'X_test', 'X_test'),
    fitItem('encode_labels', 'label_encoder', 'X_train', 'X_train', { target: 'y_train' }),
    applyItem('label_encoder', 'X_test', 'X_test'),
    fitItem('scale', 'scaler', 'X_train', 'X_train'),
    applyItem('scaler', 'X_test', 'X_test'),
    'train_model',
    'evaluate',
  ],
  {
    instances: ['feature_selector', 'mean_imputer', 'label_encoder', 'scaler'],
    estimator: 'model',
    after: [code(10, 'predictions = np.exp(predictions)', 'np')],
    targetColumns: ['price'],
    rawRows: 'data',
    heldOut: { rows: 'X_test', target: 'y_test' },
  },
);
