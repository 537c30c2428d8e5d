import type { ModuleFile, SourceFile } from '../_lib.ts';

export type ReadResult =
  | { readonly kind: 'read'; readonly file: SourceFile }
  | { readonly kind: 'declined'; readonly reason: string };

/** Browsers cannot hold much longer strings comfortably. */
const LARGEST = 400_000_000;

/** Modules are written by hand: what is larger is data. */
const LARGEST_MODULE = 1_048_576;
const MOST_MODULES = 200;

const NOTEBOOK = /\.(?:ipynb|json)$/i;
const PYTHON = /\.py$/i;

export const ACCEPT = '.ipynb,.py,.json,application/json,text/x-python';

/**
 * Reads the first usable file of a drop or a picker, and the Python files that came along as modules that it may
 * import. What is in them is for the compiler to judge.
 */
export async function readFiles(files: readonly File[]): Promise<ReadResult> {
  const file =
    files.find(({ name }) => NOTEBOOK.test(name)) ??
    files.find(({ name }) => PYTHON.test(name)) ??
    files[0];
  if (file === undefined) return { kind: 'declined', reason: 'There was no file in that.' };
  if (file.size > LARGEST) {
    return {
      kind: 'declined',
      reason: `${file.name} has ${Math.round(file.size / 1e6)} MB. Clear its outputs first: at most 400 MB can be read here.`,
    };
  }
  try {
    const read = { fileName: file.name, text: await file.text() };
    const modules = await readModules(files.filter((other) => other !== file));
    return { kind: 'read', file: modules.length === 0 ? read : { ...read, modules } };
  } catch {
    return { kind: 'declined', reason: `${file.name} could not be read. Is it a folder?` };
  }
}

/** The Python files among them, by name: a browser does not tell where they lay. */
export async function readModules(files: readonly File[]): Promise<readonly ModuleFile[]> {
  const usable = files.filter(({ name, size }) => PYTHON.test(name) && size <= LARGEST_MODULE);
  return Promise.all(
    usable
      .slice(0, MOST_MODULES)
      .map(async (file) => ({ path: file.name, text: await file.text() })),
  );
}

/** Pasted text is a notebook's JSON, or Python with percent cells. */
export function readPaste(text: string): ReadResult {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'declined', reason: 'Paste the content of a notebook first.' };
  const fileName = trimmed.startsWith('{') ? 'pasted.ipynb' : 'pasted.py';
  return { kind: 'read', file: { fileName, text } };
}
