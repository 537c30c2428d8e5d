// What would be served otherwise than the notebook predicts is declined, with the construct.
import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS, inspect } from '../../index.ts';

const HEAD = `import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.model_selection import train_test_split
df = pd.read_csv('rows.csv')
X = df[['a', 'b']]
y = df['price']
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
`;
const ARRAYS = HEAD.replace("X = df[['a', 'b']]", "X = df[['a', 'b']].to_numpy()");

const DECLINED: Readonly<Record<string, readonly [string, string]>> = {
  'rows edited by where they stand': [
    `${HEAD}X_test.loc[::7, 'a'] = 0
model = Ridge().fit(X_train, y_train)
pred = model.predict(X_test)`,
    "`X_test.loc[::7, 'a']`, an edit of rows by their place",
  ],
  'a statistic of groups whose keys may be categories': [
    `${HEAD.replace('X = df', "df['d'] = df['d'].astype('category')\ndf['a'] = df.groupby('d')['a'].transform('mean')\nX = df")}
model = Ridge().fit(X_train, y_train)
pred = model.predict(X_test)`,
    'which looks at other rows',
  ],
  'a model that is never asked and cannot be': [
    `${HEAD}from sklearn.cluster import DBSCAN
model = DBSCAN(eps=2).fit(X)
labels = model.labels_`,
    '`model`, which predicts nothing for other rows',
  ],
  'a chain of transformers alone': [
    `${HEAD}from sklearn.pipeline import Pipeline
from sklearn.impute import SimpleImputer
model = Pipeline([('fill', SimpleImputer())])
model.fit(X_train)`,
    '`model`, which predicts nothing for other rows',
  ],
  'rows changed through another name': [
    `${HEAD}other = X_test
other['a'] = other['a'] / 7
model = Ridge().fit(X_train, y_train)
pred = model.predict(X_test)`,
    '`other`, another name of `X_test`',
  ],
  'an array changed through a part of it': [
    `${ARRAYS}first = X_test[:, 0]
first -= 1
model = Ridge().fit(X_train, y_train)
pred = model.predict(X_test)`,
    '`first`, another name of `X_test`',
  ],
  'a threshold made of the answers themselves': [
    `${HEAD}model = Ridge().fit(X_train, y_train)
scores = model.predict(X_test)
pred = (scores > scores.mean()).astype(int)`,
    '`scores.mean()` among predictions',
  ],
  'one encoder that a loop fits for each column': [
    `${HEAD}from sklearn.preprocessing import LabelEncoder
le = LabelEncoder()
for c in ['a', 'b']:
    X_train[c] = le.fit_transform(X_train[c])
    X_test[c] = le.transform(X_test[c])
model = Ridge().fit(X_train, y_train)
pred = model.predict(X_test)`,
    'one object that every round of the loop fits anew',
  ],
  'an encoder that is fitted without a name': [
    `import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder
df = pd.read_csv('rows.csv')
df['a'] = LabelEncoder().fit_transform(df['a'])
X_train, X_test, y_train, y_test = train_test_split(df[['a', 'b']], df['price'], random_state=0)
model = Ridge().fit(X_train, y_train)
pred = model.predict(X_test)`,
    'fitted without a name that serving could find it by',
  ],
  'a `lambda` in what is saved': [
    `${HEAD}from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
model = make_pipeline(FunctionTransformer(lambda v: v + 1), Ridge())
model.fit(X_train, y_train)
pred = model.predict(X_test)`,
    'a `lambda` in `FunctionTransformer(...)`',
  ],
  'rows that a loop splits anew in every round': [
    `${HEAD}model = Ridge()
for i in range(3):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=i)
    model.fit(X_train, y_train)
    print(model.score(X_test, y_test))`,
    'rows that the loop around the fit makes anew in every round',
  ],
  'answers of two models in one prediction': [
    `${HEAD}one = LinearRegression().fit(X_train, y_train)
two = Ridge().fit(X_train, y_train)
pred = (one.predict(X_test) + two.predict(X_test)) / 2`,
    "`two`, whose answers are joined with another's",
  ],
};

const CLEAN: Readonly<Record<string, string>> = {
  'another name that is only read': `${HEAD}other = X_test
print(other.shape)
model = Ridge().fit(X_train, y_train)
pred = model.predict(X_test)`,
  'a copy that is changed': `${HEAD}other = X_test.copy()
other['a'] = 0
model = Ridge().fit(X_train, y_train)
pred = model.predict(X_test)`,
  'the old name is not read again': `${HEAD}rows = X_train
rows['a'] = rows['a'] / 7
test = X_test
test['a'] = test['a'] / 7
model = Ridge().fit(rows, y_train)
pred = model.predict(test)`,
  'a threshold learned before': `${HEAD}model = Ridge().fit(X_train, y_train)
limit = model.predict(X_train).mean()
scores = model.predict(X_test)
pred = (scores > limit).astype(int)`,
};

function messageOf(text: string): string | null {
  const { diagnostics } = inspect([{ fileName: 'a.py', text: `# %%\n${text}\n` }], DEFAULT_OPTIONS);
  return diagnostics.find(({ code }) => code === 'CW5201')?.message ?? null;
}

test.each(Object.entries(DECLINED))('%s', (_, [text, construct]) => {
  expect(messageOf(text)).toContain(construct);
});

test.each(Object.entries(CLEAN))('%s: served', (_, text) => {
  expect(messageOf(text)).toBeNull();
});
