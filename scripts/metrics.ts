/**
 * Shows that generated projects print and write what their notebooks do:
 * `npm run metrics -- [DIR] [--only TEXT] [--python FILE] [--seconds N] [--json FILE]`.
 * Without DIR the fixture notebooks are measured, and the exit status is 1 when one is not equal.
 * DIR holds a folder for each notebook, with its data: `<name>/notebook.ipynb`.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { takeOption } from '../lib/node/runner/arguments.ts';
import { findPython } from '../lib/node/runner/python.ts';
import {
  type Expectation,
  measure,
  type Measurement,
  type NotebookFolder,
} from './metrics/measure.ts';
import { renderTable } from './metrics/render-table.ts';

const FIXTURES = path.join('fixtures', 'notebooks');
const Expectations = z.record(
  z.string(),
  z.object({ metrics: z.array(z.number()), targets: z.array(z.string()) }),
);
/** The libraries that a public notebook runs with, and its path: those that need older ones are left out. */
const Meta = z.object({ env: z.string().optional(), notebook: z.string().optional() });

const interpreter = takeOption(process.argv.slice(2), '--python');
const limit = takeOption(interpreter.rest, '--seconds');
const only = takeOption(limit.rest, '--only');
const json = takeOption(only.rest, '--json');
const [root = FIXTURES, ...others] = json.rest;
if (others.length > 0)
  throw new Error(
    'Usage: npm run metrics -- [DIR] [--only TEXT] [--python FILE] [--seconds N] [--json FILE]',
  );

const python = findPython(interpreter.value);
const seconds = Number(limit.value ?? 120);
const expectations = readExpectations(root);
const measurements: Measurement[] = [];
for (const notebook of notebooksBelow(root)) {
  const { name } = notebook;
  if (only.value !== undefined && !name.includes(only.value)) continue;
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'metrics-'));
  const expectation = expectations[name] ?? { metrics: [], targets: [] };
  try {
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${name}` : `${name}\n`);
    measurements.push(await measure(notebook, scratch, { python, seconds, expectation }));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    measurements.push({
      notebook: name,
      result: 'failed',
      command: null,
      required: 0,
      found: 0,
      detail,
    });
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
console.log(renderTable(measurements).join('\n'));
if (json.value !== undefined)
  fs.writeFileSync(json.value, `${JSON.stringify(measurements, null, 1)}\n`);
const isFixtures = path.resolve(root) === path.resolve(FIXTURES);
process.exitCode = isFixtures && measurements.some((one) => one.result !== 'equal') ? 1 : 0;

function readExpectations(folder: string): Readonly<Record<string, Expectation>> {
  const file = path.join(folder, 'expected.json');
  return fs.existsSync(file) ? Expectations.parse(JSON.parse(fs.readFileSync(file, 'utf8'))) : {};
}

function notebooksBelow(folder: string): readonly NotebookFolder[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const own = path.resolve(folder, name);
      const { env, notebook } = readMeta(own);
      if (env !== undefined && env !== 'pd3') return [];
      const names = notebook === undefined ? ['notebook.ipynb', 'notebook.py'] : [notebook];
      const file = names.find((one) => fs.existsSync(path.join(own, one)));
      return file === undefined ? [] : [{ name, folder: own, file }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readMeta(folder: string): z.infer<typeof Meta> {
  const meta = path.join(folder, 'meta.json');
  return fs.existsSync(meta) ? Meta.parse(JSON.parse(fs.readFileSync(meta, 'utf8'))) : {};
}
