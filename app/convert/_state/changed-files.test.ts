import { expect, test } from 'vitest';
import type { ProjectTree } from '../../_lib.ts';
import { changedFiles } from './changed-files.ts';

function project(files: Readonly<Record<string, string>>): ProjectTree {
  return {
    name: 'p',
    files: Object.entries(files).map(([path, text]) => ({ path, text, provenance: [] })),
  };
}

test('only files that differ are named, with the lines that came and went', () => {
  const before = project({ 'a.py': '1\n2\n', 'b.py': 'same\n', 'c.py': 'gone\n' });
  const after = project({ 'a.py': '1\n3\n4\n', 'b.py': 'same\n', 'd.py': 'new\n' });
  const changes = changedFiles(before, after).map(
    ({ path, kind, linesAdded, linesRemoved }) => `${path} ${kind} +${linesAdded} -${linesRemoved}`,
  );
  expect(changes).toEqual(['a.py changed +2 -1', 'c.py removed +0 -1', 'd.py added +1 -0']);
});
