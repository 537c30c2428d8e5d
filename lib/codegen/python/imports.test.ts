import fs from 'node:fs';
import { createRequire } from 'node:module';
import * as ruff from '@astral-sh/ruff-wasm-web';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { ImportBinding } from '../../ir/index.ts';
import { printImports } from './imports.ts';

const MODULES = [
  'os',
  'os.path',
  're',
  'collections.abc',
  'pandas',
  'numpy',
  'sklearn',
  'sklearn.svm',
  'Sklearn',
  'xgboost',
  'own',
  'own.steps.a',
  'own.config',
  'own.a_5_12',
  'own.a_10_3',
  'own.a_05_1',
  'typing',
  '__future__',
  'PIL',
  'sys2',
];
const MEMBERS = [
  'a',
  'B',
  'CONST',
  'camelCase',
  'Any',
  'x1',
  'x10',
  'x2',
  'x02',
  'x2_10',
  'x2_9',
  'X1',
  '_private',
  'SVC',
  'b',
  'train_test_split',
];

const binding: fc.Arbitrary<ImportBinding> = fc.oneof(
  fc.constantFrom(...MODULES.filter((m) => m !== '__future__')).map((path) => ({
    name: path.split('.')[0] ?? '',
    module: path,
    member: null,
    aliased: false,
  })),
  fc
    .tuple(fc.constantFrom('pandas', 'numpy', 'os', 'own.config'), fc.constantFrom('m1', 'm2'))
    .map(([path, name]) => ({ name, module: path, member: null, aliased: true })),
  fc
    .tuple(fc.constantFrom(...MODULES), fc.constantFrom(...MEMBERS))
    .map(([path, member]) => ({ name: member, module: path, member, aliased: false })),
  fc
    .tuple(fc.constantFrom(...MODULES), fc.constantFrom(...MEMBERS))
    .map(([path, member]) => ({ name: `${member}_as`, module: path, member, aliased: true })),
);

let workspace: ruff.Workspace;
beforeAll(() => {
  const file = createRequire(import.meta.url).resolve('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm');
  ruff.initSync({ module: fs.readFileSync(file) });
  const isort = { 'known-first-party': ['own'] };
  workspace = new ruff.Workspace({ 'line-length': 100, lint: { select: ['I'], isort } }, 1);
});

test('imports are sorted and grouped as the linter wants them', () => {
  fc.assert(
    fc.property(fc.array(binding, { maxLength: 12 }), (bindings) => {
      const text = `${printImports(bindings, 'own').join('\n')}\n\nx = 1\n`;
      const found = (
        workspace.check(bindings.length === 0 ? 'x = 1\n' : text) as readonly {
          readonly code: string | null;
        }[]
      ).map((d) => d.code);
      expect({ text, found }).toEqual({ text, found: [] });
    }),
  );
});

test('the same import twice is one; two of one name keep the later', () => {
  const from = (path: string): ImportBinding => ({
    name: 'sqrt',
    module: path,
    member: 'sqrt',
    aliased: false,
  });
  expect(printImports([from('math'), from('math'), from('numpy')], 'own')).toEqual([
    'from numpy import sqrt',
  ]);
});
