import { describe, expect, test } from 'vitest';
import { DEFAULT_OPTIONS, emitStage } from '../../../index.ts';
import type { Pipeline, StagedPart } from '../../../ir/index.ts';

const HEAD = [
  'import pandas as pd',
  'from sklearn.decomposition import PCA',
  'from sklearn.linear_model import Ridge',
  'from sklearn.model_selection import train_test_split',
  'from sklearn.preprocessing import OneHotEncoder, StandardScaler',
  "df = pd.read_csv('rows.csv')",
  "X = df.drop(columns=['price'])",
  "y = df['price']",
  'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)',
];
const MODEL = ['model = Ridge()', 'model.fit(X_train, y_train)', 'pred = model.predict(X_test)'];

function stagedOf(...lines: string[]): StagedPart {
  const text = ['# %%', ...HEAD, ...lines, ...MODEL, ''].join('\n');
  const emitted = emitStage([{ fileName: 'a.py', text }], DEFAULT_OPTIONS, 'ir') as Pipeline;
  if (emitted.staged === null || emitted.staged === undefined) throw new Error('not staged');
  return emitted.staged;
}

/** The steps after the split: what builds a stock transformer, or the lines of its own code. */
function stepsOf(...lines: string[]): readonly string[] {
  return stagedOf(...lines)
    .steps.slice(1)
    .map(({ stock, transform }) =>
      stock === null
        ? transform.map(({ text }) => text.replaceAll(/\uE000\w+:(\w+)\uE001/g, '$1')).join('; ')
        : `stock ${stock.text}`,
    );
}

describe('a transformer of scikit-learn over the whole rows is a step of its own', () => {
  test('fitted and applied as it is', () => {
    expect(
      stepsOf(
        'scaler = StandardScaler()',
        'X_train = scaler.fit_transform(X_train)',
        'X_test = scaler.transform(X_test)',
      ),
    ).toEqual(['stock StandardScaler()']);
  });

  test('between other edits of the rows', () => {
    expect(
      stepsOf(
        'top = X_train["area"].max()',
        'X_train["area"] = X_train["area"] / top',
        'X_test["area"] = X_test["area"] / top',
        'scaler = StandardScaler()',
        'scaler.fit(X_train)',
        'X_train = scaler.transform(X_train)',
        'X_test = scaler.transform(X_test)',
        'X_train = X_train[:, :3]',
        'X_test = X_test[:, :3]',
      ),
    ).toEqual(['X["area"] = X["area"] / top', 'stock StandardScaler()', 'X = X[:, :3]']);
  });

  test('what it is given is chosen before it', () => {
    expect(
      stepsOf(
        'scaler = StandardScaler()',
        'X_train = scaler.fit_transform(X_train.abs())',
        'X_test = scaler.transform(X_test.abs())',
      ),
    ).toEqual(['X = X.abs()', 'stock StandardScaler()']);
  });

  test('one after another', () => {
    expect(
      stepsOf(
        'scaler = StandardScaler()',
        'pca = PCA()',
        'X_train = pca.fit_transform(scaler.fit_transform(X_train))',
        'X_test = pca.transform(scaler.transform(X_test))',
      ),
    ).toEqual(['stock StandardScaler()', 'stock PCA()']);
  });

  test('the fitted object keeps the name of the author, and its learned value leads to it', () => {
    const { flow, notebook, steps } = stagedOf(
      'scaler = StandardScaler()',
      'X_train = scaler.fit_transform(X_train)',
      'X_test = scaler.transform(X_test)',
    );
    const fitted = flow.filter((item) => item.kind === 'fit').at(-1);
    expect(fitted?.instance).toBe('scaler');
    expect(notebook?.learned.map(({ step, name }) => [step, name])).toEqual([
      [steps.at(-1)?.id, 'scaler'],
    ]);
  });
});

describe('anything else stays code of the step', () => {
  test.each([
    [
      'some columns only',
      ['X_train[["area"]] = scaler.fit_transform(X_train[["area"]])'],
      ['X_test[["area"]] = scaler.transform(X_test[["area"]])'],
    ],
    [
      'a frame with other names',
      ['X_train = pd.DataFrame(scaler.fit_transform(X_train), columns=["a", "b"])'],
      ['X_test = pd.DataFrame(scaler.transform(X_test), columns=["a", "b"])'],
    ],
  ])('%s', (_, train, test_) => {
    const steps = stepsOf('scaler = StandardScaler()', ...train, ...test_);
    expect(steps).toHaveLength(1);
    expect(steps[0]).not.toContain('stock');
  });
});

test('where nothing reads processed rows, the fit only fits', () => {
  const { steps } = stagedOf(
    'scaler = StandardScaler()',
    'X_train[["area"]] = scaler.fit_transform(X_train[["area"]])',
    'X_test[["area"]] = scaler.transform(X_test[["area"]])',
  );
  expect(steps.at(-1)?.fit.at(-1)?.text).toMatch(/scaler\W\.fit\(X\[\["area"\]\]\)$/);
});

test('a step that only copies is none', () => {
  expect(
    stepsOf(
      'X_train = X_train.copy()',
      'X_test = X_test.copy()',
      '# %% [markdown]',
      '# ## Scale',
      '# %%',
      'm = X_train.mean()',
      'X_train = X_train - m',
      'X_test = X_test - m',
    ),
  ).not.toContain('X = X.copy()');
});

test('a learned value that is written over several lines is told from the whole of it', () => {
  const [step] = stagedOf(
    'wide = [  # those that vary',
    '    c for c in X_train.columns',
    '    if X_train[c].std() > 1',
    ']',
    'X_train = X_train[wide]',
    'X_test = X_test[wide]',
  ).steps.filter(({ learned }) => learned.length > 0);
  expect(step?.learned.map(({ name, doc }) => `${name}: ${doc}`)).toEqual([
    'wide: columns that the training rows decide on',
  ]);
});
