// What the summaries say of a library call is what the library does: each listed call is made on small samples.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pythonEnvironment } from '../../lib/node/runner/python.ts';
import { summaries } from '../../lib/summaries/index.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const script = path.join(root, 'scripts', 'check-summaries.py');
const python =
  process.env['CELLWRIGHT_PYTHON'] ?? path.join(root, '.cache', 'venv', 'bin', 'python');
const isMissing = !fs.existsSync(python);
const why = isMissing ? ' (skipped: run npm test once, it makes .cache/venv)' : '';

const libraries = new Set(
  'builtins math statistics random copy heapq bisect numpy pandas sklearn scipy feature_engine imblearn'.split(
    ' ',
  ),
);

interface Report {
  readonly wrong: readonly string[];
  readonly checked: number;
  /** Could not be called with the arguments tried. */
  readonly uncalled: readonly string[];
  /** Not in these versions of the libraries. */
  readonly absent: readonly string[];
}

function reportOf(tables: unknown): Report {
  const run = spawnSync(python, ['-W', 'ignore', script], {
    input: JSON.stringify(tables),
    encoding: 'utf8',
    env: pythonEnvironment(python),
    maxBuffer: 1 << 26,
  });
  if (run.status !== 0)
    throw new Error(`${script} ended with ${String(run.status)}: ${run.stderr}`);
  return JSON.parse(run.stdout) as Report;
}

test.skipIf(isMissing)(`every claim that can be tried holds${why}`, () => {
  const report = reportOf(summaries.filter((table) => libraries.has(table.library)));
  expect(report.wrong).toEqual([]);
  expect(report.checked).toBeGreaterThan(7000);
  // More of these would mean that the samples no longer fit the tables.
  expect(report.uncalled.length).toBeLessThan(140);
});

test.skipIf(isMissing)(`a false claim is found${why}`, () => {
  const liar = {
    functions: { 'numpy.random.shuffle': { returns: 'int' } },
    classes: {
      list: { methods: { append: { returns: 'None' }, copy: { mutatesReceiver: true } } },
      'numpy.ndarray': {
        methods: { ravel: { returns: 'numpy.ndarray' }, sum: { returns: 'str' } },
      },
      'pandas.DataFrame': { methods: { head: { returns: 'pandas.Series' } } },
    },
  };
  expect(reportOf([liar]).wrong).toEqual([
    'list.append: changes its receiver',
    'list.copy: leaves its receiver as it is',
    'numpy.ndarray.ravel: its result shares memory with the receiver',
    'numpy.ndarray.sum: gives float64, not str',
    'pandas.DataFrame.head: gives DataFrame, not pandas.Series',
    'numpy.random.shuffle: changes argument {0}',
    'numpy.random.shuffle: draws from random:numpy, which is not claimed',
  ]);
});
