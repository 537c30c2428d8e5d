import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalog, ruleByCode } from './index.ts';

const slots = (text: string): readonly string[] =>
  Array.from(text.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? '');

const files = readdirSync(import.meta.dirname).filter(
  (name) => !/^(?:index|.*\.test)\.ts$/.test(name),
);

/** The argument names in `rule<{ a: string; b: number }>({ code: ...`, which exist in the source text only. */
function declaredSlots(
  file: string,
): readonly { readonly code: string; readonly names: readonly string[] }[] {
  const text = readFileSync(path.join(import.meta.dirname, file), 'utf8');
  return Array.from(
    text.matchAll(/rule(?:<([^>]*(?:<[^>]*>)?[^>]*)>)?\(\{\s*code: '(CW\d+)'/g),
    (match) => ({
      code: match[2] ?? '',
      names: Array.from((match[1] ?? '').matchAll(/(\w+): /g), (slot) => slot[1] ?? ''),
    }),
  );
}

describe('the catalogue', () => {
  test('has every file of its folder in the index', () => {
    const index = readFileSync(path.join(import.meta.dirname, 'index.ts'), 'utf8');
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) expect(index).toContain(`from './${file}'`);
  });

  test('uses only slots that the rule declares, and declares none in vain', () => {
    const declarations = files.flatMap(declaredSlots);
    expect(declarations.map(({ code }) => code).toSorted()).toEqual(
      catalog.map((rule) => rule.code),
    );
    for (const { code, names } of declarations) {
      const rule = ruleByCode(code);
      const used = slots(`${rule?.message} ${rule?.why} ${rule?.advice}`);
      expect({ code, slots: [...new Set(used)].toSorted() }).toEqual({
        code,
        slots: names.toSorted(),
      });
    }
  });

  test('gives a code and a name to one rule each', () => {
    expect(new Set(catalog.map((rule) => rule.code)).size).toBe(catalog.length);
    expect(new Set(catalog.map((rule) => rule.name)).size).toBe(catalog.length);
  });

  test('finds a rule by its code', () => {
    expect(ruleByCode('CW2001')?.name).toBe('cell-does-not-parse');
    expect(ruleByCode('CW0000')).toBeNull();
  });

  test.each(catalog.map((rule) => [rule.code, rule] as const))('%s is complete', (_, rule) => {
    expect(rule.code).toMatch(/^CW[1-9]\d{3}$/);
    expect(rule.name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(rule.message).toMatch(/[.?}]$/);
    expect(rule.why).toMatch(/[.}]$/);
    expect(rule.advice).toMatch(/[.}]$/);
    expect(rule.docs.length).toBeGreaterThan(60);
    // A slot in the page would never be filled: pages speak of the rule, not of one report.
    expect(slots(rule.docs.replaceAll(/```[\s\S]*?```|`[^`]*`/g, ''))).toEqual([]);
  });
});
