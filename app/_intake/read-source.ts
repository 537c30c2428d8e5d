import type { SourceFile } from '../_lib.ts';

export type ReadResult =
  | { readonly kind: 'read'; readonly file: SourceFile }
  | { readonly kind: 'declined'; readonly reason: string };

/** Browsers cannot hold much longer strings comfortably. */
const LARGEST = 400_000_000;

const ACCEPTED = /\.(?:ipynb|py|json)$/i;

export const ACCEPT = '.ipynb,.py,.json,application/json,text/x-python';

/** Reads the first usable file of a drop or a picker. What is in it is for the compiler to judge. */
export async function readFiles(files: readonly File[]): Promise<ReadResult> {
  const file = files.find(({ name }) => ACCEPTED.test(name)) ?? files[0];
  if (file === undefined) return { kind: 'declined', reason: 'There was no file in that.' };
  if (file.size > LARGEST) {
    return {
      kind: 'declined',
      reason: `${file.name} has ${Math.round(file.size / 1e6)} MB. Clear its outputs first: at most 400 MB can be read here.`,
    };
  }
  try {
    return { kind: 'read', file: { fileName: file.name, text: await file.text() } };
  } catch {
    return { kind: 'declined', reason: `${file.name} could not be read. Is it a folder?` };
  }
}

/** Pasted text is a notebook's JSON, or Python with percent cells. */
export function readPaste(text: string): ReadResult {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'declined', reason: 'Paste the content of a notebook first.' };
  const fileName = trimmed.startsWith('{') ? 'pasted.ipynb' : 'pasted.py';
  return { kind: 'read', file: { fileName, text } };
}
