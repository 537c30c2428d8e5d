import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS, emitStage, inspect } from '../../index.ts';
import type { Pipeline, StagedPart } from '../../ir/index.ts';

const HEAD = [
  'import numpy as np',
  'import pandas as pd',
  'from sklearn.datasets import load_iris, load_digits',
  'from sklearn.linear_model import LogisticRegression',
  'from sklearn.model_selection import train_test_split',
  'iris = load_iris()',
];
const MODEL = ['model = LogisticRegression()', 'model.fit(X_train, y_train)'];
const ANSWER = ['pred = model.predict(X_test)'];
const SPLIT = ['X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)'];

const source = (...lines: string[]): { fileName: string; text: string } => ({
  fileName: 'a.py',
  text: ['# %%', ...lines, ''].join('\n'),
});

function stagedOf(...lines: string[]): StagedPart {
  const emitted = emitStage([source(...lines)], DEFAULT_OPTIONS, 'ir') as Pipeline;
  if (emitted.staged === null || emitted.staged === undefined) throw new Error('not staged');
  return emitted.staged;
}

/** What the flow does before any step, and what the steps do. */
function codeOf(part: StagedPart): { readonly flow: string; readonly steps: string } {
  const [first] = part.flow;
  const body = first?.kind === 'call' ? first.step.body : [];
  const steps = part.steps.flatMap((step) => step.transform);
  return {
    flow: body.map(({ text }) => text).join('\n'),
    steps: steps.map(({ text }) => text).join('\n'),
  };
}

test('columns of a library’s array are chosen by a step; the array itself is what is loaded', () => {
  const part = stagedOf(
    ...HEAD,
    'X = iris.data[:, [2, 3]]',
    'y = iris.target',
    ...SPLIT,
    ...MODEL,
    ...ANSWER,
  );
  expect(codeOf(part)).toEqual({
    flow: 'iris = load_iris()\nX = iris.data',
    steps: 'X = X[:, [2, 3]]',
  });
  expect(part.serving).toMatchObject({
    rawRows: 'X',
    rawArray: { names: { variable: 'iris', attribute: 'feature_names' } },
    targetColumns: [],
  });
  expect(part.notebook?.rawRows).toMatchObject({
    expression: 'iris.data',
    names: 'iris.feature_names',
  });
});

test('rows given to a split right from the data set get a name above it', () => {
  const part = stagedOf(
    ...HEAD,
    "X_train, X_test, y_train, y_test = train_test_split(iris['data'], iris['target'])",
    ...MODEL,
    ...ANSWER,
  );
  expect(codeOf(part)).toEqual({ flow: "iris = load_iris()\nX = iris['data']", steps: '' });
  const split = part.flow.find((item) => item.kind === 'call' && item.step.role === 'split');
  expect(split?.kind === 'call' && split.step.body.map(({ text }) => text)).toEqual([
    "X_train, X_test, y_train, y_test = train_test_split(X, iris['target'], random_state=config.training.seed)",
  ]);
});

test('a frame made of a data set is what is loaded, its target with it', () => {
  const part = stagedOf(
    ...HEAD,
    'df = pd.DataFrame(iris.data, columns=iris.feature_names)',
    "df['kind'] = iris.target",
    "X = df.drop(columns='kind').values",
    "y = df['kind'].values",
    ...SPLIT,
    ...MODEL,
    ...ANSWER,
  );
  expect(part.serving).toMatchObject({ rawRows: 'df', targetColumns: ['kind'] });
  expect(part.serving.rawArray).toBeUndefined();
});

test('what is right for one number of rows only is refused', () => {
  const { diagnostics } = inspect(
    [
      source(
        ...HEAD,
        'digits = load_digits()',
        'n = len(digits.images)',
        'X = digits.images.reshape((n, -1))',
        'y = digits.target',
        ...SPLIT,
        ...MODEL,
        ...ANSWER,
      ),
    ],
    DEFAULT_OPTIONS,
  );
  expect(diagnostics.find(({ code }) => code === 'CW5201')?.message).toContain(
    '`digits.images.reshape((n, -1))`, for one number of rows only',
  );
});

