import { rule } from '../rule.ts';

export const servingDeclined = rule<{ construct: string; cell: number }>({
  code: 'CW5201',
  name: 'serving-declined',
  severity: 'warning',
  kind: 'unsupported',
  message: 'Training and serving are not separated: {construct} (cell {cell}).',
  why: 'The project trains and evaluates as the notebook does, but has no `predict` for new rows: which part of this is learned and which is applied cannot be told.',
  advice:
    'Take the line apart so that what is learned from training rows has a name of its own, or choose another target. Until then, predict with code of your own.',
  docs: `Serving repeats what happens to held-out rows on their way into \`predict\`, with the values that training learned.
Where that way cannot be followed, nothing is guessed: the project trains, and says what stood in the way.

\`\`\`python
exec(open('features.py').read())          # what it does to the rows cannot be read
model.fit(X_train, y_train)
\`\`\`

Written out as statements of the notebook, the same edits become a step with \`fit\` and \`transform\`. Several estimators
at once have no one answer either: choose one as the target.`,
});

export const noSampleRows = rule<{ file: string; reason: string }>({
  code: 'CW5202',
  name: 'no-sample-rows',
  severity: 'notice',
  kind: 'unsupported',
  message: 'Tests that train have no rows for `{file}`, because {reason}.',
  why: 'The tests of the project run where its data is not when rows can be made for every file that it reads. Without them those that train are skipped until the data is there.',
  advice: 'Give the data with the notebook (`--data`): some of its rows go into the project.',
  docs: `Rows for tests are taken from the data given with the notebook. Without it they are made: after tables, \`info()\`,
\`describe()\` and counts that the notebook shows of the rows as they were loaded, else after what its code does with columns.

\`\`\`python
df = pd.read_pickle('rows.pkl')           # no table in a text file: nothing is made in its place
\`\`\`

Where neither outputs nor code name the columns, nothing is made up.`,
});
