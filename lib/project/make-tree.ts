import type { ProjectFile, ProjectTree } from './tree.ts';

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const FORBIDDEN = /[<>:"|?*\\\p{Cc}]/u;

/** Sorts files into a tree; throws when two files are one or a path could leave the project. */
export function makeTree(name: string, files: readonly ProjectFile[]): ProjectTree {
  const problems = [
    ...checkFolder(name),
    ...files.flatMap(({ path }) => checkPath(path)),
    ...twice(files),
  ];
  if (problems.length > 0) throw new Error(`Not a project tree: ${problems.join('; ')}`);
  return { name, files: [...files].sort((a, b) => comparePaths(a.path, b.path)) };
}

/** What is wrong with a path inside a project; nothing for a good one. */
export function checkPath(path: string): readonly string[] {
  if (path === '' || path.startsWith('/')) return [`"${path}" is not relative`];
  const bad = path.split('/').filter((part) => !isSafeName(part));
  return bad.map((part) => `"${path}" has the unsafe part "${part}"`);
}

function checkFolder(name: string): readonly string[] {
  return isSafeName(name) ? [] : [`"${name}" cannot name a folder`];
}

function isSafeName(part: string): boolean {
  if (part === '' || part === '.' || part === '..') return false;
  return !FORBIDDEN.test(part) && !DEVICE.test(part) && !/[. ]$/.test(part) && part.length <= 200;
}

/** A file system that ignores case must not lose a file. */
function twice(files: readonly ProjectFile[]): readonly string[] {
  const seen = new Set<string>();
  return files.flatMap(({ path }) => {
    const key = path.normalize('NFC').toLowerCase();
    const known = seen.has(key);
    seen.add(key);
    return known ? [`"${path}" is there twice`] : [];
  });
}

function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A safe file name made of any text: what no file system takes becomes `_`. */
export function safeFileName(text: string): string {
  const plain = text.normalize('NFC').replaceAll(/[<>:"/|?*\\\p{Cc}\p{Cs}]/gu, '_');
  const short = plain.length <= 120 ? plain : plain.slice(-120);
  const trimmed = short.replaceAll(/^[.\s]+|[.\s]+$/g, '');
  if (trimmed === '') return 'unnamed';
  return DEVICE.test(trimmed) ? `_${trimmed}` : trimmed;
}
