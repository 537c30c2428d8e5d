import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS, emitStage, inspect } from '../../index.ts';
import type { Pipeline, StagedPart } from '../../ir/index.ts';

const HEAD = [
  'import numpy as np',
  'import pandas as pd',
  'import scipy.stats as stats',
  'from sklearn.linear_model import Ridge',
  'from sklearn.model_selection import train_test_split',
  'from sklearn.preprocessing import StandardScaler',
  "df = pd.read_csv('rows.csv')",
];
const SPLIT = [
  "X = df.drop(columns=['price'])",
  "y = df['price']",
  'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)',
];
const MODEL = [
  'model = Ridge(alpha=0.5)',
  'model.fit(X_train, y_train)',
  'pred = model.predict(X_test)',
];

function source(...lines: string[]): { fileName: string; text: string } {
  return { fileName: 'a.py', text: ['# %%', ...lines, ''].join('\n') };
}

function stagedOf(...lines: string[]): StagedPart {
  const emitted = emitStage([source(...lines)], DEFAULT_OPTIONS, 'ir') as Pipeline;
  if (emitted.staged === null || emitted.staged === undefined) throw new Error('not staged');
  return emitted.staged;
}

/** Code of every step that does more than choose columns before the split, slots in angle brackets. */
function codeOf(part: StagedPart): readonly string[] {
  const shown = (text: string): string =>
    text.replaceAll(/\uE000(?:\w+):([^\uE001]*)\uE001/g, '<$1>').replaceAll(/\s*\n\s*/g, ' ; ');
  return part.steps
    .slice(1)
    .flatMap((step) => [
      ...step.fit.map((code) => `fit: ${shown(code.text)}`),
      ...step.transform.map((code) => `transform: ${shown(code.text)}`),
    ]);
}

test('a twin is one edit, and what it reads of training rows is learned', () => {
  const part = stagedOf(
    ...HEAD,
    ...SPLIT,
    "age = X_train['age'].median()",
    "X_train['age'] = X_train['age'].fillna(age)",
    "X_test['age'] = X_test['age'].fillna(age)",
    ...MODEL,
  );
  expect(codeOf(part)).toEqual([
    "fit: <age> = X['age'].median()",
    "transform: X['age'] = X['age'].fillna(<age>)",
  ]);
  expect(part.serving).toMatchObject({ estimator: 'model', method: 'predict', rawRows: 'df' });
});

test('a value learned in the middle of an expression gets a name from what it is', () => {
  const part = stagedOf(
    ...HEAD,
    ...SPLIT,
    "X_test['age'] = X_test['age'].fillna(X_train['age'].median())",
    "X_train['age'] = X_train['age'].fillna(X_train['age'].median())",
    ...MODEL,
  );
  expect(codeOf(part)).toEqual([
    "fit: <age_median> = X['age'].median()",
    "transform: X['age'] = X['age'].fillna(<age_median>)",
  ]);
});

test('a scalar learned in a loop is a dictionary by the name of the round', () => {
  const part = stagedOf(
    ...HEAD,
    ...SPLIT,
    "for c in ['a', 'b']:",
    '    m = X_train[c].mean()',
    '    X_train[c] = X_train[c].fillna(m)',
    '    X_test[c] = X_test[c].fillna(m)',
    ...MODEL,
  );
  expect(part.steps[1]?.learned).toMatchObject([{ name: 'm', keys: ['c'], time: 'learned' }]);
  expect(codeOf(part)).toEqual([
    "fit: for c in ['a', 'b']: ; <m>[c] = X[c].mean()",
    "transform: for c in ['a', 'b']: ; X[c] = X[c].fillna(<m>[c])",
  ]);
});

test('calls that learn and apply at once are taken apart', () => {
  const part = stagedOf(
    ...HEAD,
    ...SPLIT,
    "X_train['a'], lam = stats.yeojohnson(X_train['a'])",
    "X_test['a'] = stats.yeojohnson(X_test['a'], lmbda=lam)",
    'scaler = StandardScaler()',
    "X_train[['b']] = scaler.fit_transform(X_train[['b']])",
    "X_test[['b']] = scaler.transform(X_test[['b']])",
    ...MODEL,
  );
  expect(part.steps[1]?.fitsWhole).toBe(false);
  expect(codeOf(part).filter((line) => line.startsWith('transform'))).toEqual([
    "transform: X['a'] = stats.yeojohnson(X['a'], lmbda=<lam>)",
    "transform: X[['b']] = <scaler>.transform(X[['b']])",
  ]);
});

