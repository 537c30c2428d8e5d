import { expect, test } from 'vitest';
import { installProblem } from './packages.js';

const lock = (packages: Record<string, { version?: string; optional?: boolean }>) => ({
  packages: { '': {}, ...packages },
});

test('equal versions need no installation, and other platforms may be absent', () => {
  const wanted = lock({
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-win': { version: '1.0.0', optional: true },
  });
  expect(installProblem(wanted, lock({ 'node_modules/a': { version: '1.0.0' } }))).toBeUndefined();
});

test('a clone without packages, a missing one and another version are each named', () => {
  const wanted = lock({ 'node_modules/a': { version: '1.0.1' } });
  expect(installProblem(wanted, undefined)).toBe('node_modules is missing');
  const stale = 'node_modules is older than package-lock.json (node_modules/a)';
  expect(installProblem(wanted, lock({}))).toBe(stale);
  expect(installProblem(wanted, lock({ 'node_modules/a': { version: '1.0.0' } }))).toBe(stale);
});
