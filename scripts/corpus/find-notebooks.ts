import fs from 'node:fs';
import path from 'node:path';

/** Notebooks below a folder, sorted; checkpoints and hidden folders left out. A file is taken as it is. */
export function findNotebooks(root: string): readonly string[] {
  if (fs.statSync(root).isFile()) return [path.resolve(root)];
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.')) visit(file);
      else if (entry.isFile() && entry.name.endsWith('.ipynb')) found.push(file);
    }
  };
  visit(path.resolve(root));
  return found.sort();
}
