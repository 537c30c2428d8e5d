import { structuredPatch } from 'diff';
import type { ProjectTree } from './tree.ts';

/** Lines that differ, with a few around them that do not. Line numbers from 1. */
export interface DiffHunk {
  readonly beforeStart: number;
  readonly beforeLines: number;
  readonly afterStart: number;
  readonly afterLines: number;
  readonly lines: readonly DiffLine[];
}

export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

export type FileDiff =
  | {
      readonly kind: 'added' | 'removed';
      readonly path: string;
      readonly hunks: readonly DiffHunk[];
    }
  | { readonly kind: 'changed'; readonly path: string; readonly hunks: readonly DiffHunk[] };

const CONTEXT = 3;
const KINDS: Readonly<Record<string, DiffLine['kind']>> = { '+': 'added', '-': 'removed' };

/** What changed between two trees, by path; files that are equal are left out. */
export function diffProjects(before: ProjectTree, after: ProjectTree): readonly FileDiff[] {
  const old = new Map(before.files.map((file) => [file.path, file.text]));
  const current = new Map(after.files.map((file) => [file.path, file.text]));
  const paths = [...new Set([...old.keys(), ...current.keys()])].sort();
  return paths.flatMap((path) => diffFile(path, old.get(path), current.get(path)));
}

function diffFile(
  path: string,
  before: string | undefined,
  after: string | undefined,
): readonly FileDiff[] {
  if (before === after) return [];
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return [{ kind, path, hunks: diffText(before ?? '', after ?? '') }];
}

/** The hunks between two texts. */
export function diffText(before: string, after: string): readonly DiffHunk[] {
  const patch = structuredPatch('before', 'after', before, after, undefined, undefined, {
    context: CONTEXT,
  });
  return patch.hunks.map((hunk) => ({
    beforeStart: hunk.oldStart,
    beforeLines: hunk.oldLines,
    afterStart: hunk.newStart,
    afterLines: hunk.newLines,
    lines: hunk.lines
      .filter((line) => !line.startsWith('\\'))
      .map((line) => ({ kind: KINDS[line[0] ?? ''] ?? 'same', text: line.slice(1) })),
  }));
}
