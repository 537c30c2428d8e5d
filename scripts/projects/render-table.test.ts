import { expect, test } from 'vitest';
import type { ProjectRow } from './check-project.ts';
import { holds, renderTable } from './render-table.ts';

const ok = { kind: 'ok' } as const;
const whole: ProjectRow['checks'] = {
  convert: ok,
  wheel: ok,
  install: ok,
  pytest: ok,
  data: { kind: 'skipped', detail: 'it reads no files' },
  mypy: ok,
  ruff: ok,
  format: ok,
};
const row = (name: string, checks: ProjectRow['checks']): ProjectRow => ({
  name,
  style: 'custom',
  checks,
  seconds: 2,
});

test('a check that does not apply is no shortfall; one that could not be made is', () => {
  expect(holds(row('a', whole))).toBe(true);
  expect(holds(row('a', { convert: ok }))).toBe(false);
  expect(holds(row('a', { ...whole, mypy: { kind: 'short', detail: 'x' } }))).toBe(false);
});

test('every shortfall is named, and columns say how many hold', () => {
  const broken = {
    ...whole,
    mypy: { kind: 'short', detail: 'a.py:1: error\nb.py:2: error' },
  } as const;
  const lines = renderTable([row('a', whole), row('b', broken), row('c', { convert: ok })]);
  expect(lines[1]).toMatch(/^a +custom +ok +ok +ok +ok +- +ok +ok +ok +2\.0$/);
  expect(lines[4]).toMatch(
    /share +100\.0 % +66\.7 % +66\.7 % +66\.7 % +0\.0 % +33\.3 % +66\.7 % +66\.7 %$/,
  );
  expect(lines).toContain('b (custom), mypy:');
  expect(lines).toContain('    b.py:2: error');
  expect(lines.at(-1)).toBe('3 projects: 1 hold in every column');
});
