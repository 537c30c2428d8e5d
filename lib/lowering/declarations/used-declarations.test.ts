import { expect, test } from 'vitest';
import type { CodeText, Declaration } from '../../ir/index.ts';
import { stagedPrices } from '../../ir/testing/staged-prices.ts';
import { usedDeclarations } from './used-declarations.ts';

function code(...requires: readonly string[]): CodeText {
  return { text: 'pass', comments: [], verbatimLines: [], requires, origins: [], lineOrigins: [0] };
}

function declared(name: string, ...requires: readonly string[]): Declaration {
  return { kind: 'function', name, module: 'functions', code: code(...requires), doc: '' };
}

test('functions whose calls were all inlined go, with those that only they call', () => {
  const { staged } = stagedPrices;
  if (staged === null || staged === undefined) throw new Error('no staged part');
  const calls = { ...staged.serving, after: [code('rounded')] };
  const found = usedDeclarations(
    [
      declared('filled', 'median_of'),
      declared('median_of'),
      declared('rounded', 'half_up'),
      declared('half_up'),
      declared('marked_but_never_called'),
    ],
    ['filled', 'rounded'],
    [],
    { ...staged, serving: calls },
  );
  expect(found.map(({ name }) => name)).toEqual(['rounded', 'half_up', 'marked_but_never_called']);
});
