import { expect, test } from 'vitest';
import type { CellId, LineProvenance, Notebook, ProjectFile } from '../../_lib.ts';
import { linesOfCell, modulesFromNotebook, originOfLine, sourceBehind } from './provenance.ts';

function from(cell: string, line: number): LineProvenance {
  return { line, cell: cell as CellId, position: 1, firstLine: 1, lastLine: 1 };
}

function file(path: string, provenance: readonly LineProvenance[]): ProjectFile {
  return { path, text: '', provenance };
}

const PROJECT = {
  name: 'p',
  files: [
    file('config/config.yml', [from('a', 3)]),
    file('src/p/data.py', [from('a', 9), from('a', 4), from('b', 5)]),
    file('tests/test_data.py', [from('a', 1)]),
    file('src/p/config.py', [from('a', 2)]),
    file('README.md', []),
  ],
};

test('a cell leads to its lines: code first, then tests, then the rest', () => {
  expect(linesOfCell(PROJECT, 'a' as CellId)).toEqual([
    { path: 'src/p/data.py', lines: [4, 9] },
    { path: 'tests/test_data.py', lines: [1] },
    { path: 'config/config.yml', lines: [3] },
    { path: 'src/p/config.py', lines: [2] },
  ]);
});

test('a line leads to its cell; scaffolding to none', () => {
  const data = file('d.py', [from('b', 5)]);
  expect(originOfLine(data, 5)?.cell).toBe('b');
  expect(originOfLine(data, 6)).toBeNull();
});

test('the source behind a module is the cells that feed it, in the order of the notebook', () => {
  const code = (id: string, position: number, source: string) => ({
    id: id as CellId,
    position,
    source,
    kind: 'code' as const,
    executionCount: null,
    outputs: [],
  });
  const notebook: Notebook = {
    fileName: 'n.ipynb',
    format: { kind: 'percent' },
    language: 'python',
    languageVersion: null,
    cells: [code('b', 1, 'y = 2'), code('z', 2, 'plot()'), code('a', 3, 'x = 1\n')],
  };
  const [module] = modulesFromNotebook(PROJECT);
  if (module === undefined) throw new Error('no module');
  expect(sourceBehind(module, notebook)).toBe('# cell 1\ny = 2\n\n\n# cell 3\nx = 1\n');
});
