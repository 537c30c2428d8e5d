import path from 'node:path';
import { decodeBytes, type ModuleFile, searchModules, type SourceFile } from '../../index.ts';
import type { FileAccess } from './file-access.ts';

/** Modules are written by hand: what is larger is data. */
export const LARGEST_MODULE = 1024 * 1024;
export const MOST_MODULES = 200;

/**
 * The notebook with the Python files that it imports, and theirs. They are looked for in its own folder and below, and
 * where the notebook's own `sys.path` lines point with a literal; then in `others`. Links are not followed.
 */
export async function withModules(
  files: FileAccess,
  source: SourceFile,
  folder: string,
  others: readonly string[] = [],
): Promise<SourceFile> {
  const modules: ModuleFile[] = [];
  const tried = new Set<string>();
  for (;;) {
    const complete = modules.length === 0 ? source : { ...source, modules };
    const wanted = searchModules(complete).wanted.filter((one) => !tried.has(one));
    if (wanted.length === 0 || modules.length >= MOST_MODULES) return complete;
    for (const one of wanted) {
      tried.add(one);
      const text = await firstText(files, one, [folder, ...others]);
      if (text !== null) modules.push({ path: one, text });
    }
  }
}

async function firstText(
  files: FileAccess,
  wanted: string,
  folders: readonly string[],
): Promise<string | null> {
  for (const [place, folder] of folders.entries()) {
    if (place > 0 && wanted.startsWith('../')) continue;
    const text = await moduleText(files, folder, wanted);
    if (text !== null) return text;
  }
  return null;
}

async function moduleText(
  files: FileAccess,
  folder: string,
  wanted: string,
): Promise<string | null> {
  const parts = wanted.split('/');
  try {
    for (let i = 1; i < parts.length; i++) {
      if (parts[i - 1] === '..') continue;
      const stat = await files.stat(path.resolve(folder, ...parts.slice(0, i)), 'see');
      if (stat?.kind !== 'folder') return null;
    }
    const file = path.resolve(folder, ...parts);
    const stat = await files.stat(file, 'see');
    if (stat?.kind !== 'file' || stat.size > LARGEST_MODULE) return null;
    const decoded = decodeBytes(await files.read(file));
    return decoded.kind === 'text' ? decoded.text : null;
  } catch {
    // What cannot be read is not there for the conversion, which says so.
    return null;
  }
}
