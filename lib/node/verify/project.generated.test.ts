// Projects of all three styles made from a pipeline written by hand, against the code that it stands for.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { backendFor } from '../../backends/index.ts';
import { DEFAULT_OPTIONS, notebookScript, type ProjectTree, type Style } from '../../index.ts';
import { stagedPrices } from '../../ir/testing/staged-prices.ts';
import { findPython } from '../runner/python.ts';
import { ANYWHERE, checkSides, type LearnedValue, PREDICTIONS } from './checks.ts';
import { type Check, reportOf } from './report.ts';
import { type CaptureRun, runCapture } from './run-capture.ts';
import { runProject, runProjects } from './run-project.ts';
import { copyData, type DataPlace, withScratch } from './working-copy.ts';

const python = findPython(process.env['CELLWRIGHT_PYTHON']);

const CODE = `
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
data = pd.read_csv('data/houses.csv', sep=';', parse_dates=['sold'])
X = data.drop(['price'], axis=1)
X['year'] = X['sold'].dt.year
X = X.drop(columns='sold')
X_train, X_test, y_train, y_test = train_test_split(X, data['price'], test_size=0.25, random_state=0)
y_train = np.log(y_train)
held_out = X_test
means = {}
for var in ['area', 'rooms']:
    means[var] = X_train[var].mean()
    for rows in (X_train, X_test):
        rows[var + '_na'] = np.where(rows[var].isnull(), 1, 0)
        rows[var] = rows[var].fillna(means[var])
ordinal = {}
for var in ['quality', 'zip']:
    share = X_train[var].value_counts(normalize=True)
    frequent = list(share[share > 0.05].index)
    for rows in (X_train, X_test):
        rows[var] = np.where(rows[var].isin(frequent), rows[var], 'Rare')
    ordered = y_train.groupby(X_train[var]).mean().sort_values().index
    ordinal[var] = {k: i for i, k in enumerate(ordered, 0)}
    for rows in (X_train, X_test):
        rows[var] = rows[var].map(ordinal[var])
        rows[var] = rows[var].fillna(-1)
scaler = StandardScaler().fit(X_train)
model = Ridge(alpha=1.0).fit(scaler.transform(X_train), y_train)
pred = np.exp(model.predict(scaler.transform(X_test)))
`;

/** As many houses as make every label learned, one in seven without its area. */
function houses(): string {
  const lines = Array.from({ length: 160 }, (_, i) => {
    const area = i % 7 === 0 ? '' : String(40 + ((i * 37) % 90));
    const quality = ['poor', 'fair', 'good', 'fine'][(i * 5) % 4] ?? '';
    const zip = i % 31 === 0 ? '999' : `10${i % 3}`;
    const price = 50_000 + ((i * 7919) % 60_000) + (i % 4) * 20_000;
    return `${area};${1 + (i % 5)};${quality};${zip};${2000 + (i % 20)}-05-01;${price}`;
  });
  return `area;rooms;quality;zip;sold;price\n${lines.join('\n')}\n`;
}

const LEARNED = ['means', 'ordinal', 'scaler.mean_', 'model.coef_'].map(
  (expression): LearnedValue => ({
    name: expression,
    label: expression,
    step: null,
    expression,
    after: null,
    plain: false,
    among: () => ANYWHERE,
  }),
);

async function runNotebook(
  scratch: string,
  code = CODE,
): Promise<readonly [DataPlace, CaptureRun]> {
  const data = { folder: path.join(scratch, 'given'), cwd: '' };
  fs.mkdirSync(path.join(data.folder, 'data'), { recursive: true });
  fs.writeFileSync(path.join(data.folder, 'data', 'houses.csv'), houses());
  const source = { fileName: 'notebook.py', text: `# %%\n${code}` };
  const script = notebookScript([source], DEFAULT_OPTIONS);
  if (script === null) throw new Error('refused');
  const run = await runCapture(
    {
      statements: script.whole,
      captures: [...LEARNED, { name: PREDICTIONS, expression: 'pred', after: null, plain: true }],
      rows: {
        raw: { expression: 'data', after: null },
        heldOut: { expression: 'held_out', after: null },
      },
      files: ['data/houses.csv'],
      written: [],
      steady: false,
    },
    copyData(data, [], scratch, 'notebook'),
    { python, seconds: 120, scratch: path.join(scratch, 'notebook-out') },
  );
  expect(run.failed).toEqual([]);
  return [data, run];
}

function treeOf(style: Style): ProjectTree {
  return backendFor(style).emit(stagedPrices, { format: null });
}

function planOf(style: Style, scratch: string, data: DataPlace, run: CaptureRun) {
  return {
    tree: treeOf(style),
    copy: copyData(data, [], scratch, `project-${style}`),
    command: 'train' as const,
    rows: run.rows,
    targets: ['price'],
    variables: ['pred'],
    scratch: path.join(scratch, `${style}-out`),
  };
}

const stateOf = ({ kind, name, state }: Check): string => `${kind} ${name}: ${state}`;

test('a project of each style equals the code that it stands for', async () => {
  await withScratch(async (scratch) => {
    const [data, notebook] = await runNotebook(scratch);
    const options = { python, seconds: 120, scratch: path.join(scratch, 'both') };
    const styles = ['sklearn', 'custom', 'procedural'] as const;
    const projects = await runProjects(
      styles.map((style) => planOf(style, scratch, data, notebook)),
      options,
    );
    for (const project of projects) {
      expect(project.failed).toBeNull();
      const sides = { learned: LEARNED, predictions: 'pred', notebook, project };
      const checks = await checkSides(sides, options);
      expect(checks.map(stateOf)).toEqual([
        'learned means: equal',
        'learned ordinal: equal',
        'learned scaler.mean_: equal',
        'learned model.coef_: equal',
        'predictions pred: equal',
        'raw-rows raw-rows: equal',
        'single-rows single-rows: equal',
        'row-order row-order: equal',
        'command command: equal',
      ]);
      const report = reportOf(checks, 'sklearn', { notebook: 0, project: 0 });
      expect(report).toMatchObject({ result: 'equal', rows: 40 });
    }
  });
});

test('a project that learns something else is told, with the value and its place', async () => {
  await withScratch(async (scratch) => {
    const [data, notebook] = await runNotebook(
      scratch,
      CODE.replace('.mean()\n    for', '.median()\n    for'),
    );
    const options = { python, seconds: 120, scratch: path.join(scratch, 'both') };
    const project = await runProject(planOf('sklearn', scratch, data, notebook), options);
    expect(project.failed).toBeNull();
    const sides = { learned: LEARNED, predictions: 'pred', notebook, project };
    const report = reportOf(await checkSides(sides, options), 'sklearn', {
      notebook: 0,
      project: 0,
    });
    expect(report.result).toBe('different');
    expect(report.reason).toMatch(/^learned value `means`/);
    expect(report.checks.filter(({ state }) => state === 'different').map(stateOf)).toContain(
      'raw-rows raw-rows: different',
    );
  });
});
