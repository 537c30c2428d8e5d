import { expect, test } from 'vitest';
import type { CellId, CellReport, NameReport, StatementId } from '../../_lib.ts';
import { explained, timeGroups } from './binding-times.ts';

function cell(...statements: readonly (readonly NameReport[])[]): CellReport {
  const id = 'c' as CellId;
  return {
    id,
    position: 1,
    kind: 'code',
    mark: { value: 'production', by: 'default' },
    role: 'engineer',
    reason: '',
    statements: statements.map((names, index) => ({
      id: `c:${index}` as StatementId,
      span: { cell: id, start: index, end: index + 1 },
      role: 'engineer',
      included: true,
      reason: '',
      defines: [],
      reads: [],
      mutates: [],
      names,
    })),
  };
}

const rows: NameReport = { name: 'X', time: 'row', lineage: 'train' };
const mean: NameReport = { name: 'mean', time: 'learned', lineage: 'train' };

test('names stand once, under the time at which they are known, earliest first', () => {
  expect(timeGroups(cell([rows], [mean], [rows]))).toEqual([
    { time: 'learned', names: [mean] },
    { time: 'row', names: [rows] },
  ]);
});

test('the same name over other rows is another entry', () => {
  const all: NameReport = { ...rows, lineage: 'all' };
  expect(timeGroups(cell([all], [rows]))).toEqual([{ time: 'row', names: [all, rows] }]);
});

test('a cell without a report has none', () => {
  expect(timeGroups(null)).toEqual([]);
});

test('says which rows', () => {
  expect(explained(mean)).toBe('mean: Learned from rows in training. Here: training rows.');
});
