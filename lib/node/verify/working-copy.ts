import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stopRunning } from '../runner/run-process.ts';

/** Data and where the notebook stands in it: everything a run may read. */
export interface DataPlace {
  readonly folder: string;
  /** Folder that the notebook's relative paths start from, below `folder`; usually empty. */
  readonly cwd: string;
}

/** A copy of the data for one run. */
export interface WorkingCopy {
  /** Where relative paths start from. */
  readonly cwd: string;
}

const SKIPPED = new Set(['.git', '.venv', '.cache', '.ipynb_checkpoints', 'node_modules']);

/** Deep enough for paths that go up: `../../input/train.csv`. */
const DEEP = path.join('work', 'a', 'b', 'c');

/**
 * Copies the data into a new folder below `scratch`. Links become files, so that no write leads out of the copy.
 * A file that the notebook expects elsewhere and that stands in the data under the same name is put there too.
 */
export function copyData(
  place: DataPlace,
  expected: readonly string[],
  scratch: string,
  name: string,
): WorkingCopy {
  const root = path.join(scratch, name, DEEP);
  fs.mkdirSync(root, { recursive: true });
  fs.cpSync(place.folder, root, {
    recursive: true,
    dereference: true,
    mode: fs.constants.COPYFILE_FICLONE,
    filter: (source) => !SKIPPED.has(path.basename(source)),
  });
  const cwd = path.join(root, place.cwd);
  for (const file of expected) supply(file, cwd, root, path.join(scratch, name));
  return { cwd };
}

function supply(file: string, cwd: string, root: string, bounds: string): void {
  if (path.isAbsolute(file) || /^[a-z][a-z0-9+.-]*:\/\//i.test(file)) return;
  const target = path.resolve(cwd, file);
  if (fs.existsSync(target) || !target.startsWith(bounds + path.sep)) return;
  const found = filesBelow(root).find((one) => path.basename(one) === path.basename(file));
  if (found === undefined) return;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.copyFileSync(found, target);
}

function filesBelow(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const own = path.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(own) : [own];
    })
    .sort();
}

/** Gives a new temporary folder to `work` and removes it afterwards, also when the person interrupts. */
export async function withScratch<T>(work: (scratch: string) => Promise<T>): Promise<T> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'cellwright-'));
  const clean = (): void => fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  const interrupted = (signal: NodeJS.Signals): void => {
    stopRunning();
    clean();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    return await work(scratch);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    clean();
  }
}
