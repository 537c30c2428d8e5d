import { expect, test } from 'vitest';
import type { TableFormat } from '../../ir/index.ts';
import { chooseRows, spread } from './choose-rows.ts';
import { placeOf, sampleOfFiles } from './given-rows.ts';
import { recordOf, recordTexts } from './records.ts';

const COMMAS: TableFormat = { separator: ',', hasHeader: true, names: null, skipped: 0 };

function given(path: string, lines: readonly string[], format = COMMAS) {
  return { input: { setting: null, path, format }, data: { path, text: lines.join('\n') } };
}

function linesOf(sample: { readonly text: string } | undefined): readonly string[] {
  return sample?.text.trimEnd().split('\n') ?? [];
}

test('a newline inside quotes does not end a record', () => {
  const texts = recordTexts('a,b\r\n1,"two\nlines, ""quoted"""\n3,x', ',');
  expect(texts).toEqual(['a,b', '1,"two\nlines, ""quoted"""', '3,x']);
  expect(recordOf(texts[1] ?? '', ',').fields).toEqual(['1', 'two\nlines, "quoted"']);
});

test('a small file is taken as it stands', () => {
  const lines = ['id;name', '1;"Ann; Bob"', '2;C'];
  const [sample] = sampleOfFiles([given('a.csv', lines, { ...COMMAS, separator: ';' })], []);
  expect(linesOf(sample)).toEqual(lines);
});

test('rows are spread over a long file, and each class of the target comes often enough', () => {
  const rows = Array.from({ length: 5000 }, (_, at) => `${at},${at % 250 === 0 ? 'yes' : 'no'}`);
  const [sample] = sampleOfFiles([given('a.csv', ['id,left', ...rows])], ['left']);
  const lines = linesOf(sample);
  expect(lines[0]).toBe('id,left');
  expect(lines.length).toBeLessThan(330);
  expect(lines.filter((line) => line.endsWith('yes')).length).toBeGreaterThanOrEqual(15);
  const ids = lines.slice(1).map((line) => Number(line.split(',')[0]));
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  expect(Math.max(...ids)).toBeGreaterThan(4900);
});

test('rows of a second file are those whose key the first has', () => {
  const people = Array.from({ length: 2000 }, (_, at) => `p${at},${at % 90}`);
  const visits = Array.from({ length: 4000 }, (_, at) => `${at},p${at % 2000}`);
  const [first, second] = sampleOfFiles(
    [
      given('people.csv', ['person,age', ...people]),
      given('visits.csv', ['visit,person', ...visits]),
    ],
    [],
  );
  const known = new Set(linesOf(first).map((line) => line.split(',')[0]));
  const used = linesOf(second)
    .slice(1)
    .map((line) => line.split(',')[1]);
  expect(used.length).toBeGreaterThan(50);
  expect(used.every((person) => known.has(person))).toBe(true);
});

test('what looks like a secret is left out of the rows', () => {
  const [sample] = sampleOfFiles(
    [given('a.csv', ['url', 'https://ann:hunter2@example.org/', 'plain'])],
    [],
  );
  expect(sample?.text).not.toContain('hunter2');
  expect(sample?.text).toContain('plain');
});

test('long rows are fewer', () => {
  const records = Array.from({ length: 200 }, (_, at) => {
    const text = `${at},${'x'.repeat(20_000)}`;
    return { text, fields: text.split(',') };
  });
  expect(chooseRows(records, { targets: [] }).length).toBeLessThan(50);
  expect(spread([1, 2, 3, 4], 2)).toEqual([1, 3]);
});

test('a file is known by the end of its path', () => {
  const available = ['train.csv', 'input/test.csv', 'other/test.csv'];
  expect(placeOf('../input/test.csv', available)).toBe('input/test.csv');
  expect(placeOf('/kaggle/working/train.csv', available)).toBe('train.csv');
  expect(placeOf('absent.csv', available)).toBeNull();
});
