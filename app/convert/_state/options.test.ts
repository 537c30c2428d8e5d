import { describe, expect, test } from 'vitest';
import { type CellId, DEFAULT_OPTIONS } from '../../_lib.ts';
import { applyFix, markOf, readOptions, sameOptions, withMark } from './options.ts';

const a = 'a' as CellId;
const b = 'b' as CellId;

describe('marks', () => {
  test('a mark is set for its cells only', () => {
    const options = withMark(DEFAULT_OPTIONS, [a], 'exclude');
    expect(markOf(options, a)).toBe('exclude');
    expect(markOf(options, b)).toBe('auto');
  });

  test('going back to the suggestion leaves nothing behind', () => {
    const there = withMark(DEFAULT_OPTIONS, [a, b], 'include');
    expect(withMark(there, [a, b], 'auto')).toEqual(DEFAULT_OPTIONS);
  });

  test('the order in which marks were made does not matter', () => {
    const one = withMark(withMark(DEFAULT_OPTIONS, [a], 'include'), [b], 'exclude');
    const other = withMark(withMark(DEFAULT_OPTIONS, [b], 'exclude'), [a], 'include');
    expect(sameOptions(one, other)).toBe(true);
  });
});

describe('fixes', () => {
  test('each kind changes its option', () => {
    expect(applyFix(DEFAULT_OPTIONS, { kind: 'mark', cells: [a], mark: 'include' }).marks).toEqual({
      a: 'include',
    });
    expect(applyFix(DEFAULT_OPTIONS, { kind: 'target', names: ['model'] }).targets).toEqual([
      'model',
    ]);
    expect(applyFix(DEFAULT_OPTIONS, { kind: 'order', order: 'recorded' }).order).toBe('recorded');
  });
});

describe('stored options', () => {
  test('come back as they were', () => {
    const options = { ...withMark(DEFAULT_OPTIONS, [a], 'exclude'), targets: ['m'], name: 'x' };
    expect(readOptions(JSON.parse(JSON.stringify(options)))).toEqual(options);
  });

  test.each([null, 3, 'x', [], { marks: 4, targets: 'm', style: 'other', order: 1, name: 2 }])(
    'what is not understood (%j) is left out',
    (value) => expect(readOptions(value)).toEqual(DEFAULT_OPTIONS),
  );
});
