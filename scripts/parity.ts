/**
 * Shows that generated projects predict what their notebooks do:
 * `npm run parity -- [DIR] [--style STYLE] [--only TEXT] [--python [ENV=]FILE]... [--seconds N] [--old ENV] [--jobs N] [--json FILE]`.
 *
 * Without DIR the staging fixtures are compared in all three styles with what their authors say that they learn and predict.
 * The same goes for a DIR with a `cases.json`. Else DIR holds a folder for each notebook, with its data and `meta.json`, which names the libraries that it needs:
 * `--python ENV=FILE` gives the interpreter that has them, and `--old ENV` says that its libraries are old: calls that were removed since are kept there. Exit status 1 when a fixture is not
 * equal, or any notebook is wrong.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { takeOption } from '../lib/node/runner/arguments.ts';
import { findPython } from '../lib/node/runner/python.ts';
import { type Nursery, openNursery } from '../lib/node/verify/nursery.ts';
import { compareStyles, type ParityNotebook, type ParityRow } from './parity/compare-styles.ts';
import { interpretersOf, takeAll } from './parity/interpreters.ts';
import { inParallel } from './parity/lanes.ts';
import { fixtureNotebooks, folderNotebooks } from './parity/notebooks.ts';
import { renderTable } from './parity/render-table.ts';

const FIXTURES = path.join('fixtures', 'staging');
const ALL = ['sklearn', 'custom', 'procedural'] as const;

const interpreters = takeAll(process.argv.slice(2), '--python');
const pythonFor = interpretersOf(interpreters.values);
const style = takeOption(interpreters.rest, '--style');
const only = takeOption(style.rest, '--only');
const limit = takeOption(only.rest, '--seconds');
const jobs = takeOption(limit.rest, '--jobs');
const old = takeOption(jobs.rest, '--old');
const json = takeOption(old.rest, '--json');
const [root, ...others] = json.rest;
if (others.length > 0 || root?.startsWith('-') === true) {
  console.error(
    'Usage: npm run parity -- [DIR] [--style STYLE] [--only TEXT] [--python [ENV=]FILE]... [--seconds N] [--old ENV] [--jobs N] [--json FILE]',
  );
  process.exit(2);
}

const folder = root ?? FIXTURES;
const isFixtures = fs.existsSync(path.join(folder, 'cases.json'));
const notebooks = (
  isFixtures
    ? fixtureNotebooks(folder, findPython(pythonFor(null) ?? undefined))
    : folderNotebooks(folder, pythonFor, old.value ?? null)
).filter(({ name }) => only.value === undefined || name.includes(only.value));
const chosen =
  style.value === undefined || style.value === 'all'
    ? isFixtures || style.value === 'all'
      ? ALL
      : (['sklearn'] as const)
    : [z.enum(ALL).parse(style.value)];
const nurseries = new Map<string, Nursery>();
const options = { styles: chosen, seconds: Number(limit.value ?? 120) };
const found = await inParallel(notebooks, Math.min(2, Number(jobs.value ?? 1)), compare);
for (const nursery of nurseries.values()) nursery.close();
const rows = found.flat();
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
console.log(renderTable(rows).join('\n'));
if (json.value !== undefined) fs.writeFileSync(json.value, `${JSON.stringify(rows, null, 1)}\n`);
const failed = rows.some(({ status }) => status === 'WRONG' || (isFixtures && status !== 'equal'));
process.exitCode = failed || rows.length === 0 ? 1 : 0;

async function compare(notebook: ParityNotebook): Promise<readonly ParityRow[]> {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${notebook.name}` : `${notebook.name}\n`);
  const { python } = notebook;
  const nursery = nurseries.get(python) ?? openNursery(python);
  nurseries.set(python, nursery);
  return compareStyles(notebook, { ...options, start: nursery.start });
}
