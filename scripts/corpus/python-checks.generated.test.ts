import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPython } from '../../lib/node/runner/python.ts';
import { askOpinions, findFaults } from './python-checks.ts';

const python = findPython(process.env['CELLWRIGHT_PYTHON']);
let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'checks-'));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

function write(name: string, cells: readonly string[], metadata: object = {}): string {
  const file = path.join(folder, name);
  const code = cells.map((source) => ({ cell_type: 'code', source, metadata: {}, outputs: [] }));
  fs.writeFileSync(file, JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata, cells: code }));
  return file;
}

test('an opinion for each kind of notebook', async () => {
  const files = {
    plain: write('plain', [
      '%matplotlib inline\nx = 1',
      'def f():\n    global g\n    g = x\nf()',
      'g + 1',
    ]),
    magics: write('magics', [
      '%%time\na = 1',
      '%%capture out\nb = a',
      'files = !ls',
      '%time c = b',
      'out, files, c',
    ]),
    star: write('star', ['from math import *', 'sin(1)']),
    broken: write('broken', ['y = 1', 'this is no Python', 'y']),
    lost: write('lost', ['print(df)']),
    run: write('run', ['%run other.ipynb', 'helper(1)']),
    two: write('two', ['print "x"']),
    kernel: write('kernel', ['x = 1'], {
      kernelspec: { name: 'python2', display_name: 'Python 2' },
    }),
    julia: write('julia', ['x = 1'], { language_info: { name: 'julia' } }),
    empty: write('empty', ['# nothing yet', '']),
  };
  const opinions = await askOpinions(python, Object.values(files), folder);
  const reasons = Object.fromEntries(
    Object.entries(files).map(([name, file]) => {
      const { reason, names } = opinions[file] ?? { reason: 'none', names: [] };
      return [name, [reason, ...names].join(' ')];
    }),
  );
  expect(reasons).toEqual({
    plain: '',
    magics: '',
    star: '',
    broken: '',
    lost: 'undefined df',
    run: 'undefined helper',
    two: 'python2',
    kernel: 'python2',
    julia: 'language',
    empty: 'empty',
  });
});

test('faults name their file', async () => {
  fs.mkdirSync(path.join(folder, '0', 'src'), { recursive: true });
  fs.writeFileSync(path.join(folder, '0', 'src', 'good.py'), 'x = 1\n');
  fs.writeFileSync(path.join(folder, '0', 'src', 'names.py'), 'import os\nprint(df)\n');
  fs.writeFileSync(path.join(folder, '0', 'src', 'syntax.py'), 'if True:\nprint(1)\n');
  const faults = await findFaults(python, folder);
  expect(faults.map(({ code, file }) => `${code} ${file}`).sort()).toEqual([
    'E999 0/src/syntax.py',
    'F401 0/src/names.py',
    'F821 0/src/names.py',
  ]);
});
