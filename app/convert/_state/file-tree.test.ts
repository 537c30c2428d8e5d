import { expect, test } from 'vitest';
import type { CellId } from '../../_lib.ts';
import { firstFile, treeOf, visibleRows } from './file-tree.ts';

const PATHS = ['b.md', 'src/p/z.py', 'src/p/a.py', 'src/x.py', 'a.md'].map((path) => ({ path }));

test('folders come first, then files, each by name', () => {
  const rows = visibleRows(treeOf(PATHS), new Set());
  expect(rows.map(({ node, level }) => `${level} ${node.path}`)).toEqual([
    '1 src',
    '2 src/p',
    '3 src/p/a.py',
    '3 src/p/z.py',
    '2 src/x.py',
    '1 a.md',
    '1 b.md',
  ]);
});

test('what a closed folder holds is not shown', () => {
  const rows = visibleRows(treeOf(PATHS), new Set(['src/p']));
  expect(rows.map(({ node }) => node.path)).toEqual(['src', 'src/p', 'src/x.py', 'a.md', 'b.md']);
});

test('the module with most of the notebook in it is shown first', () => {
  const line = { cell: 'c' as CellId, position: 1, firstLine: 1, lastLine: 1 };
  const file = (path: string, lines: number) => ({
    path,
    text: '',
    provenance: Array.from({ length: lines }, (_, at) => ({ ...line, line: at })),
  });
  const files = [file('config.yml', 9), file('a.py', 2), file('b.py', 5), file('tests/t.py', 8)];
  expect(firstFile(files)).toBe('b.py');
  expect(firstFile([])).toBeNull();
});
