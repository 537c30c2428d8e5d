import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS, emitStage } from '../../index.ts';
import type { Pipeline } from '../../ir/index.ts';

const HEAD = `import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
soil = pd.read_csv('soil.csv')
later = pd.read_csv('later.csv')
X_train, X_test, y_train, y_test = train_test_split(soil[['clay', 'sand']], soil['carbon'], random_state=8)
scaler = StandardScaler()
X_train_scaled = scaler.fit_transform(X_train)
ridge = Ridge().fit(X_train_scaled, y_train)
`;

/** Where the notebook has the predictions that serving is to give. */
function predictionsOf(code: string): string | null {
  const files = [{ fileName: 'a.py', text: `# %%\n${HEAD}${code}\n` }];
  const pipeline = emitStage(files, DEFAULT_OPTIONS, 'ir') as Pipeline;
  return pipeline.staged?.notebook?.predictions?.expression ?? null;
}

test('the last answer is what is served, when its rows went the way of the training rows', () => {
  expect(
    predictionsOf(
      'A = scaler.transform(X_test)\nfirst = ridge.predict(A)\nB = scaler.transform(later[["clay", "sand"]])\nsecond = ridge.predict(B)',
    ),
  ).toBe('second');
});

test('rows that went past the scaler are not the ones to serve', () => {
  expect(
    predictionsOf(
      'X_test_scaled = scaler.transform(X_test)\nfirst = ridge.predict(X_test_scaled)\nsecond = ridge.predict(later[["clay", "sand"]].values)',
    ),
  ).toBe('first');
});

test('where every answer goes past it, the last one stands', () => {
  expect(
    predictionsOf(
      'first = ridge.predict(X_test.values)\nlast = later[["clay", "sand"]].values\nsecond = ridge.predict(last)',
    ),
  ).toBe('second');
});

test('rows that somebody thought of are no held-out rows', () => {
  expect(
    predictionsOf(
      'A = scaler.transform(X_test)\nfirst = ridge.predict(A)\nexample = ridge.predict([[0.2, 0.4]])',
    ),
  ).toBe('first');
});
