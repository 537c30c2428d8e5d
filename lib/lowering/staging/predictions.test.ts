import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS, emitStage } from '../../index.ts';
import { type Pipeline, slotsOf } from '../../ir/index.ts';

test('a threshold written into the statement is a setting of what serves, not of a function', () => {
  const text = [
    '# %%',
    'import pandas as pd',
    'from sklearn.linear_model import LogisticRegression',
    'from sklearn.model_selection import train_test_split',
    "df = pd.read_csv('rows.csv')",
    "X, y = df[['age']], df['bought']",
    'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)',
    'model = LogisticRegression()',
    'model.fit(X_train, y_train)',
    'proba = model.predict_proba(X_test)',
    'pred = proba[:, 1] > 0.4',
    'print(pred.mean())',
    '',
  ].join('\n');
  const source = { fileName: 'a.py', text };
  const { staged } = emitStage([source], DEFAULT_OPTIONS, 'ir') as Pipeline;
  const slots = staged?.serving.after.flatMap((code) => [...slotsOf(code)]) ?? [];
  expect(slots.map(({ kind }) => kind)).toEqual(['setting']);
  expect(staged?.serving.settings).toEqual(slots.map(({ name }) => name));
});
