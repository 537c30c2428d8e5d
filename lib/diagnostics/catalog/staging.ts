import { rule } from '../rule.ts';

export const trainServeSkew = rule<{ held: string; train: string; how: string }>({
  code: 'CW5101',
  name: 'train-serve-skew',
  severity: 'warning',
  kind: 'invalid',
  message: 'Training rows and held-out rows are edited differently: {how}.',
  why: 'The estimator answers about rows that do not mean what the rows it was fitted on meant, and no error says so.',
  advice:
    'Make the two edits one. As the notebook: `{held}` is what serving does, and its predictions are reproduced. Repaired: serving does `{train}`, and the predictions of rows that the edit touches change.',
  docs: `What is done to training rows is done to held-out rows a second time, by a copy of the line. After the names of the
frames are made equal the two copies should be the same text:

\`\`\`python
X_train['income'] = X_train['income'].clip(upper=200000)
X_test['income'] = X_test['income'].clip(upper=250000)   # another constant
\`\`\`

Found are another constant, statistic or column, an edit on one side only, and edits in another order. Edits that only
remove training rows are no skew. A value learned from training rows and used on both sides is none either.

A repair is offered where one line of each side differs, both in one cell, and what training rows get means the same a line
later. Edits in another order, on one side only or within functions are left to you.`,
});

export const learnedBeforeSplit = rule<{ learned: string; split: string }>({
  code: 'CW5102',
  name: 'learned-before-split',
  severity: 'warning',
  kind: 'invalid',
  message: '`{learned}` learns from all rows, the held-out ones among them.',
  why: 'What the held-out rows are like flows into training, so figures of merit come out better than they will be on new rows.',
  advice:
    'Learn it after {split}, from the training rows. As the notebook: all rows are learned from, and its numbers are reproduced. Repaired: the learned values change a little, and the figures of merit become honest.',
  docs: `A mean, a scaler, an encoder, a selection of columns: all are learned, and whatever is learned before the split knows
the rows that are meant to be unknown.

\`\`\`python
X = StandardScaler().fit_transform(X)          # mean and deviation of all rows
X_train, X_test, y_train, y_test = train_test_split(X, y)
\`\`\`

The same holds for statistics of training and test files put together. Encodings made with the target do most harm.

No repair is offered: the training rows are known only after the split, and moving a line past it may change what the
lines between see.`,
});

export const targetAmongFeatures = rule<{ column: string; target: string; how: string }>({
  code: 'CW5103',
  name: 'target-among-features',
  severity: 'warning',
  kind: 'invalid',
  message: 'The features hold `{column}`, which {how}.',
  why: 'The estimator reads the answer off its input. Its figures of merit mean nothing, and rows to be predicted do not have that column.',
  advice:
    'Take `{column}` out of the features. As the notebook: the near-perfect numbers are reproduced, and `predict` needs `{target}` in its input. Repaired: the figures of merit fall to what the estimator really knows.',
  docs: `The target, or a column computed from it row by row, is still in the frame that the estimator is fitted on:

\`\`\`python
df['log_price'] = np.log(df['price'])
X = df.drop('price', axis=1)      # log_price stays
y = df['price']
\`\`\`

Averages of the target by group are another matter: those are learned, and see CW5102 for when.

A repair is offered where the features are chosen by a list, or get a name of their own, and nothing afterwards asks them for
the column.`,
});

export const testSetUsedInFitting = rule<{ used: string; how: string }>({
  code: 'CW5104',
  name: 'test-set-used-in-fitting',
  severity: 'warning',
  kind: 'invalid',
  message: '`{used}` {how}.',
  why: 'Rows that decide what the estimator is like cannot judge it any more: the figures of merit are too good.',
  advice:
    'Decide with training rows, or with a validation part of them. As the notebook: the held-out rows take part in training, and its numbers are reproduced. Repaired: they are only predicted, and the figures of merit change.',
  docs: `The held-out rows stand for rows of the future. They are used up by fitting anything on them, stopping early by
them, choosing columns, models or a threshold with them:

\`\`\`python
model.fit(X_train, y_train, eval_set=[(X_test, y_test)])   # with early stopping
\`\`\`

A second split, of the training rows, gives rows to decide with.`,
});

export const rowDependentStatistic = rule<{ statistic: string; frame: string; how: string }>({
  code: 'CW5105',
  name: 'row-dependent-statistic',
  severity: 'warning',
  kind: 'invalid',
  message: '`{statistic}` {how}.',
  why: 'In serving the same row would get another prediction in other company, and a single row none that makes sense.',
  advice:
    'Learn it from the training rows and read it here. As the notebook: the batch of `{frame}` is asked as a whole, and its numbers are reproduced. Repaired: each row has one prediction, which differs from the notebook where the two statistics do.',
  docs: `What serving does to a row must follow from the row and from what training learned. A statistic of the rows that
happen to be predicted together does not:

\`\`\`python
X_test = X_test.fillna(X_test.mean())         # of the test rows
X_test = scaler.fit_transform(X_test)         # learns again
X_test = pd.get_dummies(X_test)               # columns by the values present
test['r'] = test['score'].rank(pct=True)      # depends on the other rows
\`\`\`

Learn from the training rows (\`X_train.mean()\`, \`scaler.transform\`, \`reindex(columns=X_train.columns)\`, quantile edges).`,
});

