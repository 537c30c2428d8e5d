// `cellwright verify` as a process: it runs both sides, says what it saw, and leaves nothing behind.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPython } from '../runner/python.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const python = findPython(process.env['CELLWRIGHT_PYTHON']);

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'verify-command-'));
  for (const own of ['data', 'temporary']) fs.mkdirSync(path.join(folder, own));
  fs.writeFileSync(path.join(folder, 'data', 'sales.csv'), 'shop,sold\na,1\na,3\nb,5\n');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function verify(
  notebook: string,
  ...options: readonly string[]
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const bin = path.join(ROOT, 'bin', 'cellwright.js');
  const data = path.join(folder, 'data');
  const given = [bin, 'verify', notebook, '--data', data, '--python', python, ...options];
  const env = { ...process.env, TMPDIR: path.join(folder, 'temporary') };
  return spawnSync(process.execPath, given, { cwd: folder, encoding: 'utf8', env });
}

/** What stands in the folder of the data and in the temporary one. */
function left(): readonly string[] {
  return ['data', 'temporary'].flatMap((own) => fs.readdirSync(path.join(folder, own)));
}

const TABLES = `# %%
import pandas as pd
sales = pd.read_csv('sales.csv')
# %%
totals = sales.groupby('shop', as_index=False)['sold'].sum()
totals.to_csv('totals.csv', index=False)
`;

test('a pipeline of tables: its targets are compared, the folder stays as it was', () => {
  fs.writeFileSync(path.join(folder, 'tables.py'), TABLES);
  const { status, stdout } = verify('tables.py');
  expect(stdout).toMatch(/^Equal: largest difference 0 .*\n {2}targets written {2}1 of 1 equal\n$/);
  expect(status).toBe(0);
  expect(left()).toEqual(['sales.csv']);
});

test('a notebook that fails is said to, with its cell, and nothing is left behind', () => {
  const broken = TABLES.replace("['sold']", "['absent']");
  fs.writeFileSync(path.join(folder, 'broken.py'), broken);
  const { status, stdout } = verify('broken.py', '--json');
  const { verification } = JSON.parse(stdout) as { verification: Record<string, unknown> };
  expect(verification).toMatchObject({ result: 'failed', checks: [] });
  expect(verification['reason']).toBe(
    "the notebook's slice failed: cell 2, line 1: KeyError: 'Column not found: absent'",
  );
  expect(status).toBe(1);
  expect(left()).toEqual(['sales.csv']);
});

test('a run that does not end is stopped', () => {
  const endless = TABLES.replace(
    '# %%\ntotals',
    '# %%\nwhile len(sales) > 0:\n    sales = sales.copy()\ntotals',
  );
  fs.writeFileSync(path.join(folder, 'endless.py'), endless);
  const { status, stdout } = verify('endless.py', '--seconds', '5');
  expect(stdout).toBe("Not verified: the notebook's slice failed: it was not done after 5 s\n");
  expect(status).toBe(1);
  expect(left()).toEqual(['sales.csv']);
});

test('held-out predictions, learned values and raw rows, as JSON', () => {
  const own = path.join(ROOT, 'fixtures', 'staging', 'twins-median');
  fs.cpSync(path.join(own, 'data'), path.join(folder, 'data', 'data'), { recursive: true });
  const { status, stdout } = verify(
    path.join(own, 'notebook.ipynb'),
    '--style',
    'sklearn',
    '--json',
  );
  const { verification } = JSON.parse(stdout) as {
    verification: { result: string; rows: number; checks: { kind: string; state: string }[] };
  };
  expect(verification).toMatchObject({ result: 'equal', rows: 150, largest: 0, style: 'sklearn' });
  const states = verification.checks.map(({ kind, state }) => `${kind} ${state}`);
  expect([...new Set(states)]).toEqual([
    'learned equal',
    'predictions equal',
    'raw-rows equal',
    'single-rows equal',
    'row-order equal',
    'command equal',
  ]);
  expect(status).toBe(0);
});
