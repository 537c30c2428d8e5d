import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { modernCases } from '../testing/modernise/cases.ts';

const cases = modernCases(path.resolve('fixtures', 'modernise')).filter(({ now }) => now !== null);

test('what modernised code gives is what the old code gave with old libraries', () => {
  const script = path.resolve('lib', 'testing', 'modernise', 'run-cases.py');
  const { stdout, stderr } = spawnSync(process.env['CELLWRIGHT_PYTHON'] ?? 'python3', [script], {
    input: JSON.stringify(cases),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const given = JSON.parse(stdout) as Record<string, string>;
  const isRun = ({ id }: { readonly id: string }): boolean => given[id] !== 'not installed';
  const ran = cases.filter(isRun);
  // Libraries that the checks' own environment lacks are few.
  expect(ran.length).toBeGreaterThan(cases.length - 5);
  expect(Object.fromEntries(ran.map(({ id }) => [id, given[id]]))).toEqual(
    Object.fromEntries(ran.map(({ id, gives }) => [id, gives])),
  );
});
