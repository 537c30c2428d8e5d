import { describe, expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '../../_lib.ts';
import { sameOptions } from './options.ts';
import {
  isKey,
  readSettingChoices,
  suggestedBy,
  withoutSettingChoice,
  withSettingChange,
  typeLabel,
} from './setting-choices.ts';

const ALPHA = 'model.alpha';
const suggested = suggestedBy(ALPHA);

describe('choices about settings', () => {
  test('later wishes add to earlier ones', () => {
    const renamed = withSettingChange(DEFAULT_OPTIONS, ALPHA, { rename: 'strength' }, suggested);
    const moved = withSettingChange(renamed, ALPHA, { group: 'ridge' }, suggested);
    expect(moved.settings).toEqual([{ at: ALPHA, rename: 'strength', group: 'ridge' }]);
  });

  test('going back to the suggestion leaves nothing behind', () => {
    const renamed = withSettingChange(DEFAULT_OPTIONS, ALPHA, { rename: 'strength' }, suggested);
    const back = withSettingChange(renamed, ALPHA, { rename: 'alpha' }, suggested);
    expect(back).toEqual(DEFAULT_OPTIONS);
  });

  test('a place alone asks for a setting', () => {
    const promoted = withSettingChange(DEFAULT_OPTIONS, '3:120', {});
    expect(promoted.settings).toEqual([{ at: '3:120' }]);
    expect(withoutSettingChoice(promoted, '3:120')).toEqual(DEFAULT_OPTIONS);
  });

  test('the order in which choices were made does not matter', () => {
    const one = withSettingChange(
      withSettingChange(DEFAULT_OPTIONS, ALPHA, { inline: true }),
      '3:1',
      {},
    );
    const other = withSettingChange(withSettingChange(DEFAULT_OPTIONS, '3:1', {}), ALPHA, {
      inline: true,
    });
    expect(sameOptions(one, other)).toBe(true);
    expect(sameOptions(one, DEFAULT_OPTIONS)).toBe(false);
  });

  test('what was stored by another version is read as far as it is understood', () => {
    const stored = [
      { at: ALPHA, rename: 'strength', inline: 'maybe', weight: 3 },
      { rename: 'nowhere' },
      'text',
    ];
    expect(readSettingChoices(stored)).toEqual([{ at: ALPHA, rename: 'strength' }]);
    expect(readSettingChoices('text')).toEqual([]);
  });

  test.each([
    ['max_depth', true],
    ['c2', true],
    ['MaxDepth', false],
    ['2c', false],
    ['a-b', false],
    ['', false],
  ])('%s as a key: %s', (text, right) => {
    expect(isKey(text)).toBe(right);
  });
});

test.each([
  ['pathlib.Path', 'Path'],
  ['Literal["auto", "scale"] | float', 'one of 2 | float'],
  ['Literal["a, b]", "c", "d"]', 'one of 3'],
  ['Literal["all"] | int', '"all" | int'],
  ['list[str]', 'list[str]'],
])('%s is shown as %s', (type, label) => {
  expect(typeLabel(type)).toBe(label);
});
