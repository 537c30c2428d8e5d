import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalog, DEFAULT_OPTIONS, inspect } from '../../index.ts';

const ROOT = path.join(import.meta.dirname, '../../../fixtures/defects');
const CASES = fs
  .readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();

const read = (name: string, file: string): string =>
  fs.readFileSync(path.join(ROOT, name, file), 'utf8');

/** `CW5101 cell 3 line 2`, one a line, for each finding in a fixture's file. */
function found(name: string, file: 'planted.py' | 'clean.py'): readonly string[] {
  const outcome = inspect([{ fileName: file, text: read(name, file) }], DEFAULT_OPTIONS);
  expect(outcome.inspection).not.toBeNull();
  return outcome.diagnostics
    .filter((d) => d.code.startsWith('CW51'))
    .map((d) => {
      const cell = outcome.notebook?.cells.find((c) => c.id === d.span?.cell);
      const line = (cell?.source.slice(0, d.span?.start).split('\n') ?? []).length;
      return `${d.code} cell ${cell?.position} line ${line}`;
    });
}

test('each rule has a planted defect, and there are many', () => {
  const texts = CASES.map((name) => read(name, 'expected.txt')).join('\n');
  const rules = catalog.map((rule) => rule.code).filter((code) => code.startsWith('CW51'));
  expect(rules.filter((code) => !texts.includes(code))).toEqual([]);
  expect(CASES.length).toBeGreaterThanOrEqual(24);
});

describe.each(CASES)('%s', (name) => {
  test('is found where it is planted', () => {
    expect(found(name, 'planted.py')).toEqual(read(name, 'expected.txt').trim().split('\n'));
  });

  test('is not seen in the nearest honest code', () => {
    expect(found(name, 'clean.py')).toEqual([]);
  });
});
