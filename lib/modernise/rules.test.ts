import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { modernCases } from '../testing/modernise/cases.ts';
import { modernised } from '../testing/modernise/modernise-case.ts';
import { modernRules } from './index.ts';

const cases = modernCases(path.resolve('fixtures', 'modernise'));

describe('every modernisation rule', () => {
  test('has a fixture, and every fixture a rule', () => {
    const ids = modernRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(cases.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  test.each(cases.map((one) => [one.id, one] as const))(
    '%s',
    (id, { old, now, gives, python, witness }) => {
      const { notebook, changes } = modernised(old, python);
      const own = changes.filter(({ rule }) => rule.id === id);
      expect(own.length).toBeGreaterThan(0);
      expect(notebook.cells[0]?.source).toBe(now ?? old);
      // What is said to be new is what stands there.
      const told = changes.filter(({ after }) => after !== null);
      expect(
        told.map(({ place }) => notebook.cells[0]?.source.slice(place.start, place.end)),
      ).toEqual(told.map(({ after }) => after));
      expect(own.every(({ after }) => (after === null) === (now === null))).toBe(true);
      expect([gives !== null, witness !== null]).toEqual([now !== null, now !== null]);
    },
  );

  test('says what changed, when, and where that is written', () => {
    for (const rule of modernRules) {
      expect(rule.reason).not.toMatch(/[.!]$/);
      expect(rule.changed).toMatch(/^\d+\.\d+/);
      expect(rule.reference).toMatch(/^https:/);
      expect(rule.words.length).toBeGreaterThan(0);
    }
  });
});
