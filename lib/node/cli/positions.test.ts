import { expect, test } from 'vitest';
import { type Notebook, cellId } from '../../index.ts';
import { cellsAt, marksOf, parsePositions } from './positions.ts';

const notebook: Notebook = {
  fileName: 'demo.ipynb',
  format: { kind: 'ipynb', major: 4, minor: 5 },
  language: 'python',
  languageVersion: null,
  cells: ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({
    id: cellId(id),
    position: i + 1,
    kind: 'raw',
    source: '',
  })),
};

const chosen = (list: string): string =>
  [...cellsAt(parsePositions(list, '--mark'), notebook, '--mark')].join('');

test('positions and ranges name cells, in any order and as often as one likes', () => {
  expect(chosen('2')).toBe('b');
  expect(chosen('4-5, 1')).toBe('ade');
  expect(chosen('2-3,3 - 3')).toBe('bc');
});

test.each([
  ['', "--mark: a position is missing in ''."],
  ['1,,2', "--mark: a position is missing in '1,,2'."],
  ['3-x', "--mark: '3-x' is neither a position like 3 nor a range like 5-9 in '3-x'."],
  ['1,-2', "--mark: '-2' is neither a position like 3 nor a range like 5-9 in '1,-2'."],
  ['0-3', "--mark: '0-3' starts at 0, but positions count from 1 in '0-3'."],
  ['2,5-4', "--mark: '5-4' runs backwards in '2,5-4'."],
  ['1,4-6', "--mark: '4-6' is out of range: demo.ipynb has 5 cells."],
  [
    '1-99999999999999999999',
    "--mark: '1-99999999999999999999' is out of range: demo.ipynb has 5 cells.",
  ],
])('%j is wrong usage and the part is named', (list, message) => {
  expect(() => chosen(list)).toThrow(message);
});

test('listed cells are in and all others are out', () => {
  expect(marksOf(cellsAt(parsePositions('2', '--mark'), notebook, '--mark'), notebook)).toEqual({
    a: 'exclude',
    b: 'include',
    c: 'exclude',
    d: 'exclude',
    e: 'exclude',
  });
});
