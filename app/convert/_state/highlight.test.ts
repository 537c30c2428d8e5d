import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlight } from './highlight.ts';

test('colours what Python colours', () => {
  const kinds = highlight('for x in f(1): # y')
    .filter(({ text }) => text.trim() !== '')
    .map(({ kind, text }) => `${kind}:${text.trim()}`);
  expect(kinds).toEqual([
    'keyword:for',
    'plain:x',
    'keyword:in',
    'call:f',
    'plain:(',
    'number:1',
    'plain:):',
    'comment:# y',
  ]);
});

test('a string that is never closed ends with its line', () => {
  expect(highlight("a = 'b\nc").map(({ kind }) => kind)).toContain('string');
  expect(highlight("a = 'b\nc").at(-1)).toEqual({ kind: 'plain', text: 'c' });
});

test('tokens joined are the source, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (source) => {
      expect(
        highlight(source)
          .map(({ text }) => text)
          .join(''),
      ).toBe(source);
    }),
  );
});
