/**
 * Converts every notebook below a folder and says what came of it:
 * `npm run corpus -- DIR [--json FILE] [--python FILE] [--seconds N] [--keep FOLDER]`.
 * Exit status 1 when something crashed, was too slow or vanished without a word.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isMainThread, parentPort } from 'node:worker_threads';
import { convert } from '../lib/index.ts';
import { takeOption } from '../lib/node/runner/arguments.ts';
import { findPython } from '../lib/node/runner/python.ts';
import { decodeBytes } from '../lib/source/decode-bytes.ts';
import { Conversions } from './corpus/conversions.ts';
import { type Examination, examine } from './corpus/examine.ts';
import { findNotebooks } from './corpus/find-notebooks.ts';
import { askOpinions, findFaults } from './corpus/python-checks.ts';
import { type Entry, renderSummary, soundShare } from './corpus/summary.ts';

const NOT_UNICODE: Examination = {
  status: 'refused',
  error: null,
  findings: [
    {
      code: 'CW9003',
      name: 'file-not-unicode',
      severity: 'error',
      message: 'The file is not Unicode text.',
      place: null,
    },
  ],
  files: [],
  marked: null,
  lost: [],
  milliseconds: 0,
};

if (isMainThread) await main();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
else parentPort?.on('message', (file: string) => parentPort?.postMessage(answer(file)));

function answer(file: string): Examination {
  try {
    const decoded = decodeBytes(fs.readFileSync(file));
    if (decoded.kind !== 'text') return NOT_UNICODE;
    const source = { fileName: path.basename(file), text: decoded.text };
    const run = (sources: Parameters<typeof convert>[0], options: Parameters<typeof convert>[1]) =>
      convert(sources, options, { format: null });
    return examine(source, run, () => performance.now());
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      status: 'crashed',
      error: text,
      findings: [],
      files: [],
      marked: null,
      lost: [],
      milliseconds: 0,
    };
  }
}

async function main(): Promise<void> {
  const json = takeOption(process.argv.slice(2), '--json');
  const interpreter = takeOption(json.rest, '--python');
  const limit = takeOption(interpreter.rest, '--seconds');
  const keep = takeOption(limit.rest, '--keep');
  const [root, ...others] = keep.rest;
  if (root === undefined || others.length > 0) {
    console.error(
      'Usage: npm run corpus -- DIR [--json FILE] [--python FILE] [--seconds N] [--keep FOLDER]',
    );
    process.exitCode = 2;
    return;
  }
  const python = findPython(interpreter.value);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'corpus-'));
  const projects =
    keep.value === undefined ? path.join(scratch, 'projects') : path.resolve(keep.value);
  try {
    const entries = await examineAll(root, python, projects, scratch, Number(limit.value ?? 60));
    console.log(renderSummary(entries).join('\n'));
    if (json.value !== undefined) {
      fs.writeFileSync(
        json.value,
        `${JSON.stringify({ ...soundShare(entries), entries }, null, 1)}\n`,
      );
    }
    const bad = entries.some(
      ({ status, lost }) => status === 'crashed' || status === 'late' || lost.length > 0,
    );
    process.exitCode = bad ? 1 : 0;
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

async function examineAll(
  root: string,
  python: string,
  projects: string,
  scratch: string,
  seconds: number,
): Promise<readonly Entry[]> {
  const notebooks = findNotebooks(root);
  const opinions = await askOpinions(python, notebooks, scratch);
  const conversions = new Conversions(new URL(import.meta.url), seconds);
  const examinations: Examination[] = [];
  for (const [index, notebook] of notebooks.entries()) {
    const examination = await conversions.examine(notebook);
    examinations.push(examination);
    writeFiles(path.join(projects, String(index)), examination.files);
    if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${notebooks.length}`);
  }
  await conversions.close();
  if (process.stderr.isTTY) process.stderr.write('\r');
  fs.mkdirSync(projects, { recursive: true });
  const faults = await findFaults(python, projects);
  return notebooks.map((notebook, index) => {
    const { files: _, ...examination } = examinations[index] ?? missing(notebook);
    const own = `${index}${path.sep}`;
    return {
      file: path.relative(root, notebook),
      opinion: opinions[notebook] ?? { reason: 'unreadable', names: [] },
      ...examination,
      faults: faults
        .filter((fault) => fault.file.startsWith(own))
        .map((fault) => ({ ...fault, file: fault.file.slice(own.length) })),
    };
  });
}

function missing(notebook: string): never {
  throw new Error(`no examination of ${notebook}`);
}

function writeFiles(folder: string, files: Examination['files']): void {
  for (const file of files) {
    const target = path.join(folder, file.path);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, file.text);
  }
}
