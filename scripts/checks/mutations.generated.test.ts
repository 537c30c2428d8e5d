// The tests of generated projects notice what breaks: any file that lost its content, any learned value that is
// another one; and they run nearly all of the package. One project a style, on rows of its sample alone.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findPython, pythonEnvironment } from '../../lib/node/runner/python.ts';
import { runProcess } from '../../lib/node/runner/run-process.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'cellwright-mutations-'));
afterAll(() => fs.rmSync(work, { recursive: true, force: true }));
const python = findPython(process.env['CELLWRIGHT_PYTHON']);

const Mutations = z.object({
  files: z.number(),
  learned: z.number(),
  unnoticed: z.array(z.string()),
});
const Coverage = z.object({ status: z.number(), share: z.number() });

/** Staging fixtures: learned medians and encoders, twins, and a fit of the whole pipeline. */
const PROJECTS = [
  ['churn-score', 'sklearn'],
  ['loop-means', 'custom'],
  ['twins-median', 'procedural'],
] as const;

async function run(file: string, args: readonly string[]): Promise<string> {
  const env = pythonEnvironment(python);
  const done = await runProcess(file, args, { cwd: root, env, seconds: 900 });
  if (done.late || done.status !== 0) throw new Error(done.late ? 'It is late.' : done.stderr);
  return done.stdout;
}

function lastLine(text: string): unknown {
  return JSON.parse(text.trim().split('\n').at(-1) ?? '') as unknown;
}

describe.skipIf(process.platform === 'win32').each(PROJECTS)('%s, %s', (name, style) => {
  const given = path.join(root, 'fixtures', 'staging', name);
  const project = path.join(work, name);

  test('converts with its data', async () => {
    const notebook = path.join(given, 'notebook.ipynb');
    const options = ['--data', given, '--style', style, '--out', project];
    await run(process.execPath, ['bin/cellwright.js', 'convert', notebook, ...options]);
    expect(fs.existsSync(path.join(project, 'tests', 'sample', 'sample.json'))).toBe(true);
  });

  test('its tests run more than 90 % of the package', async () => {
    const script = path.join(root, 'scripts', 'checks', 'measure_coverage.py');
    const found = Coverage.parse(lastLine(await run(python, [script, project])));
    expect(found.status).toBe(0);
    expect(found.share).toBeGreaterThan(0.9);
  });

  test('its tests notice every break', async () => {
    const script = path.join(root, 'scripts', 'checks', 'mutate_project.py');
    const found = Mutations.parse(lastLine(await run(python, [script, project])));
    expect(found.unnoticed).toEqual([]);
    expect(found.files).toBeGreaterThan(30);
    expect(found.learned).toBeGreaterThan(0);
  }, 900_000);
});
