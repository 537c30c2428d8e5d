import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadRuffFormatter } from '../../node/ruff.ts';
import { actualFiles, expectedFiles, goldenCases } from './cases.ts';

const CASES = goldenCases(path.join(import.meta.dirname, '../../../fixtures/projects'));
const format = loadRuffFormatter();

test('there are cases', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(10);
});

// After an intended change: npm run golden, then read the difference before committing it.
describe.each(CASES)('$name', (golden) => {
  const actual = actualFiles(golden, format);
  const expected = expectedFiles(golden);

  test('gives the expected files, none missing, none more', () => {
    expect([...actual.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
  });

  test.each([...expected.keys()])('%s', (name) => {
    expect(actual.get(name)).toBe(expected.get(name));
  });

  test('gives the same bytes twice', () => {
    expect(actualFiles(golden, format)).toEqual(actual);
  });
});
