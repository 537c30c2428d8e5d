/**
 * Shows that generated projects predict what their notebooks do:
 * `npm run parity -- [DIR] [--style STYLE] [--only TEXT] [--python [ENV=]FILE]... [--seconds N] [--jobs N] [--json FILE]`.
 *
 * Without DIR the staging fixtures are compared in all three styles with what their authors say that they learn and predict.
 * The same goes for a DIR with a `cases.json`. Else DIR holds a folder for each notebook, with its data and `meta.json`, which names the libraries that it needs:
 * `--python ENV=FILE` gives the interpreter that has them. Exit status 1 when a fixture is not
 * equal, or any notebook is wrong.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { takeOption } from '../lib/node/runner/arguments.ts';
import { findPython } from '../lib/node/runner/python.ts';
import { type Nursery, openNursery } from '../lib/node/verify/nursery.ts';
import { compareStyles, type ParityNotebook, type ParityRow } from './parity/compare-styles.ts';
import { fixtureNotebooks, folderNotebooks } from './parity/notebooks.ts';
import { renderTable } from './parity/render-table.ts';

const FIXTURES = path.join('fixtures', 'staging');
const ALL = ['sklearn', 'custom', 'procedural'] as const;

const interpreters = takeAll(process.argv.slice(2), '--python');
const style = takeOption(interpreters.rest, '--style');
const only = takeOption(style.rest, '--only');
const limit = takeOption(only.rest, '--seconds');
const jobs = takeOption(limit.rest, '--jobs');
const json = takeOption(jobs.rest, '--json');
const [root, ...others] = json.rest;
if (others.length > 0 || root?.startsWith('-') === true) {
  console.error(
    'Usage: npm run parity -- [DIR] [--style STYLE] [--only TEXT] [--python [ENV=]FILE]... [--seconds N] [--jobs N] [--json FILE]',
  );
  process.exit(2);
}

const folder = root ?? FIXTURES;
const isFixtures = fs.existsSync(path.join(folder, 'cases.json'));
const notebooks = (
  isFixtures
    ? fixtureNotebooks(folder, findPython(pythonFor(null) ?? undefined))
    : folderNotebooks(folder, pythonFor)
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

/** The interpreter named for an environment, or for the part before its first `+`; null when none was. */
function pythonFor(environment: string | null): string | null {
  const named = interpreters.values.map((value) => {
    const at = value.indexOf('=');
    return at < 0 ? (['', value] as const) : ([value.slice(0, at), value.slice(at + 1)] as const);
  });
  const wanted = environment === null ? [''] : [environment, environment.replace(/\+.*/, ''), ''];
  for (const name of wanted) {
    const file = named.find(([one]) => one === name)?.[1];
    if (file !== undefined) return path.resolve(file);
  }
  return named.length === 0 && environment !== null ? findPython(undefined) : null;
}

function takeAll(
  given: readonly string[],
  name: string,
): { readonly values: readonly string[]; readonly rest: readonly string[] } {
  const values: string[] = [];
  let rest = given;
  while (rest.includes(name)) {
    const at = rest.indexOf(name);
    const value = rest[at + 1];
    if (value === undefined) throw new Error(`${name} needs a value`);
    values.push(value);
    rest = [...rest.slice(0, at), ...rest.slice(at + 2)];
  }
  return { values, rest };
}

/** In order, some at a time. */
async function inParallel<T, R>(
  items: readonly T[],
  count: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next; at < items.length; at = next) {
      next += 1;
      const item = items[at];
      if (item !== undefined) results[at] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, count) }, lane));
  return results;
}
