import { describe, expect, test } from 'vitest';
import { isCode } from './dead-code.ts';

describe('a comment is code', () => {
  test.each([
    'x = 1',
    "df['a'] = df['a'].fillna(0)",
    'a, b = f(x)',
    'print(x)',
    'plt.plot(x, y);',
    'model = RandomForestRegressor(n_jobs=-1,',
    'import pandas as pd',
    'from sklearn import svm, tree',
    'for x, y in pairs:',
    'if y != y_hat:',
    'else:',
    'def f(x):',
    'return x',
    'return df[features]',
    '%matplotlib inline',
    '!pip install x',
    'data[["a", "b"]]',
    'x += 1  # more',
  ])('%s', (text) => {
    expect(isCode(text)).toBe(true);
  });

  test.each([
    '',
    'Load the data',
    'scaling',
    'accuracy (test)',
    'objects (ax_box and ax_hist)',
    'TODO(ann): check',
    'return categories that are rare',
    'for more details in the grid visit:',
    'if we want more of it:',
    'the mean = the average',
    'note: this is slow',
    'from the docs we import nothing',
    'with this we get: a, b',
    'import the data',
    'X_train has shape (10, 2)',
    '1. split',
    'e.g. see https://example.org/?a=1',
  ])('not: %s', (text) => {
    expect(isCode(text)).toBe(false);
  });
});
