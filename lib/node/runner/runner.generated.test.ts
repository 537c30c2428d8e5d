import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPython } from './python.ts';
import { runNotebook } from './run-notebook.ts';

const python = findPython(process.env['CELLWRIGHT_PYTHON']);
let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'runner-'));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

function writeNotebook(cells: readonly string[]): readonly [string, string] {
  const file = path.join(folder, 'source', 'notebook.ipynb');
  fs.mkdirSync(path.dirname(file));
  const code = cells.map((source) => ({
    cell_type: 'code',
    source,
    metadata: {},
    outputs: [],
    execution_count: null,
  }));
  fs.writeFileSync(
    file,
    JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata: {}, cells: code }),
  );
  return [path.dirname(file), path.basename(file)];
}

test('tells what each statement displayed, past a failing cell and inside %%time', async () => {
  const file = writeNotebook([
    'print("one")\nx = 2\nx * 21',
    '1 / 0',
    '%%time\ny = 5\nprint("timed", y)',
    '%%capture\nprint("hidden")',
    '%time z = [y]\nprint(len(z))',
    'import numpy as np\nw = np.arange(3)',
  ]);
  const { displays, failed, late, variables } = await runNotebook(...file, folder, {
    python,
    seconds: 60,
    names: ['z', 'w', 'absent'],
  });
  const own = displays
    .map((display) => ({ ...display, text: display.text.replace(/^(CPU|Wall).*\n/gm, '') }))
    .filter(({ text }) => text !== '');
  expect(own).toEqual([
    { cell: 1, line: 1, text: 'one\n' },
    { cell: 1, line: 3, text: '42' },
    { cell: 3, line: 3, text: 'timed 5\n' },
    { cell: 4, line: 0, text: 'hidden\n' },
    { cell: 5, line: 2, text: '1\n' },
  ]);
  expect(failed).toEqual([{ cell: 2, error: 'ZeroDivisionError: division by zero' }]);
  expect(late).toBe(false);
  expect(fs.readdirSync(variables)).toEqual(['w.pkl', 'z.json']);
  expect(fs.readdirSync(file[0])).toEqual(['notebook.ipynb']);
});

test('a notebook that takes too long is stopped', async () => {
  const file = writeNotebook(['print("start")', 'while True: pass']);
  const { late, failed } = await runNotebook(...file, folder, { python, seconds: 4, names: [] });
  expect(late).toBe(true);
  expect(failed).toEqual([{ cell: 2, error: 'CellTimeoutError' }]);
});

test('frames are compared by value, and the first difference is named', () => {
  const [left, right] = [path.join(folder, 'variables'), path.join(folder, 'outputs')];
  fs.mkdirSync(left);
  fs.mkdirSync(right);
  const write = (name: string, notebook: string, project: string): void => {
    fs.writeFileSync(path.join(left, name), notebook);
    fs.writeFileSync(path.join(right, name), project);
  };
  write('same.csv', ',a,b\n0,1.0,x\n1,,y\n', 'a,b\n1.0000000000001,x\n,y\n');
  write('value.csv', 'a,b\n1,x\n2,y\n', 'a,b\n1,x\n3,y\n');
  write('rows.csv', 'a\n1\n', 'a\n1\n2\n');
  write('columns.csv', 'a,b\n1,2\n', 'b,a\n2,1\n');
  write('nested.json', '{"k": [1, 0.3]}', '{"k": [1, 0.30000000000000004]}');
  fs.writeFileSync(path.join(left, 'gone.csv'), 'a\n1\n');
  const names = ['same', 'value', 'rows', 'columns', 'nested', 'gone'];
  const script = path.join(import.meta.dirname, 'compare_frames.py');
  const { stdout, stderr } = spawnSync(python, [script, left, right, ...names], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    same: null,
    value: "'a' row 1: np.int64(2) in the notebook, np.int64(3) in the project",
    rows: '1 rows in the notebook, 2 in the project',
    columns: "columns ['a', 'b'] in the notebook, ['b', 'a'] in the project",
    nested: null,
    gone: 'gone.csv is missing',
  });
});
