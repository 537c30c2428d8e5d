import { expect, test } from 'vitest';
import type { Literal } from '../../_lib.ts';
import { readLiteral } from './literal.ts';

const one: Literal = { kind: 'int', digits: '1' };

test.each<[string, Literal]>([
  ['None', { kind: 'none' }],
  ['True', { kind: 'bool', value: true }],
  ['1e-05', { kind: 'float', repr: '1e-05' }],
  ['"a\\"b"', { kind: 'str', value: 'a"b' }],
  ['[1, None]', { kind: 'list', items: [one, { kind: 'none' }] }],
  ['(1,)', { kind: 'tuple', items: [one] }],
  ['set()', { kind: 'set', items: [] }],
  ['{1: [1]}', { kind: 'dict', entries: [[one, { kind: 'list', items: [one] }]] }],
])('%s', (text, literal) => expect(readLiteral(literal)).toBe(text));
