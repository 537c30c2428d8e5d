import { expect, test } from 'vitest';
import { ranges } from './ranges.ts';

test.each([
  [[], ''],
  [[4], '4'],
  [[9, 3, 8, 5, 7], '3, 5, 7–9'],
  [[1, 1, 2], '1–2'],
])('%j is %s', (numbers, text) => expect(ranges(numbers)).toBe(text));
