import path from 'node:path';
import { expect, test } from 'vitest';
import { sliceScript } from '../../index.ts';
import { type SliceCase, sliceCases } from './cases.ts';
import { runPrograms } from './run-programs.ts';

const CASES = sliceCases(path.join(import.meta.dirname, '../../../fixtures/slices'));

function sliceOf({ name, source, target }: SliceCase): string {
  const file = { fileName: `${path.posix.basename(name)}.py`, text: source };
  return sliceScript([file], [target]).script ?? '';
}

const slices = new Map(CASES.map((one) => [one.name, sliceOf(one)]));

// One start of Python for the whole table; a program and its slice lie side by side.
const results = runPrograms(
  CASES.flatMap(({ name, source, target }) => [
    { source, target },
    { source: slices.get(name) ?? '', target },
  ]),
);

test('there are enough programs', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(200);
});

test.each(CASES.map(({ name }, index) => ({ name, index })))(
  '$name: program and slice give the same value',
  ({ name, index }) => {
    const [whole, sliced] = results.slice(index * 2, index * 2 + 2);
    expect(whole).toHaveProperty('value');
    expect({ slice: slices.get(name), ...sliced }).toEqual({ slice: slices.get(name), ...whole });
  },
);

test.each(CASES.filter(({ without }) => without.length > 0))(
  '$name: what does not matter is not in the slice',
  ({ name, without }) => {
    expect(without.filter((text) => slices.get(name)?.includes(text))).toEqual([]);
  },
);
