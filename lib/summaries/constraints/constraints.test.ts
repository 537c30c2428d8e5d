import { expect, test } from 'vitest';
import { constraintOf, constraintTables, parseConstraint } from './index.ts';

test('every entry of every table is in the words of the contract', () => {
  for (const { calls } of constraintTables) {
    for (const parameters of Object.values(calls)) {
      for (const words of Object.values(parameters)) {
        const parsed = parseConstraint(words);
        const says =
          parsed.int !== null || parsed.float !== null || parsed.options.length > 0 || parsed.text;
        expect({ words, says }).toEqual({ words, says: true });
      }
    }
  }
});

test('tells whole numbers from others only where they mean different things', () => {
  expect(parseConstraint('float > 0.0 < 1.0 | int >= 1 | "sqrt" | None')).toEqual({
    int: { ge: '1' },
    float: { gt: '0', lt: '1' },
    isReal: false,
    options: ['sqrt'],
    text: false,
    none: true,
    bool: false,
  });
  expect(parseConstraint('number >= 0')).toMatchObject({
    int: { ge: '0' },
    float: { ge: '0' },
    isReal: true,
  });
});

test('knows the parameters of classes and functions, and nothing of others', () => {
  expect(constraintOf('sklearn.ensemble.RandomForestClassifier', 'n_estimators')?.int).toEqual({
    ge: '1',
  });
  expect(constraintOf('sklearn.model_selection.train_test_split', 'test_size')?.float).toEqual({
    gt: '0',
    lt: '1',
  });
  expect(constraintOf('sklearn.ensemble.RandomForestClassifier', 'constructor')).toBeNull();
  expect(constraintOf('mine.Forest', 'n_estimators')).toBeNull();
  expect(constraintOf(null, 'epochs')?.int).toEqual({ ge: '1' });
});
