import { expect, test } from 'vitest';
import type { Literal } from './literal.ts';
import { settingType } from './literal-type.ts';

const int = (digits: string): Literal => ({ kind: 'int', digits });
const str = (value: string): Literal => ({ kind: 'str', value });
const list = (...items: readonly Literal[]): Literal => ({ kind: 'list', items });
const tuple = (...items: readonly Literal[]): Literal => ({ kind: 'tuple', items });
const dict = (...entries: readonly (readonly [Literal, Literal])[]): Literal => ({
  kind: 'dict',
  entries,
});

test.each<[string, string | null, Literal, string | null]>([
  ['the declared type', 'int | None', int('3'), 'int | None'],
  ['its own, where the declared one gives another value', 'float', int('3'), 'int'],
  [
    'lists told apart by their items',
    null,
    list(list(int('1')), list(str('a'))),
    'list[list[int] | list[str]]',
  ],
  [
    'one alternative, where the file shows no difference',
    null,
    list(list(int('1')), list({ kind: 'float', repr: '1.0' })),
    'list[list[int | float]]',
  ],
  ['nothing for a list beside a tuple', null, list(list(int('1')), tuple(int('1'))), null],
  ['nothing for keys that YAML has not', null, dict([tuple(int('1')), int('1')]), null],
  [
    'nothing for keys that are one in Python',
    null,
    dict([int('1'), str('a')], [{ kind: 'bool', value: true }, str('b')]),
    null,
  ],
  ['nothing for half a character', null, str('\uD800'), null],
  ['nothing for more digits than Python reads', null, int('9'.repeat(4001)), null],
  ['an option', 'Literal["rbf", "linear"] | float', str('rbf'), 'Literal["rbf", "linear"] | float'],
  ['text that is no option', 'Literal["rbf"]', str('poly'), 'str'],
])('gives %s', (_, declared, value, type) => {
  expect(settingType(declared, value)).toBe(type);
});
