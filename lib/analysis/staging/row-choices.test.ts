import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS, emitStage } from '../../index.ts';
import type { Pipeline } from '../../ir/index.ts';

const HEAD = [
  'import numpy as np',
  'import pandas as pd',
  'from sklearn.linear_model import Ridge',
  'from sklearn.model_selection import train_test_split',
  "df = pd.read_csv('rows.csv')",
];
const TAIL = [
  "X = df.drop(columns=['price'])",
  "y = df['price']",
  'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)',
  'model = Ridge()',
  'model.fit(X_train, y_train)',
  'pred = model.predict(X_test)',
];

/** What serving does, where `df = choose(df)` is called before the split. */
function served(...definition: string[]): readonly string[] | null {
  const text = ['# %%', ...HEAD, ...definition, 'df = choose(df)', ...TAIL, ''].join('\n');
  const emitted = emitStage([{ fileName: 'a.py', text }], DEFAULT_OPTIONS, 'ir') as Pipeline;
  return emitted.staged?.steps.flatMap((step) => step.transform.map((code) => code.text)) ?? null;
}

const ONLY_COLUMNS = [expect.stringMatching(/^X = X\.drop\(columns=\['price'\]\)$/)];

test.each([
  ['a mask', "    low = df['price'].quantile(0.01)", "    return df[df['price'] > low]"],
  [
    'a mask with a name',
    "    z = (df['price'] - df['price'].mean()) / df['price'].std()",
    '    keep = (z < 3) & (z > -3)',
    '    return df.loc[keep].reset_index(drop=True)',
  ],
  [
    'group by group',
    '    out = pd.DataFrame()',
    "    for key, part in df.groupby('town'):",
    '        m = np.mean(part.price)',
    '        out = pd.concat([out, part[part.price < m * 2]], ignore_index=True)',
    '    return out',
  ],
  [
    'by what is left out',
    '    gone = np.array([])',
    "    for key, part in df.groupby('town'):",
    '        gone = np.append(gone, part[part.price > 9].index.values)',
    "    return df.drop(gone, axis='index')",
  ],
  [
    'parts in a list',
    '    parts = []',
    "    for key, part in df.groupby('town'):",
    '        if len(part) > 3:',
    '            parts.append(part)',
    '    return pd.concat(parts)',
  ],
])('a function that chooses rows by %s has no part in serving', (_, ...body) => {
  expect(served('def choose(df):', ...body)).toEqual(ONLY_COLUMNS);
});

test('a function that edits rows besides is no choice', () => {
  const code = served(
    'def choose(df):',
    "    df['area'] = df['area'] / 10",
    "    return df[df['price'] > 3]",
  );
  expect(code === null || code.some((text) => text.includes('/ 10'))).toBe(true);
});
