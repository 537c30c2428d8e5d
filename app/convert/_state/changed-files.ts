import { diffLines } from 'diff';
import type { ProjectTree } from '../../_lib.ts';

export interface FileChange {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: string;
  readonly after: string;
  readonly linesAdded: number;
  readonly linesRemoved: number;
}

/** The files in which two projects differ, in order of path. */
export function changedFiles(before: ProjectTree, after: ProjectTree): readonly FileChange[] {
  const old = new Map(before.files.map((file) => [file.path, file.text]));
  const now = new Map(after.files.map((file) => [file.path, file.text]));
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths.flatMap((path) => {
    const was = old.get(path);
    const is = now.get(path);
    return was === is ? [] : [changeOf(path, was, is)];
  });
}

function changeOf(path: string, was: string | undefined, is: string | undefined): FileChange {
  let linesAdded = 0;
  let linesRemoved = 0;
  for (const part of diffLines(was ?? '', is ?? '')) {
    if (part.added) linesAdded += part.count;
    if (part.removed) linesRemoved += part.count;
  }
  return {
    path,
    kind: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed',
    before: was ?? '',
    after: is ?? '',
    linesAdded,
    linesRemoved,
  };
}
