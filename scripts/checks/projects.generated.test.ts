// Generated code is code: every fixture's project compiles, is formatted, lints, type-checks with its own
// settings, and passes its own tests, without the notebook's data and with it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findPython, pythonEnvironment } from '../../lib/node/runner/python.ts';
import { runProcess } from '../../lib/node/runner/run-process.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const fixtures = path.join(root, 'fixtures', 'notebooks');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'cellwright-projects-'));
afterAll(() => fs.rmSync(work, { recursive: true, force: true }));

const python = findPython(process.env['CELLWRIGHT_PYTHON']);
// One mypy cache for all: most of a check is reading the libraries.
const env = { ...pythonEnvironment(python), MYPY_CACHE_DIR: path.join(root, '.cache', 'mypy') };

const cases = fs
  .readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What a program printed when it failed; empty when it ended well. */
async function complaint(file: string, args: readonly string[], cwd: string): Promise<string> {
  const done = await runProcess(file, args, { cwd, env, seconds: 240 });
  if (done.late) return 'It did not end in time.';
  return done.status === 0 ? '' : `exit status ${done.status}\n${done.stdout}${done.stderr}`;
}

function notebookOf(name: string): string {
  const folder = path.join(fixtures, name);
  const file = fs.readdirSync(folder).find((entry) => /^notebook\.(ipynb|py)$/.test(entry));
  if (file === undefined) throw new Error(`fixtures/notebooks/${name} has no notebook.`);
  return path.join(folder, file);
}

const CHECKS: readonly (readonly [string, readonly string[]])[] = [
  ['compiles', ['-m', 'compileall', '-q', '.']],
  ['is formatted', ['-m', 'ruff', 'format', '--check', '.']],
  ['lints', ['-m', 'ruff', 'check', '.']],
  ['type-checks', ['-m', 'mypy', '.']],
  ['passes its tests without data', ['-m', 'pytest', '-q', '-p', 'no:cacheprovider']],
];

describe.each(cases)('%s', (name) => {
  const project = path.join(work, name);

  test('converts', async () => {
    const convert = ['bin/cellwright.js', 'convert', notebookOf(name), '--out', project];
    expect(await complaint(process.execPath, convert, root)).toBe('');
  });

  test.each(CHECKS)('%s', async (_claim, args) => {
    expect(await complaint(python, args, project)).toBe('');
  });

  test('passes its tests with data', async () => {
    const given = path.join(fixtures, name);
    for (const entry of fs.readdirSync(given)) {
      if (entry.startsWith('notebook.')) continue;
      fs.cpSync(path.join(given, entry), path.join(project, entry), { recursive: true });
    }
    expect(await complaint(python, ['-m', 'pytest', '-q', '-p', 'no:cacheprovider'], project)).toBe(
      '',
    );
  });
});
