import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS, emitStage, type Pipeline } from '../../index.ts';
import type { ColumnChoice } from '../../ir/index.ts';

function columnsOf(...lines: readonly string[]): ColumnChoice | undefined {
  const text = [
    '# %%',
    'import pandas as pd',
    'from sklearn.linear_model import Ridge',
    'from sklearn.model_selection import train_test_split',
    "df = pd.read_csv('rows.csv')",
    ...lines,
    'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)',
    'model = Ridge(alpha=0.5)',
    'model.fit(X_train, y_train)',
    'pred = model.predict(X_test)',
    '',
  ].join('\n');
  const { staged } = emitStage([{ fileName: 'a.py', text }], DEFAULT_OPTIONS, 'ir') as Pipeline;
  if (staged === null || staged === undefined) throw new Error('not staged');
  return staged.serving.rawColumns;
}

test('dropped columns are not read, by the setting that lists them', () => {
  expect(columnsOf("X = df.drop(['id', 'price'], axis=1)", "y = df['price']")).toEqual({
    kind: 'all-but',
    settings: ['features.dropped_columns'],
    columns: [],
  });
});

test('of a selection no others are read', () => {
  expect(
    columnsOf("df['per'] = df['area'] / df['rooms']", "X = df[['per', 'area']]", "y = df['price']"),
  ).toMatchObject({ kind: 'only', columns: expect.arrayContaining(['rooms']) });
});

test('a column that is read before it is dropped is needed', () => {
  expect(
    columnsOf(
      "df['age'] = 2020 - df['built']",
      "df.drop('built', axis=1, inplace=True)",
      "df = df.drop(columns='id')",
      "X = df.drop(columns='price')",
      "y = df['price']",
    ),
  ).toEqual({ kind: 'all-but', settings: [], columns: ['id'] });
});

test('what is read as a whole before anything is dropped is needed', () => {
  const read = ['df = df.fillna(0)', "X = df.drop(['id', 'price'], axis=1)", "y = df['price']"];
  expect(columnsOf(...read)).toBeUndefined();
  expect(columnsOf("X = df.drop('price', axis=1)", "y = df['price']")).toBeUndefined();
});

test('a list that training learns leaves all columns needed', () => {
  expect(
    columnsOf(
      "corr = df.corr()['price'].abs()",
      "keep = [c for c in corr.index if corr[c] > 0.3 and c != 'price']",
      'X = df[keep]',
      "y = df['price']",
    ),
  ).toBeUndefined();
});
