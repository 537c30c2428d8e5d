import { describe, expect, test } from 'vitest';
import { DEFAULT_OPTIONS, emitStage } from '../../index.ts';
import type { Pipeline } from '../../ir/index.ts';
import { isStaged } from '../staged/shape.ts';
import { chainOf } from './chain.ts';

const HEAD = [
  'import pandas as pd',
  'from sklearn.linear_model import Ridge',
  'from sklearn.metrics import r2_score',
  'from sklearn.model_selection import cross_val_score, train_test_split',
  'from sklearn.preprocessing import StandardScaler',
  "df = pd.read_csv('rows.csv')",
  "X = df.drop(columns=['price'])",
  "y = df['price']",
  'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)',
];
const SCALE = [
  'scaler = StandardScaler()',
  'X_train = scaler.fit_transform(X_train)',
  'X_test = scaler.transform(X_test)',
];
const FIT = ['model = Ridge()', 'model.fit(X_train, y_train)'];
const JUDGE = ['pred = model.predict(X_test)', 'print(r2_score(y_test, pred))'];

function chain(...lines: readonly string[]): ReturnType<typeof chainOf> {
  const text = ['# %%', ...HEAD, ...lines, ''].join('\n');
  const pipeline = emitStage([{ fileName: 'a.py', text }], DEFAULT_OPTIONS, 'ir') as Pipeline;
  if (!isStaged(pipeline)) throw new Error('not staged');
  return chainOf(pipeline);
}

describe('training is one fit', () => {
  test('of the steps after the split, with the model', () => {
    const found = chain(...SCALE, ...FIT, ...JUDGE);
    expect(found).toMatchObject({
      tail: ['scaler'],
      rows: { from: 'X_train', to: 'X_train' },
      target: 'y_train',
      sides: [{ from: 'X_test', to: 'X_test' }],
      build: { name: 'build_model', parameters: [] },
    });
    expect(found?.build.body.map(({ text }) => text)).toEqual(['model = Ridge()']);
  });

  test('of the model alone, where all is done before the split', () => {
    expect(chain(...FIT, ...JUDGE)).toMatchObject({ tail: [], target: 'y_train' });
  });

  test('of a model that is built and fitted in one line', () => {
    const found = chain(...SCALE, 'model = Ridge().fit(X_train, y_train)', ...JUDGE);
    expect(found?.build.body.map(({ text }) => text)).toEqual(['model = Ridge()']);
  });
});

describe('training goes step by step', () => {
  test.each([
    ['where the fit is given more', [...SCALE, FIT[0] ?? '', 'model.fit(X_train, y_train, None)']],
    [
      'where processed rows are read before the fit',
      [
        ...SCALE,
        'other = cross_val_score(Ridge(), X_train, y_train)',
        'model = Ridge(alpha=other.mean())',
        'model.fit(X_train, y_train)',
      ],
    ],
    [
      'where the rows of the fit are others',
      [
        'scaler = StandardScaler()',
        'Z_train = scaler.fit_transform(X_train)',
        'X_test = scaler.transform(X_test)',
        'Z_train = Z_train[:50]',
        'model = Ridge()',
        'model.fit(Z_train, y_train[:50])',
      ],
    ],
  ])('%s', (_, lines) => {
    expect(chain(...lines, ...JUDGE)).toBeNull();
  });
});

test('training goes step by step where the steps may change the target', () => {
  const lines = [
    'train, test = train_test_split(df, random_state=1)',
    'low = train["area"].min()',
    'train["area"] = train["area"] - low',
    'test["area"] = test["area"] - low',
    'Z_train = train[["area"]]',
    'Z_test = test[["area"]]',
    'model = Ridge()',
  ];
  const judge = ['pred = model.predict(Z_test)', 'print(pred.mean())'];
  expect(chain(...lines, 'model.fit(Z_train, train["price"])', ...judge)).toBeNull();
  expect(chain(...lines, 'model.fit(Z_train, y_train)', ...judge)).not.toBeNull();
});
