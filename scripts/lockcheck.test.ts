import { expect, test } from 'vitest';
import { lockProblems } from './lockcheck.js';

test('an optional binary may be locked beside its package or in a folder above', () => {
  const packages = {
    'node_modules/a': {
      version: '1.0.0',
      optionalDependencies: { 'a-linux': '1.0.0', '@a/mac': '1.0.0' },
    },
    'node_modules/a-linux': {},
    'node_modules/a/node_modules/@a/mac': {},
  };
  expect(lockProblems(packages)).toEqual([]);
});

test('a missing binary and a private place are reported', () => {
  const packages = {
    'node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-linux': '1.0.0' } },
    'node_modules/b': { resolved: 'https://mirror.example/b.tgz' },
  };
  expect(lockProblems(packages)).toEqual([
    'a-linux, optional dependency of node_modules/a 1.0.0, is not locked',
    'node_modules/b is resolved to a place that is not the public registry',
  ]);
});
