import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '../../_lib.ts';
import { loadOptions, saveOptions, type OptionStore } from './persistence.ts';

function memory(): OptionStore & { readonly size: () => number } {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    size: () => kept.size,
  };
}

test('options are kept by notebook', () => {
  const store = memory();
  saveOptions(store, 'one', { ...DEFAULT_OPTIONS, targets: ['model'] });
  expect(loadOptions(store, 'one')?.targets).toEqual(['model']);
  expect(loadOptions(store, 'other')).toBeNull();
});

test('only the last thirty notebooks are kept', () => {
  const store = memory();
  for (let index = 0; index < 50; index += 1) saveOptions(store, `n${index}`, DEFAULT_OPTIONS);
  expect(store.size()).toBe(31);
  expect(loadOptions(store, 'n0')).toBeNull();
  expect(loadOptions(store, 'n49')).toEqual(DEFAULT_OPTIONS);
});

test('a store that refuses is survived, and said', () => {
  const refuse = (): never => {
    throw new DOMException('denied');
  };
  const store = { getItem: refuse, setItem: refuse, removeItem: refuse };
  expect(saveOptions(store, 'one', DEFAULT_OPTIONS)).toBe(false);
  expect(loadOptions(store, 'one')).toBeNull();
});

test('text that is no JSON counts as nothing', () => {
  const store = memory();
  store.setItem('cellwright.options.one', '{');
  expect(loadOptions(store, 'one')).toBeNull();
});
