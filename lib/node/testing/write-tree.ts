import fs from 'node:fs';
import path from 'node:path';

interface Tree {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** Writes a tree below a folder; gives the project's own folder. */
export function writeTree(tree: Tree, folder: string): string {
  const root = path.join(folder, tree.name);
  for (const file of tree.files) {
    const target = path.join(root, file.path);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, file.text);
  }
  return root;
}
