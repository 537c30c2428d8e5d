import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sliceScript } from '../../index.ts';
import { type SliceCase, sliceCases } from './cases.ts';
import { runPrograms } from './run-programs.ts';

const ROOT = path.join(import.meta.dirname, '../../../fixtures/slices');
const CASES = sliceCases(ROOT);
const PRECISE = CASES.filter(({ without }) => without.length > 0);

/** Cases that are not right yet, with the reason. A case that has become right must leave the list. */
const known = JSON.parse(
  fs.readFileSync(path.join(ROOT, 'known-failures.json'), 'utf8'),
) as Readonly<Record<'wrong' | 'larger', Readonly<Record<string, string>>>>;

function sliceOf({ name, source, target }: SliceCase): string {
  const file = { fileName: `${path.posix.basename(name)}.py`, text: source };
  return sliceScript([file], [target]).script ?? '';
}

const slices = new Map(CASES.map((one) => [one.name, sliceOf(one)]));

// One start of Python for the whole table; a program and its slice lie side by side.
const results = runPrograms(
  CASES.flatMap(({ name, source, target }) => [
    { source, target },
    { source: slices.get(name) ?? '', target },
  ]),
);

/** Programs whose syntax is newer than the Python at hand (`except*` came with 3.11), which refuses them as a whole. */
const tooNew = new Set(
  CASES.filter(({ source }, index) => {
    const whole = results[index * 2] ?? {};
    return (
      source.includes('except*') && 'error' in whole && /SyntaxError/.test(String(whole.error))
    );
  }).map(({ name }) => name),
);
const RUNNABLE = CASES.filter(({ name }) => !tooNew.has(name));

function expectSameValue({ name }: SliceCase): void {
  const index = CASES.findIndex((one) => one.name === name) * 2;
  const [whole, sliced] = results.slice(index, index + 2);
  expect({ slice: slices.get(name), ...sliced }).toEqual({ slice: slices.get(name), ...whole });
}

function expectSmall({ name, without }: SliceCase): void {
  expect(without.filter((text) => slices.get(name)?.includes(text))).toEqual([]);
}

const isKnown =
  (list: 'wrong' | 'larger') =>
  ({ name }: SliceCase): boolean =>
    name in known[list];
const isNew =
  (list: 'wrong' | 'larger') =>
  (one: SliceCase): boolean =>
    !isKnown(list)(one);

test('every program of the table runs, and names in the list of failures are programs', () => {
  const broken = CASES.filter((_, index) => 'error' in (results[index * 2] ?? {}));
  expect(broken.map(({ name }) => name).filter((name) => !tooNew.has(name))).toEqual([]);
  expect(CASES.length - Object.keys(known.wrong).length).toBeGreaterThanOrEqual(150);
  const names = new Set(CASES.map(({ name }) => name));
  const listed = [...Object.keys(known.wrong), ...Object.keys(known.larger)];
  expect(listed.filter((name) => !names.has(name))).toEqual([]);
});

describe('program and slice give the same value', () => {
  test.each(RUNNABLE.filter(isNew('wrong')))('$name', expectSameValue);
  test.fails.each(CASES.filter(isKnown('wrong')))('$name (known failure)', expectSameValue);
});

describe('what does not matter is not in the slice', () => {
  test.each(PRECISE.filter(isNew('larger')))('$name', expectSmall);
  test.fails.each(PRECISE.filter(isKnown('larger')))('$name (known failure)', expectSmall);
});
