import { describe, expect, test } from 'vitest';
import { indexSummaries, summaries } from './index.ts';

const index = indexSummaries(summaries);
const names = summaries.flatMap((library) => [
  ...Object.keys(library.functions),
  ...Object.keys(library.classes),
]);
const calls = summaries.flatMap((library) => [
  ...Object.entries(library.functions),
  ...Object.entries(library.classes).flatMap(([name, summary]) =>
    Object.entries(summary.methods ?? {}).map(
      ([method, call]) => [`${name}.${method}`, call] as const,
    ),
  ),
]);

describe('the tables agree with each other', () => {
  test('no two tables list the same name', () => {
    const seen = new Set<string>();
    const twice = names.filter((name) => seen.has(name) || seen.add(name) === undefined);
    expect(twice).toEqual([]);
  });

  test('no library is listed twice', () => {
    const libraries = summaries.map((summary) => summary.library);
    expect(libraries).toHaveLength(new Set(libraries).size);
  });

  test('a listed name is found under its own name', () => {
    expect(names.filter((name) => index.canonical(name) !== name)).toEqual([]);
  });

  test('every base is a listed class', () => {
    const bases = summaries.flatMap((library) =>
      Object.values(library.classes).flatMap((summary) => summary.bases ?? []),
    );
    expect(bases.filter((base) => index.classSummary(base) === undefined)).toEqual([]);
  });

  test('aliases end at something: a name, a module or a library', () => {
    const lost = summaries
      .flatMap((library) => Object.keys(library.aliases ?? {}))
      .filter((name) => {
        const target = index.canonical(name);
        return (
          index.callSummary(target) === undefined &&
          index.classSummary(target) === undefined &&
          index.constantType(target) === undefined &&
          index.libraryOf(target) === undefined
        );
      });
    expect(lost.filter((name) => !name.startsWith('collections.'))).toEqual([]);
  });

  test('result types are built from builtins and listed classes', () => {
    const known = new Set(['Any', 'None', 'self', 'hashlib._Hash']);
    const unknown = new Set<string>();
    for (const [, call] of calls) {
      for (const name of (call.returns ?? '').match(/[A-Za-z_][\w.]*/g) ?? []) {
        if (!known.has(name) && index.classSummary(name) === undefined) unknown.add(name);
      }
    }
    expect([...unknown]).toEqual([]);
  });

  test('a role goes with the effect it implies', () => {
    const learning = calls.filter(([, call]) => call.role === 'fit-transform');
    const still = learning.filter(
      ([name, call]) => call.mutatesReceiver !== true && index.functionSummary(name) === undefined,
    );
    expect(still.map(([name]) => name)).toEqual([]);
  });
});