export const unseenCategory = rule<{ lookup: string; effect: string; remedy: string }>({
  code: 'CW5106',
  name: 'unseen-category',
  severity: 'warning',
  kind: 'assumption',
  message: '`{lookup}` {effect} for a category that training did not see.',
  why: 'New data brings new categories. Serving would then fail, or predict from a value that means nothing.',
  advice:
    '{remedy} As the notebook: the rows it knows are predicted alike, new categories behave as said. Repaired: only rows with new categories change.',
  docs: `Encodings learned from training rows know the categories in those rows. Each way of looking them up meets a new one
differently:

\`\`\`python
X_test['site'].map(counts)                     # NaN
label_encoder.transform(X_test['site'])        # ValueError
OneHotEncoder().fit(X_train).transform(X_test) # ValueError
X_test['site'].astype('category').cat.codes    # other codes altogether
\`\`\`

Give a default (\`.fillna(0)\`), \`handle_unknown='ignore'\`, or \`OrdinalEncoder(handle_unknown='use_encoded_value', unknown_value=-1)\`.`,
});

export const columnMissingAtServing = rule<{ column: string; target: string }>({
  code: 'CW5107',
  name: 'column-missing-at-serving',
  severity: 'warning',
  kind: 'invalid',
  message: 'The feature `{column}` of held-out rows is computed from the target `{target}`.',
  why: 'Rows to be predicted have no target yet, so the feature cannot be computed when it is needed.',
  advice:
    'Leave `{column}` out, or compute it from what is known beforehand. As the notebook: `predict` asks for `{target}` among its input. Repaired: the feature goes, and the figures of merit fall to what can be had.',
  docs: `In the notebook the held-out rows have a target, in production they do not:

\`\`\`python
test['margin'] = test['revenue'] - test['cost']
model.predict(test[['cost', 'margin']])        # revenue is what is to be predicted
\`\`\`

A repair is offered where the features are chosen by a list that does nothing else.`,
});

export const unseededRandomness = rule<{ call: string; seeding: string }>({
  code: 'CW5108',
  name: 'unseeded-randomness',
  severity: 'warning',
  kind: 'invalid',
  message: '`{call}` draws random numbers without a seed.',
  why: "Each run gives other numbers: neither the notebook's nor the project's predictions can be reproduced or compared.",
  advice:
    'Give it a seed: {seeding}. As the notebook: every training gives another result. Repaired: one of those results, the same each time.',
  docs: `Splits, forests, clusterings, shuffles and noise draw from a global generator unless they are told a seed:

\`\`\`python
train_test_split(X, y, test_size=0.2)                    # other rows each time
train_test_split(X, y, test_size=0.2, random_state=42)
\`\`\`

A notebook that seeds the generator itself (\`np.random.seed(0)\`) is repeatable from top to bottom.`,
});

export const seedConfigured = rule<{ call: string; seeding: string }>({
  code: 'CW5110',
  name: 'seed-configured',
  severity: 'notice',
  kind: 'assumption',
  message: '`{call}` draws random numbers without a seed; it is given {seeding}.',
  why: 'Each run of the notebook gives other numbers; the project gives one of those results, the same each time.',
  advice:
    'The seed is a setting. Leave the call without one where every training is to draw anew (`--keep-unseeded`).',
  docs: `What draws without a seed cannot be reproduced, compared or tested. So the calls that CW5108 would tell of get
a seed, in the project and in its copy of the notebook; the notebook that was given stays as it is:

\`\`\`python
train_test_split(X, y, test_size=0.2)                    # the notebook
train_test_split(X, y, test_size=0.2, random_state=42)   # the project: 42 is the setting training.seed
\`\`\`

The seed is the one that the notebook uses elsewhere, or 42. Where a call runs in each round of a loop, the generator is
seeded once above the loop, since one seed a round would make all rounds the same.`,
});

export const findingRepaired = rule<{ title: string; code: string }>({
  code: 'CW5109',
  name: 'finding-repaired',
  severity: 'notice',
  kind: 'assumption',
  message: 'Repaired, as you chose ({code}): {title}.',
  why: "The project's numbers are those of the changed line, not of the notebook as it was given.",
  advice: 'Take the repair back to reproduce the numbers of the notebook.',
  docs: `Some findings (CW5104, CW5105, CW5106, CW5108) come with a repair of the author's own line: a seed, a handled
category, \`transform\` in place of \`fit_transform\`, a statistic of the training rows, a fit that goes. A repair is made only when it is chosen (that of CW5108 unless it is declined), in the project and in its copy of
the notebook; the notebook that was given stays as it is.`,
});
