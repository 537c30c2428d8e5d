import type { ProjectFile } from '../../_lib.ts';

export type TreeNode =
  | {
      readonly kind: 'folder';
      readonly path: string;
      readonly name: string;
      readonly children: readonly TreeNode[];
    }
  | { readonly kind: 'file'; readonly path: string; readonly name: string };

/** Files as a tree: folders first, then by name. */
export function treeOf(files: readonly Pick<ProjectFile, 'path'>[]): readonly TreeNode[] {
  return level(
    files.map((file) => file.path),
    '',
  );
}

function level(paths: readonly string[], prefix: string): readonly TreeNode[] {
  const folders = new Map<string, string[]>();
  const files: TreeNode[] = [];
  for (const path of paths) {
    const rest = path.slice(prefix.length);
    const slash = rest.indexOf('/');
    if (slash === -1) files.push({ kind: 'file', path, name: rest });
    else {
      const name = rest.slice(0, slash);
      folders.set(name, [...(folders.get(name) ?? []), path]);
    }
  }
  const inner = [...folders].map(([name, below]): TreeNode => {
    const path = `${prefix}${name}`;
    return { kind: 'folder', path, name, children: level(below, `${path}/`) };
  });
  return [...inner.sort(byName), ...files.sort(byName)];
}

function byName(a: TreeNode, b: TreeNode): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

export interface TreeRow {
  readonly node: TreeNode;
  readonly level: number;
  /** From 1, among the nodes of the same folder. */
  readonly position: number;
  readonly size: number;
}

/** The rows one sees when the folders in `closed` are closed. */
export function visibleRows(
  nodes: readonly TreeNode[],
  closed: ReadonlySet<string>,
  depth = 1,
): readonly TreeRow[] {
  return nodes.flatMap((node, index) => {
    const row = { node, level: depth, position: index + 1, size: nodes.length };
    const below =
      node.kind === 'folder' && !closed.has(node.path)
        ? visibleRows(node.children, closed, depth + 1)
        : [];
    return [row, ...below];
  });
}

/** The file to show first: the module that says most about the notebook. */
export function firstFile(files: readonly ProjectFile[]): string | null {
  const score = (file: ProjectFile): number => {
    if (!file.path.endsWith('.py') || /^tests\/|\/config\.py$/.test(file.path)) return 0;
    const cells = new Set(file.provenance.map(({ cell }) => cell));
    return cells.size * 1_000 + file.provenance.length;
  };
  const best = files.reduce<ProjectFile | null>(
    (winner, file) => (winner === null || score(file) > score(winner) ? file : winner),
    null,
  );
  return best?.path ?? null;
}
