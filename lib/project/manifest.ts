import { makeTree } from './make-tree.ts';
import { sha256 } from './sha256.ts';
import type { ProjectTree } from './tree.ts';

/** File of a project that lists all others with their hashes, so that a later run knows what is its own. */
export const MANIFEST_PATH = '.cellwright.json';

/** Path to SHA-256 of the file's bytes. */
export type Manifest = ReadonlyMap<string, string>;

/** Adds the manifest to a finished tree. */
export function withManifest(tree: ProjectTree): ProjectTree {
  const files = tree.files.filter((file) => file.path !== MANIFEST_PATH);
  const hashes = files.map(({ path, text }) => [path, sha256(new TextEncoder().encode(text))]);
  const text = `${JSON.stringify({ generator: 'cellwright', files: Object.fromEntries(hashes) }, null, 2)}\n`;
  return makeTree(tree.name, [...files, { path: MANIFEST_PATH, text, provenance: [] }]);
}

/** Null when the text is not a manifest. */
export function readManifest(text: string): Manifest | null {
  const files = filesOf(text);
  if (files === null) return null;
  const entries = Object.entries(files);
  if (!entries.every((entry): entry is [string, string] => typeof entry[1] === 'string'))
    return null;
  return new Map(entries);
}

function filesOf(text: string): object | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || !('files' in parsed)) return null;
    return typeof parsed.files === 'object' ? parsed.files : null;
  } catch {
    return null;
  }
}

/** Files that the manifest does not know, and files whose bytes it does not know, both in order of path. */
export interface ForeignFiles {
  readonly unknown: readonly string[];
  readonly changed: readonly string[];
}

/** Compares what lies in a folder with what an earlier run put there. */
export function foreignFiles(files: ReadonlyMap<string, Uint8Array>): ForeignFiles {
  const listing = files.get(MANIFEST_PATH);
  const manifest = listing === undefined ? null : readManifest(new TextDecoder().decode(listing));
  const paths = [...files.keys()].filter((path) => path !== MANIFEST_PATH).sort();
  if (manifest === null) return { unknown: [...files.keys()].sort(), changed: [] };
  const unknown = paths.filter((path) => !manifest.has(path));
  const changed = paths.filter((path) => {
    const bytes = files.get(path);
    const hash = manifest.get(path);
    return hash !== undefined && bytes !== undefined && sha256(bytes) !== hash;
  });
  return { unknown, changed };
}
