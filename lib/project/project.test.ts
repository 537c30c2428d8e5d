import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellId } from '../source/span.ts';
import {
  diffProjects,
  makeTree,
  printProvenance,
  safeFileName,
  zipProject,
  type ProjectFile,
} from './index.ts';

function file(path: string, text = ''): ProjectFile {
  return { path, text, provenance: [] };
}

describe('a tree', () => {
  test('is sorted by path, whatever the order of its files', () => {
    const tree = makeTree('demo', [file('src/b.py'), file('README.md'), file('src/a.py')]);
    expect(tree.files.map(({ path }) => path)).toEqual(['README.md', 'src/a.py', 'src/b.py']);
  });

  test.each([
    '../up',
    '/etc/passwd',
    'a/../b',
    'a//b',
    './a',
    'C:\\x',
    'a/con.txt',
    'nul',
    'a.',
    'a ',
    'a\nb',
    '',
    'a\\b',
  ])('refuses the path %j', (path) => {
    expect(() => makeTree('demo', [file(path)])).toThrow('Not a project tree');
  });

  test('refuses two files that are one where case does not count', () => {
    expect(() => makeTree('demo', [file('A.md'), file('a.md')])).toThrow('"a.md" is there twice');
  });

  test('takes a safe name made of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(makeTree('demo', [file(safeFileName(text))]).files).toHaveLength(1);
      }),
    );
  });
});

describe('a zip', () => {
  const tree = makeTree('demo', [file('a.txt', 'é\n'), file('src/b.py', 'b = 1\n')]);

  test('holds the files below the folder of the project', () => {
    const files = Object.entries(unzipSync(zipProject(tree))).map(([path, bytes]) => [
      path,
      new TextDecoder().decode(bytes),
    ]);
    expect(files).toEqual([
      ['demo/a.txt', 'é\n'],
      ['demo/src/b.py', 'b = 1\n'],
    ]);
  });

  test('is the same bytes each time, with the earliest time that a zip can hold', () => {
    const bytes = zipProject(tree);
    expect(zipProject(tree)).toEqual(bytes);
    // MS-DOS date of the first entry: day 1, month 1, 1980.
    expect([bytes[12], bytes[13]]).toEqual([0x21, 0]);
    expect([bytes[10], bytes[11]]).toEqual([0, 0]);
  });
});

test('a difference names what was added, removed and changed', () => {
  const before = makeTree('demo', [
    file('gone.py', 'x\n'),
    file('kept.py', 'x\n'),
    file('main.py', 'a\nb\nc\n'),
  ]);
  const after = makeTree('demo', [
    file('kept.py', 'x\n'),
    file('main.py', 'a\nB\nc\n'),
    file('new.py', 'y\n'),
  ]);
  const differences = diffProjects(before, after);
  expect(differences.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    'removed gone.py',
    'changed main.py',
    'added new.py',
  ]);
  expect(differences[1]?.hunks).toEqual([
    {
      beforeStart: 1,
      beforeLines: 3,
      afterStart: 1,
      afterLines: 3,
      lines: [
        { kind: 'same', text: 'a' },
        { kind: 'removed', text: 'b' },
        { kind: 'added', text: 'B' },
        { kind: 'same', text: 'c' },
      ],
    },
  ]);
});

test('provenance is written with numbers from 1', () => {
  const provenance = [{ line: 0, cell: cellId('x'), position: 3, firstLine: 1, lastLine: 2 }];
  expect(printProvenance([file('b.py'), { ...file('a.py', 'x\n'), provenance }])).toBe(
    '{\n  "a.py": [\n    [1, 3, 1, 2]\n  ]\n}\n',
  );
  expect(printProvenance([])).toBe('{}\n');
});