test('a function that loads and cleans is taken apart: cleaning is a step', () => {
  const part = stagedOf(
    ...HEAD,
    'def load(name="rows.csv"):',
    '    data = pd.read_csv(name)',
    '    data["age"] = data["age"].abs()',
    '    return data',
    'rows = load()',
    "X, y = rows[['age']], rows['kind']",
    ...SPLIT,
    ...MODEL,
    ...ANSWER,
  );
  expect(codeOf(part).flow).toBe('data = pd.read_csv("rows.csv")');
  expect(codeOf(part).steps).toContain('X["age"] = X["age"].abs()');
  expect(part.notebook?.rawRows?.expression).toBe('pd.read_csv("rows.csv")');
});

test('a function that only loads is called as it is', () => {
  const part = stagedOf(
    ...HEAD,
    'def load(folder):',
    "    return pd.read_csv(folder + '/rows.csv')",
    "rows = load('data')",
    "X, y = rows[['age']], rows['kind']",
    ...SPLIT,
    ...MODEL,
    ...ANSWER,
  );
  expect(codeOf(part).flow).toMatch(/^rows = load\(.*\)$/);
  expect(part.serving.rawRows).toBe('rows');
});

test('rows that the notebook writes down are loaded where they are one variable for the first time', () => {
  const part = stagedOf(
    ...HEAD,
    'sizes = [1.5, 2.5, 3.5, 4.5]',
    'weights = [3.0, 5.5, 7.0, 9.0]',
    'rows = [[s, w] for s, w in zip(sizes, weights)]',
    'kinds = [0, 0, 1, 1]',
    'X = np.array(rows)',
    'y = np.array(kinds)',
    ...SPLIT,
    'X_train, X_test = X_train / 2, X_test / 2',
    ...MODEL,
    ...ANSWER,
  );
  expect(part.serving).toMatchObject({ rawRows: 'rows', rawArray: { names: null } });
  expect(codeOf(part).steps).toBe('X = np.array(X)\nX = X / 2');
});

test('codes of categories look at other rows', () => {
  const { diagnostics } = inspect(
    [
      source(
        ...HEAD,
        "df = pd.read_csv('rows.csv')",
        "df['town'] = df['town'].astype('category').cat.codes",
        "X, y = df[['town']], df['kind']",
        ...SPLIT,
        ...MODEL,
        ...ANSWER,
      ),
    ],
    DEFAULT_OPTIONS,
  );
  expect(diagnostics.find(({ code }) => code === 'CW5201')?.message).toContain(
    'which looks at other rows',
  );
});

test('a target chosen by position is known by it, as long as the rows are as they were loaded', () => {
  const load = "data = np.loadtxt('rows.csv', delimiter=',')";
  const xy = ['X = data[:, :2]', 'y = data[:, -1]'];
  const asLoaded = stagedOf(...HEAD, load, ...xy, ...SPLIT, ...MODEL, ...ANSWER);
  expect(asLoaded.serving).toMatchObject({ rawRows: 'data', targetPositions: [-1] });
  const changed = stagedOf(...HEAD, load, 'data = data / 2', ...xy, ...SPLIT, ...MODEL, ...ANSWER);
  expect(changed.serving.targetPositions).toBeUndefined();
});

test('the target beside the features again is refused where rows are served', () => {
  const { diagnostics } = inspect(
    [
      source(
        ...HEAD,
        'X = pd.DataFrame(iris.data, columns=iris.feature_names)',
        "y = pd.Series(iris.target, name='kind')",
        'both = pd.concat([X, y], axis=1)',
        'train, test = train_test_split(both, random_state=0)',
        "names = [c for c in both.columns if c != 'kind']",
        'model = LogisticRegression()',
        "model.fit(train[names], train['kind'])",
        'pred = model.predict(test[names])',
      ),
    ],
    DEFAULT_OPTIONS,
  );
  expect(diagnostics.find(({ code }) => code === 'CW5201')?.message).toContain(
    '`y`, the target, among rows that are served',
  );
});

test('a mask and its opposite take other rows; as many ones as there are rows stay with them', () => {
  const part = stagedOf(
    ...HEAD,
    'X, y = load_iris(return_X_y=True)',
    'X = np.c_[np.ones((len(X), 1)), X]',
    'chosen = np.random.RandomState(0).rand(len(X)) < 0.8',
    'X_train, X_test = X[chosen], X[~chosen]',
    'y_train = y[chosen]',
    ...MODEL,
    ...ANSWER,
  );
  expect(codeOf(part).steps).toBe('X = np.c_[np.ones((len(X), 1)), X]');
  expect(part.steps.flatMap(({ learned }) => learned)).toEqual([]);
  expect(part.serving.heldOut?.rows).toBe('X_test');
});
