import { expect, test } from 'vitest';
import { gapsIn } from './type-gaps.ts';

const codes = (text: string): readonly string[] => gapsIn(text).map(({ code }) => code);

test.each([
  ['df["x"] = df.bedroom * 2', ['attr-defined']],
  ['X.bedroom.median()', ['attr-defined']],
  ['flag = ts.index.dayofweek', ['attr-defined']],
  ['e = np.abs(a - b)\ne.quantile(0.9)', ['attr-defined']],
  ['import numpy as np\ndef f(x) -> np.ndarray:\n    return x.values', ['return-value']],
  ['X[c].clip(low, high)', ['call-overload']],
  ['pd.cut(X[c], edges)', ['call-overload']],
  ['X[c].skew() > 2', ['operator']],
  ['for label, col in df.items():\n    df[label + "_na"] = 1', ['operator']],
  ['best = max(results, key=results.get)', ['arg-type']],
  ['t.map(lambda x: p.search(x).group())', ['union-attr', 'misc']],
  ['kind = p.search(name).group(1)', ['union-attr']],
  ['stats = X.describe().transpose()', ['operator']],
  ['X["words"].str.split(" ").str.len()', ['misc']],
  ['def f(a):\n    return a\n\n\ndef f(a, b):\n    return b', ['no-redef', 'call-arg']],
  ['def f() -> None:\n    pass\n\n\ndef g() -> None:\n    a = f()', ['func-returns-value']],
])('%s may not be understood by the type checker', (text, expected) => {
  expect(codes(text)).toEqual(expected);
});

test.each([
  'X = X.drop(columns=["a"])\nX["b"] = X["b"].fillna(0)\nreturn X',
  'self.mean_ = X["a"].mean()\nprint(X.shape, X.columns, model.coef_)',
  'import os\nhome = os.environ',
  '"""df.bedroom in a text"""\n# X[c].clip(1)\nreturn config.model.alpha',
  'class A:\n    def fit(self):\n        pass\n\n\nclass B:\n    def fit(self):\n        pass',
])('no check is given up for %s', (text) => {
  expect(codes(text)).toEqual([]);
});
