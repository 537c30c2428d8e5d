/**
 * Does with generated projects what their README says:
 * `npm run projects -- [DIR] [--style STYLE|all] [--only TEXT] [--python [ENV=]FILE]... [--seconds N] [--jobs N] [--json FILE]`.
 *
 * Each notebook is converted in every style, and each project gets a new virtual environment, in which its wheel is
 * built and installed, and pytest (without the data and with it), mypy --strict, ruff check and ruff format --check
 * are run. A table says what holds, then every shortfall is named.
 *
 * Without DIR: the fixtures. Else DIR holds a folder for each notebook, with its data and `meta.json`. `--python`
 * names an interpreter whose libraries are lent to the new environments; without it they are installed anew for each
 * project, which takes a while. Exit status 1 when a project of the fixtures falls short.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { takeOption } from '../lib/node/runner/arguments.ts';
import { findPython } from '../lib/node/runner/python.ts';
import { loadRuffFormatter } from '../lib/node/ruff.ts';
import type { Style } from '../lib/index.ts';
import type { ParityNotebook } from './parity/compare-styles.ts';
import { interpretersOf, takeAll } from './parity/interpreters.ts';
import { inParallel } from './parity/lanes.ts';
import { folderNotebooks } from './parity/notebooks.ts';
import { checkProject, type ProjectRow } from './projects/check-project.ts';
import { holds, renderTable } from './projects/render-table.ts';

const STYLES = ['sklearn', 'custom', 'procedural'] as const;
const FIXTURES = ['notebooks', 'staging'].map((folder) => path.join('fixtures', folder));

const interpreters = takeAll(process.argv.slice(2), '--python');
const style = takeOption(interpreters.rest, '--style');
const only = takeOption(style.rest, '--only');
const limit = takeOption(only.rest, '--seconds');
const jobs = takeOption(limit.rest, '--jobs');
const json = takeOption(jobs.rest, '--json');
const [root, ...others] = json.rest;
if (others.length > 0 || root?.startsWith('-') === true) {
  console.error(
    'Usage: npm run projects -- [DIR] [--style STYLE|all] [--only TEXT] [--python [ENV=]FILE]... [--seconds N] [--jobs N] [--json FILE]',
  );
  process.exit(2);
}

const lends = interpreters.values.length > 0;
const base = lends ? '' : findPython(undefined);
const pythons = lends ? interpretersOf(interpreters.values) : () => base;
const folders = root === undefined ? FIXTURES : [root];
const notebooks = folders
  .flatMap((folder) => folderNotebooks(folder, pythons))
  .filter(({ name }) => only.value === undefined || name.includes(only.value));
const styles =
  style.value === undefined || style.value === 'all' ? STYLES : [z.enum(STYLES).parse(style.value)];
const options = { base, format: loadRuffFormatter(), seconds: Number(limit.value ?? 600) };
const work = notebooks.flatMap((notebook) => styles.map((one) => ({ notebook, style: one })));
const rows = await inParallel(work, Math.max(1, Number(jobs.value ?? 1)), check);
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
console.log(renderTable(rows).join('\n'));
if (json.value !== undefined) fs.writeFileSync(json.value, `${JSON.stringify(rows, null, 1)}\n`);
process.exitCode = rows.length === 0 || (root === undefined && !rows.every(holds)) ? 1 : 0;

function check(item: {
  readonly notebook: ParityNotebook;
  readonly style: Style;
}): Promise<ProjectRow> {
  const { notebook } = item;
  const title = `${notebook.name} (${item.style})`;
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${title}` : `${title}\n`);
  return checkProject(notebook, {
    ...options,
    style: item.style,
    lender: lends ? notebook.python : null,
  });
}
