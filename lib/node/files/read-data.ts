import path from 'node:path';
import {
  type ConvertOptions,
  type DataFile,
  decodeBytes,
  searchData,
  type SourceFile,
} from '../../index.ts';
import type { FileAccess } from './file-access.ts';

/** Of what is larger no rows are taken: it would have to be read as a whole. */
export const LARGEST_DATA = 128 * 1024 * 1024;
const MOST_FILES = 2000;
const DEEPEST = 4;

/** The notebook with those text files of a folder that production reads. */
export async function withData(
  files: FileAccess,
  sources: readonly SourceFile[],
  options: ConvertOptions,
  folder: string,
): Promise<readonly SourceFile[]> {
  const [first, ...rest] = sources;
  if (first === undefined) return sources;
  const data: DataFile[] = [];
  for (const found of searchData(sources, options, await pathsBelow(files, folder))) {
    const text = await textOf(files, path.resolve(folder, found));
    if (text !== null) data.push({ path: found, text });
  }
  return data.length === 0 ? sources : [{ ...first, data }, ...rest];
}

/** Paths of files in a folder and below it, with `/`; links are not followed. */
async function pathsBelow(
  files: FileAccess,
  root: string,
  inner = '',
  depth = 0,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await files.list(path.resolve(root, inner)).catch(() => [])) {
    const below = inner === '' ? name : `${inner}/${name}`;
    const stat = await files.stat(path.resolve(root, below), 'see').catch(() => null);
    if (stat?.kind === 'file' && stat.size <= LARGEST_DATA) found.push(below);
    else if (stat?.kind === 'folder' && depth < DEEPEST && !name.startsWith('.'))
      found.push(...(await pathsBelow(files, root, below, depth + 1)));
    if (found.length >= MOST_FILES) break;
  }
  return found;
}

/** Bytes that are no Unicode are told apart all the same: rows are taken as they are. */
async function textOf(files: FileAccess, file: string): Promise<string | null> {
  const bytes = await files.read(file).catch(() => null);
  if (bytes === null) return null;
  const decoded = decodeBytes(bytes);
  return decoded.kind === 'text' ? decoded.text : new TextDecoder('latin1').decode(bytes);
}
