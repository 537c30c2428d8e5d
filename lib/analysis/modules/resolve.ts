import type { ModuleFile } from '../../notebook/model.ts';
import { normalPath } from './search-paths.ts';

/** What a dotted name leads to: a file, or a folder without an `__init__.py`. */
export type Resolved =
  | { readonly kind: 'file'; readonly file: ModuleFile; readonly isPackage: boolean }
  | { readonly kind: 'folder' };

/** Looks for modules among the files that were given, as Python does in folders. */
export class ModuleFiles {
  readonly #files = new Map<string, ModuleFile>();

  constructor(
    given: readonly ModuleFile[],
    readonly roots: readonly string[],
  ) {
    for (const file of given) {
      const path = normalPath(file.path);
      if (path !== null && path.endsWith('.py') && !this.#files.has(path))
        this.#files.set(path, file);
    }
  }

  find(name: string, roots: readonly string[] = this.roots): Resolved | null {
    const inner = name.replaceAll('.', '/');
    for (const root of roots) {
      const base = joined(root, inner);
      const pack = this.#files.get(`${base}/__init__.py`);
      if (pack !== undefined) return { kind: 'file', file: pack, isPackage: true };
      const file = this.#files.get(`${base}.py`);
      if (file !== undefined) return { kind: 'file', file, isPackage: false };
    }
    for (const root of roots) {
      const folder = `${joined(root, inner)}/`;
      if ([...this.#files.keys()].some((path) => path.startsWith(folder)))
        return { kind: 'folder' };
    }
    return this.#uploaded(inner);
  }

  /** Files that were picked one by one have lost their folders: `features.py` may be what `src.features` means. */
  #uploaded(inner: string): Resolved | null {
    const slash = inner.lastIndexOf('/');
    const file = slash < 0 ? undefined : this.#files.get(`${inner.slice(slash + 1)}.py`);
    return file === undefined ? null : { kind: 'file', file, isPackage: false };
  }
}

/** Where the file of a module may lie. */
export function candidatesOf(name: string, roots: readonly string[]): readonly string[] {
  const inner = name.replaceAll('.', '/');
  return roots.flatMap((root) => {
    const base = joined(root, inner);
    return [`${base}.py`, `${base}/__init__.py`];
  });
}

function joined(root: string, inner: string): string {
  return root === '' ? inner : `${root}/${inner}`;
}
