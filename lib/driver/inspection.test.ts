import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS, inspect, type Inspection, type Outcome, renderText } from '../index.ts';

const LOAD = `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
df = pd.read_csv('loans.csv')`;
const SPLIT = `features = ['age', 'income']
train, test = train_test_split(df, random_state=0)`;
const PREPARE = `train = train[train['age'] < 90]
age = train['age'].median()
train['age'] = train['age'].fillna(age)
test['age'] = test['age'].fillna(age)`;
const FIT = `scaler = StandardScaler()
scaler.fit(train[features])
model = LogisticRegression()
model.fit(scaler.transform(train[features]), train['late'])
pred = model.predict(scaler.transform(test[features]))`;

function inspected(...cells: readonly string[]): Outcome {
  const text = cells.map((source) => `# %%\n${source}\n`).join('\n');
  return inspect([{ fileName: 'loans.py', text }], DEFAULT_OPTIONS);
}

function known({ cells }: Inspection, position: number): readonly string[] {
  const statements = cells.find((cell) => cell.position === position)?.statements ?? [];
  return statements.flatMap(({ names }) =>
    names.map(({ name, time, lineage }) => `${name} ${time} ${lineage ?? '-'}`),
  );
}

function inspectionOf(outcome: Outcome): Inspection {
  if (outcome.inspection === null) throw new Error('nothing was inspected');
  return outcome.inspection;
}

test('says when each name is known, and from which rows', () => {
  const inspection = inspectionOf(inspected(LOAD, SPLIT, PREPARE, FIT));
  expect(known(inspection, 1)).toEqual(['df row all']);
  expect(known(inspection, 2)).toEqual([
    'features constant -',
    'train row train',
    'test row held-out',
  ]);
  expect(known(inspection, 3)).toEqual([
    'train training-only train',
    'age learned train',
    'train training-only train',
    'test row held-out',
  ]);
  expect(known(inspection, 4)).toEqual([
    'scaler constant -',
    'scaler learned train',
    'model constant -',
    'model learned train',
    'pred row held-out',
  ]);
});

test('shows what training learns and how serving goes', () => {
  const { staging } = inspectionOf(inspected(LOAD, SPLIT, PREPARE, FIT));
  if (!staging.staged) throw new Error(staging.reason);
  expect(staging.steps.flatMap(({ learned }) => learned.map(({ name }) => name))).toEqual(
    expect.arrayContaining(['age', 'scaler']),
  );
  expect(staging.steps.every(({ cells, positions }) => cells.length === positions.length)).toBe(
    true,
  );
  expect(staging.serving).toMatchObject({
    rows: 'df',
    kind: 'predict',
    estimator: 'model',
    method: 'predict',
    targetColumns: ['late'],
  });
  expect(staging.serving.steps).toEqual(staging.steps.map(({ name }) => name));
});

test('names the construct that keeps a project from serving, and its place', () => {
  const outcome = inspected(
    LOAD,
    SPLIT,
    `hidden = {}\nexec("train['age'] = 1; rows = train[features]", {'train': train}, hidden)`,
    `model = LogisticRegression()\nmodel.fit(hidden['rows'], train['late'])`,
  );
  const { staging } = inspectionOf(outcome);
  expect(staging).toMatchObject({ staged: false, cell: 4 });
  const declined = outcome.diagnostics.filter(({ code }) => code === 'CW5201');
  expect(declined).toHaveLength(1);
  expect(declined[0]?.message).toBe(
    'Training and serving are not separated: the rows that `model` is fitted on (cell 4).',
  );
  expect(declined[0]?.span?.cell).toBe(inspectionOf(outcome).cells[3]?.id);
  expect(renderText(declined, null)).toContain('CW5201');
});

test('says nothing of serving where nothing is fitted', () => {
  const outcome = inspected(LOAD, `total = df['income'].sum()\nprint(total)`);
  expect(outcome.diagnostics.filter(({ code }) => code === 'CW5201')).toEqual([]);
  expect(inspectionOf(outcome).staging.staged).toBe(false);
});
