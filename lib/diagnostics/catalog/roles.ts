import { rule } from '../rule.ts';

export const markMissesDefinition = rule<{ name: string; cell: number; user: number }>({
  code: 'CW4001',
  name: 'mark-misses-definition',
  severity: 'error',
  kind: 'invalid',
  message: 'Cell {cell} is left out, but cell {user} needs `{name}` from it.',
  why: 'Without it the project would stop with a NameError or use another value.',
  advice: 'Mark cell {cell} for production, or leave out cell {user} as well.',
  docs: `Your marks win over every suggestion, so a definition in a cell that you left out is not taken in silently. The fix
marks the cell that defines the name.`,
});

export const markMissesChange = rule<{ cell: number; user: number }>({
  code: 'CW4002',
  name: 'mark-misses-change',
  severity: 'warning',
  kind: 'assumption',
  message: 'Cell {cell} is left out, though it changes data that cell {user} reads.',
  why: "Numbers may differ from the notebook's, where the change was made.",
  advice: 'Mark cell {cell} for production unless the change is not wanted.',
  docs: `The cell changes an object in place, or state such as a random generator, that production reads later:

\`\`\`python
df.dropna(inplace=True)      # left out by a mark
model.fit(df[cols], df.y)    # reads df with the missing rows
\`\`\``,
});

export const unknownTarget = rule<{ name: string; known: string }>({
  code: 'CW4003',
  name: 'unknown-target',
  severity: 'error',
  kind: 'invalid',
  message: 'The target `{name}` is not a variable of the notebook.',
  why: 'There is nothing to compute.',
  advice: 'Choose one of: {known}.',
  docs: `\`--target\` names a variable that the notebook binds at the top level of a cell.`,
});

export const severalEstimators = rule<{ chosen: string; others: string }>({
  code: 'CW4004',
  name: 'several-estimators',
  severity: 'notice',
  kind: 'assumption',
  message: 'Production is taken to be for `{chosen}`; the notebook also fits {others}.',
  why: 'Only what the chosen estimator needs is in the project.',
  advice: 'Choose another target when a different estimator is the one to run.',
  docs: `Research notebooks compare models: the median notebook calls \`fit\` three times. The suggestion prefers what is saved,
then what writes predictions to a file, then what is judged last.`,
});

export const shownOnly = rule<{ cell: number }>({
  code: 'CW4005',
  name: 'shown-only',
  severity: 'notice',
  kind: 'assumption',
  message: 'This part of cell {cell} only shows something and is not in the project.',
  why: 'Plots, prints and looks at the data have no reader in production.',
  advice: 'Nothing to do; keep the value in a variable if production needs it.',
  docs: `Cells marked for production lose statements whose only effect is on the screen: plots, \`df.head()\`, prints that show
no figure of merit.`,
});

export const nothingToProduce = rule<Record<string, never>>({
  code: 'CW4006',
  name: 'nothing-to-produce',
  severity: 'error',
  kind: 'invalid',
  message: 'No statement of the notebook is left for production.',
  why: 'A project without code would do nothing.',
  advice: 'Mark at least one cell that computes something.',
  docs: `Either every cell is left out by marks, or no cell could be parsed, or all cells only install packages.`,
});

export const foreignMetric = rule<{ chosen: string }>({
  code: 'CW4007',
  name: 'other-estimators-metric',
  severity: 'notice',
  kind: 'assumption',
  message: 'This figure of merit needs another estimator than `{chosen}` and is left out.',
  why: 'Printing it would train models that production does not use.',
  advice: 'Mark the cell for production to keep the comparison.',
  docs: `A line such as \`print(score_forest, score_linear)\` needs both models. Only the chosen one is trained in production.`,
});

export const unreadableMark = rule<{ cell: number }>({
  code: 'CW4008',
  name: 'marked-cell-not-read',
  severity: 'error',
  kind: 'invalid',
  message: 'Cell {cell} is marked for production but could not be read.',
  why: 'Leaving it out would silently lose code that you asked for.',
  advice: 'Correct the cell, or take the mark away.',
  docs: `A marked cell that does not parse, or whose cell magic makes it another language, cannot be converted.`,
});

export const severalNotebooks = rule<{ count: number }>({
  code: 'CW4009',
  name: 'several-notebooks',
  severity: 'error',
  kind: 'not-yet',
  message: '{count} notebooks were given; a project is made from one so far.',
  why: 'How notebooks hand files and values to each other is not analysed yet.',
  advice: 'Convert them one at a time.',
  docs: `Chains of notebooks that hand files to each other will become one project; so far each becomes its own.`,
});

export const settingChoiceRefused = rule<{ at: string; reason: string }>({
  code: 'CW4013',
  name: 'setting-choice-refused',
  severity: 'warning',
  kind: 'invalid',
  message: 'What was chosen for the setting `{at}` is not done: {reason}.',
  why: 'The project has the suggested configuration there.',
  advice: 'Choose another name or type, or take the choice back.',
  docs: `A choice names a setting by the key that it has when nothing is chosen (\`model.alpha\`), or one literal by its place:
\`3:120\` begins at offset 120 of cell 3. Two different values cannot have one key, a key is a word in lower case that Python and the
settings class leave free, and a value must be of its type. Places move when a cell is edited.`,
});

export const drawnMetricPrinted = rule<{ plot: string; text: string }>({
  code: 'CW4015',
  name: 'drawn-metric-printed',
  severity: 'notice',
  kind: 'assumption',
  message: 'What `{plot}` puts on a plot is told by a line of its own: `{text}`.',
  why: 'The project draws nothing, and the figure of merit on the plot is a result.',
  advice: 'Nothing needs to be done; print the figure in the notebook to say it in your own words.',
  docs: `Plots do not reach production. Where one shows how good the model is, in a label or as a matrix, that is computed and logged:

\`\`\`python
plt.title(f'ROC, AUC {auc:.3f}')      # print(f'ROC, AUC {auc:.3f}')
sns.heatmap(confusion, annot=True)    # print(confusion)
\`\`\`

Nothing is added where the cell prints the same already, or where a plot only draws curves.`,
});

export const internalError = rule<{ message: string }>({
  code: 'CW5001',
  name: 'internal-error',
  severity: 'error',
  kind: 'internal',
  message: 'Cellwright broke one of its own rules: {message}.',
  why: 'No project is given rather than one that may be wrong.',
  advice: "Please report it with the notebook's code cells.",
  docs: `A bug of Cellwright. Nothing in the notebook needs to change.`,
});
