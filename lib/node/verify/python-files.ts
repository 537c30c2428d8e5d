import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDERS = [path.join('lib', 'node', 'verify', 'python'), path.join('lib', 'node', 'runner')];

/** A Python program of ours. Bundles lie elsewhere in the clone than the sources, so it is looked for upwards. */
export function pythonFile(name: string): string {
  const start = path.dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = path.dirname(folder)) {
    for (const below of FOLDERS) {
      const file = path.join(folder, below, name);
      if (fs.existsSync(file)) return file;
    }
    if (folder === path.dirname(folder)) throw new Error(`${name} is missing in the clone.`);
  }
}