test('sides that differ keep their own code', () => {
  const part = stagedOf(
    ...HEAD,
    ...SPLIT,
    "X_train['age'] = X_train['age'].fillna(0)",
    "X_test['age'] = X_test['age'].fillna(1)",
    ...MODEL,
  );
  expect(part.steps[1]?.fitsWhole).toBe(true);
});

test('choices of rows before the split stay out of serving', () => {
  const part = stagedOf(
    ...HEAD,
    'df = df.dropna()',
    "df = df[df['price'] < 100]",
    ...SPLIT,
    ...MODEL,
  );
  expect(part.steps.map((step) => step.transform.map((code) => code.text).join())).toEqual([
    expect.stringMatching(/^X = X\.drop\(columns=/),
  ]);
});

test('what the notebook does to answers is done to predictions', () => {
  const part = stagedOf(
    ...HEAD,
    ...SPLIT,
    ...MODEL.slice(0, 2),
    'pred = np.exp(model.predict(X_test))',
  );
  expect(part.serving.after.map((code) => code.text)).toEqual([
    'predictions = np.exp(predictions)',
  ]);
});

test('the target is nothing that serving needs', () => {
  expect(stagedOf(...HEAD, ...SPLIT, ...MODEL).serving.targetColumns).toEqual(['price']);
});

test('what looks at other rows before the split is declined, with its place', () => {
  const outcome = inspect(
    [source(...HEAD, "df['r'] = df['a'].rank()", ...SPLIT, ...MODEL)],
    DEFAULT_OPTIONS,
  );
  const declined = outcome.diagnostics.find(({ code }) => code === 'CW5201');
  expect(declined?.message).toContain('rank');
  expect(declined?.span).not.toBeNull();
});

test('numbers drawn for the rows cannot be served', () => {
  const outcome = inspect(
    [source(...HEAD, "df['noise'] = np.random.randint(0, 5, len(df))", ...SPLIT, ...MODEL)],
    DEFAULT_OPTIONS,
  );
  const declined = outcome.diagnostics.find(({ code }) => code === 'CW5201');
  expect(declined?.message).toContain('draws random numbers');
});

test('of a repeated experiment the last one that is asked is what production trains', () => {
  const again = ["X = df[['a', 'b']]", ...SPLIT.slice(1), ...MODEL.slice(1)];
  const part = stagedOf(
    ...HEAD,
    ...SPLIT,
    ...MODEL,
    'print(model.score(X_test, y_test))',
    ...again,
    'print(model.score(X_test, y_test))',
    "model.fit(df[['a']], y)",
  );
  const calls = part.flow.flatMap((item) =>
    item.kind === 'call' ? item.step.body.map((code) => code.text) : [],
  );
  const fits = calls.filter((text) => text.includes('.fit('));
  expect(fits).toEqual(['model.fit(X_train, y_train)']);
  expect(part.steps.map((step) => step.transform.map((code) => code.text).join())).toEqual([
    expect.stringMatching(/^X = X\[.*x_columns.*\]$/),
  ]);
});

test('a model that goes on learning keeps what it learned before', () => {
  const part = stagedOf(
    ...HEAD,
    'from sklearn.linear_model import SGDRegressor',
    ...SPLIT,
    'model = SGDRegressor(random_state=0, warm_start=True)',
    'model.fit(X_train, y_train)',
    'model.fit(X_train, y_train)',
    'pred = model.predict(X_test)',
  );
  const text = part.flow.flatMap((item) =>
    item.kind === 'call' ? item.step.body.map((code) => code.text) : [],
  );
  expect(text.join(' ').match(/\.fit\(/g)).toHaveLength(2);
});

test('a column that is made of the target and dropped again is nothing that serving makes', () => {
  const part = stagedOf(
    ...HEAD,
    "df['band'] = df.price.apply(lambda p: ['low', 'high'][int(p > 9)])",
    "X = df.drop(columns=['price', 'band'])",
    'y = df.price',
    ...SPLIT.slice(2),
    ...MODEL,
  );
  expect(part.serving.targetColumns).toEqual(['price', 'band']);
  expect(part.steps.flatMap((step) => step.transform.map((code) => code.text))).toEqual([
    expect.stringMatching(/^X = X\.drop\(columns=/),
  ]);
});
