import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS, emitStage } from '../../index.ts';
import type { Pipeline } from '../../ir/index.ts';

/** What the functions of the flow say of what they take and give. */
function docsOf(...lines: readonly string[]): Readonly<Record<string, string>> {
  const source = { fileName: 'a.py', text: ['# %%', ...lines, ''].join('\n') };
  const { staged } = emitStage([source], DEFAULT_OPTIONS, 'ir') as Pipeline;
  const steps = (staged?.flow ?? []).flatMap((item) => (item.kind === 'call' ? [item.step] : []));
  return Object.fromEntries(
    steps.flatMap(({ parameters, results }) =>
      [...parameters, ...results].map(({ name, doc }) => [
        name,
        doc.replace(/,? ?from `\w+`$/, ''),
      ]),
    ),
  );
}

const HEAD = [
  'import pandas as pd',
  'from sklearn.linear_model import Ridge',
  'from sklearn.metrics import r2_score',
  'from sklearn.model_selection import train_test_split',
];
const MODEL = [
  'model = Ridge().fit(X_train, y_train)',
  'print(r2_score(y_test, model.predict(X_test)))',
];

test('rows are told from held-out rows and from their targets', () => {
  const docs = docsOf(
    ...HEAD,
    "df = pd.read_csv('rows.csv')",
    "y = df['price']",
    "X_train, X_test, y_train, y_test = train_test_split(df[['area']], y, random_state=0)",
    ...MODEL,
  );
  expect(docs).toMatchObject({
    df: 'rows as loaded',
    X_train: 'training rows',
    y_train: 'target of the training rows',
    X_test: 'held-out rows',
    y_test: 'target of the held-out rows',
    model: 'the fitted model',
  });
});

test('of rows that were put together nothing is claimed', () => {
  const docs = docsOf(
    ...HEAD,
    "one = pd.read_csv('one.csv')",
    "two = pd.read_csv('two.csv')",
    'df = pd.concat([one, two], ignore_index=True)',
    "y = df['price']",
    "X_train, X_test, y_train, y_test = train_test_split(df[['area']], y, random_state=0)",
    ...MODEL,
  );
  expect(docs['df'] ?? '').toBe('');
  expect(docs['X_test']).toBe('held-out rows');
});
