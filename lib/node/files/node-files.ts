import fs from 'node:fs/promises';
import path from 'node:path';
import type { FileAccess, FileStat } from './file-access.ts';

/** The machine's own files. */
export const nodeFiles: FileAccess = {
  stat: async (file, links) => {
    try {
      const stat = await (links === 'follow' ? fs.stat(file) : fs.lstat(file));
      return { kind: kindOf(stat), size: stat.size };
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  },
  read: (file) => fs.readFile(file),
  list: async (folder) => (await fs.readdir(folder)).sort(),
  create: (file, bytes) => fs.writeFile(file, bytes, { flag: 'wx' }),
  makeFolder: async (folder) => {
    const first = await fs.mkdir(folder, { recursive: true });
    return first === undefined ? null : path.resolve(first);
  },
  move: (from, to) => fs.rename(from, to),
  remove: (file) => fs.rm(file, { recursive: true, force: true }),
};

interface Kinds {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(stat: Kinds): FileStat['kind'] {
  if (stat.isFile()) return 'file';
  if (stat.isDirectory()) return 'folder';
  return stat.isSymbolicLink() ? 'link' : 'other';
}
