import type { Pipeline } from '../index.ts';
import {
  code,
  declaration,
  imports,
  input,
  lit,
  parameter,
  pipeline,
  setting,
  step,
  target,
} from './build.ts';

const FRAME = 'pandas.DataFrame';

/** A regression with a split, learned values, a function of the notebook and a shared random seed. */
export const housePrices: Pipeline = pipeline('house-prices', {
  title: 'House prices: "what is a house worth?"',
  summary:
    'Predicts the **sale price** of a house from [its features](https://example.org/features).\n\nSecond part.',
  command: 'train',
  imports: imports(`
import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_squared_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler as Scaler`),
  dependencies: [
    { distribution: 'scikit-learn', constraint: '' },
    { distribution: 'pandas', constraint: '>=2' },
    { distribution: 'numpy', constraint: '' },
  ],
  declarations: [
    declaration(
      'find_frequent_labels',
      'steps/encode',
      code(
        9,
        'def find_frequent_labels(df: pd.DataFrame, var: str, rare_perc: float) -> pd.Index:\n    # labels shared by more than a share of the houses\n    tmp = df.groupby(var)[var].count() / len(df)\n    return tmp[tmp > rare_perc].index',
        'pd',
      ),
      'Finds the labels that are shared by many houses.',
    ),
  ],
  steps: [
    step('load_data', 'data', {
      title: 'Load the data',
      role: 'load',
      body: [code(3, 'data = pd.read_csv(config.paths.houses_csv)', 'pd')],
      results: [parameter('data', FRAME, 'all rows as loaded')],
    }),
    step('separate_train_test', 'data', {
      title: 'Separate train and test',
      doc: 'It is important to separate our data into **training** and testing set.\n\n- seed fixed\n- 20 % held out',
      role: 'split',
      parameters: [parameter('data', FRAME, 'all rows, from `load_data`')],
      body: [
        code(
          5,
          "X_train, X_test, y_train, y_test = train_test_split(\n    data.drop(['price'], axis=1), data['price'],\n    test_size=config.split.test_size, random_state=config.split.random_state)",
          'train_test_split',
        ),
        code(6, 'y_train = np.log(y_train)\ny_test = np.log(y_test)', 'np', {
          comments: ['# the target is skewed'],
        }),
      ],
      results: [
        parameter('X_train', FRAME, 'training rows'),
        parameter('X_test', FRAME, 'held-out rows'),
        parameter('y_train', 'pandas.Series', 'training target'),
        parameter('y_test', 'pandas.Series', 'held-out target'),
      ],
    }),
    step('encode', 'steps/encode', {
      title: 'Encode the rare labels',
      parameters: [
        parameter('X_train', FRAME, 'training rows'),
        parameter('X_test', FRAME, 'held-out rows'),
      ],
      body: [
        code(
          10,
          "for var in config.features.categorical:\n    frequent = find_frequent_labels(X_train, var, config.features.rare_perc)\n    X_train[var] = np.where(X_train[var].isin(frequent), X_train[var], 'Rare')\n    X_test[var] = np.where(X_test[var].isin(frequent), X_test[var], 'Rare')",
          'find_frequent_labels np',
        ),
        code(
          11,
          'X_train[config.features.categorical] = X_train[config.features.categorical].apply(lambda c: c.map(config.features.quality_mappings))',
        ),
        code(
          11,
          'X_test[config.features.categorical] = X_test[config.features.categorical].apply(lambda c: c.map(config.features.quality_mappings))',
        ),
      ],
      results: [
        parameter('X_train', FRAME, 'training rows'),
        parameter('X_test', FRAME, 'held-out rows'),
      ],
    }),
    step('scale', 'steps/scale', {
      title: 'Scale',
      parameters: [
        parameter('X_train', FRAME, 'training rows'),
        parameter('X_test', FRAME, 'held-out rows'),
      ],
      body: [
        code(13, 'scaler = Scaler()', 'Scaler'),
        code(
          13,
          'X_train = pd.DataFrame(scaler.fit_transform(X_train), columns=X_train.columns)',
          'pd',
        ),
        code(14, 'X_test = pd.DataFrame(scaler.transform(X_test), columns=X_test.columns)', 'pd'),
      ],
      results: [
        parameter('X_train', FRAME, 'training rows'),
        parameter('X_test', FRAME, 'held-out rows'),
        parameter('scaler', 'sklearn.preprocessing.MinMaxScaler', 'fitted'),
      ],
    }),
    step('train_model', 'steps/train_model', {
      title: 'Train the model',
      role: 'train',
      parameters: [
        parameter('X_train', FRAME, 'training rows'),
        parameter('y_train', 'pandas.Series', 'training target'),
      ],
      body: [
        code(
          16,
          'model = GradientBoostingRegressor(\n    n_estimators=config.model.n_estimators, learning_rate=config.model.learning_rate,\n    random_state=config.split.random_state,\n)\nmodel.fit(X_train, y_train)',
          'GradientBoostingRegressor',
        ),
      ],
      results: [parameter('model', 'sklearn.ensemble.GradientBoostingRegressor', 'fitted model')],
    }),
    step('evaluate', 'evaluate', {
      title: 'Evaluate on the held-out rows',
      role: 'evaluate',
      parameters: [
        parameter('model', 'sklearn.ensemble.GradientBoostingRegressor', 'fitted model'),
        parameter('X_test', FRAME, 'held-out rows'),
        parameter('y_test', 'pandas.Series', 'held-out target'),
      ],
      body: [
        code(18, 'pred = model.predict(X_test)'),
        code(
          18,
          "print('test mse: %.6f' % mean_squared_error(np.exp(y_test), np.exp(pred)))",
          'mean_squared_error np',
        ),
        code(
          18,
          "print('test r2: {:.6f}'.format(r2_score(np.exp(y_test), np.exp(pred))))",
          'r2_score np',
        ),
      ],
    }),
  ],
  settings: [
    setting('paths.houses_csv', lit.str('data/houses.csv'), 'str', 3, 'Read by `pd.read_csv`'),
    setting('split.test_size', lit.float('0.2'), 'float', 5, 'Share of held-out rows.'),
    setting('split.random_state', lit.int(0), 'int', 5, 'Seed'),
    setting(
      'features.categorical',
      lit.list(lit.str('quality'), lit.str('on')),
      'list[str]',
      10,
      'Columns of labels',
    ),
    setting(
      'features.rare_perc',
      lit.float('0.05'),
      'float',
      10,
      'Labels rarer than this become Rare',
    ),
    setting(
      'features.quality_mappings',
      lit.dict(
        [lit.str('No'), lit.int(0)],
        [lit.str('Rare'), lit.int(1)],
        [lit.str('Gd'), lit.int(2)],
        [lit.str('Ex'), lit.int(3)],
      ),
      'dict[str, int]',
      11,
      'Order of the labels',
    ),
    setting('model.n_estimators', lit.int(20), 'int', 16, 'Number of trees'),
    setting('model.learning_rate', lit.float('1e-01'), 'float', 16, ''),
    setting(
      'model.grid',
      lit.dict(
        [lit.str('sizes'), lit.list(lit.tuple(lit.int(100)), lit.tuple(lit.int(50), lit.int(50)))],
        [lit.str('alpha'), lit.list(lit.float('1e-05'), lit.none)],
      ),
      'dict[str, Any]',
      16,
      'What a search tries',
    ),
  ],
  targets: [
    target('model', 'estimator', 'sklearn.ensemble.GradientBoostingRegressor'),
    target('scaler', 'estimator', 'sklearn.preprocessing.MinMaxScaler'),
  ],
  inputs: [input('paths.houses_csv', 'data/houses.csv', 3)],
});
