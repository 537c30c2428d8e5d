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
