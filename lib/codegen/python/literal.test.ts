import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLiteral, PYTHON_VALUES } from '../testing/literals.ts';
import { askPython } from '../../node/testing/python.ts';
import { printLiteral } from './literal.ts';

const EVALUATE = `
import json, sys
${PYTHON_VALUES}
wrong = []
for literal, text in json.load(sys.stdin):
    if "\\n" in text or not same(build(literal), eval(text)):
        wrong.append(text)
json.dump(wrong, sys.stdout)
`;

test('a printed literal evaluates to the same value of the same type in Python', () => {
  fc.assert(
    fc.property(fc.array(anyLiteral, { minLength: 150, maxLength: 300 }), (literals) => {
      const question = literals.map((literal) => [literal, printLiteral(literal)]);
      expect(askPython(EVALUATE, question)).toEqual([]);
    }),
    { numRuns: 4, endOnFailure: true },
  );
});

test.each([
  ["it's", `"it's"`],
  ['say "hi"', `'say "hi"'`],
  ['a\tb\u200B', String.raw`"a\tb\u200b"`],
  ['Ünïcode 😀', '"Ünïcode 😀"'],
])('prints %j as people would', (value, printed) => {
  expect(printLiteral({ kind: 'str', value })).toBe(printed);
});
