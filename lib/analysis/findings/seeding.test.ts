import { describe, expect, test } from 'vitest';
import { DEFAULT_OPTIONS, inspect } from '../../index.ts';

/** Source of the notebook's cells as the project is made of them, and the codes of findings that stay. */
function seeded(text: string): { source: string; codes: string[] } {
  const outcome = inspect([{ fileName: 'draws.py', text }], DEFAULT_OPTIONS);
  return {
    source: (outcome.notebook?.cells ?? []).map((cell) => cell.source).join('\n'),
    codes: outcome.diagnostics.map(({ code }) => code).filter((code) => code.startsWith('CW51')),
  };
}

const HEAD = `# %%
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
rows = pd.read_csv('rows.csv')
X, y = rows[['a', 'b']], rows['c']
`;
const FIT = `
model = RandomForestRegressor()
model.fit(X_train, y_train)
answers = model.predict(X_test)
`;

describe('a seed', () => {
  test('goes to each call that runs once, and to each estimator', () => {
    const { source, codes } = seeded(
      `${HEAD}X_train, X_test, y_train, y_test = train_test_split(X, y)${FIT}`,
    );
    expect(source).toContain('train_test_split(X, y, random_state=42)');
    expect(source).toContain('RandomForestRegressor(random_state=42)');
    expect(source).not.toContain('np.random.seed');
    expect(codes).toEqual(['CW5110', 'CW5110']);
  });

  test('is given above a loop, so that its rounds differ', () => {
    const { source } = seeded(`${HEAD}for turn in range(5):
    X_train, X_test, y_train, y_test = train_test_split(X, y)
    model = Ridge().fit(X_train, y_train)
    print(model.score(X_test, y_test))
answers = model.predict(X_test)
`);
    expect(source).toContain('np.random.seed(42)\nfor turn in range(5):');
    expect(source).toContain('train_test_split(X, y)\n');
  });

  test('is given once to the generator, so that draws differ', () => {
    const { source } = seeded(`${HEAD}rows['d'] = np.random.rand(len(rows))
rows['e'] = np.random.rand(len(rows))
X_train, X_test, y_train, y_test = train_test_split(rows[['a', 'd', 'e']], y, random_state=1)${FIT}`);
    expect(source.match(/np\.random\.seed\(1\)\nrows\['d'\]/g)).toHaveLength(1);
    expect(source.match(/np\.random\.seed/g)).toHaveLength(1);
    expect(source).toContain('RandomForestRegressor(random_state=1)');
  });

  test('of a function that is called once goes into it, else above its first call', () => {
    const parts = `${HEAD}def apart(X, y):
    return train_test_split(X, y)

X_train, X_test, y_train, y_test = apart(X, y)
`;
    const once = seeded(`${parts}${FIT}`);
    expect(once.source).toContain('return train_test_split(X, y, random_state=42)');
    const twice = seeded(
      `${parts}X_train, X_valid, y_train, y_valid = apart(X_train, y_train)${FIT}`,
    );
    expect(twice.source).toContain('return train_test_split(X, y)\n');
    expect(twice.source).toContain('np.random.seed(42)\nX_train, X_test');
  });
});
