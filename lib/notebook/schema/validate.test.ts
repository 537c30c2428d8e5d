import Ajv from 'ajv-draft-04';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { objectAt } from '../json-value.ts';
import { schemaOf } from './index.ts';
import { supportedKeywords, validate } from './validate.ts';
import type { Schema } from './validate.ts';

const versions = [
  [3, 0],
  [4, 0],
  [4, 1],
  [4, 2],
  [4, 3],
  [4, 4],
  [4, 5],
] as const;
const annotations = new Set([
  '$schema',
  'description',
  'definitions',
  'item',
  'source_hidden',
  'outputs_hidden',
]);

/** Keywords of a schema and of the schemas inside it; names of properties and definitions are not keywords. */
function keywords(schema: unknown, isSchema: boolean, found: Set<string>): Set<string> {
  if (Array.isArray(schema)) for (const item of schema) keywords(item, true, found);
  else if (typeof schema === 'object' && schema !== null) {
    for (const [key, value] of Object.entries(schema)) {
      if (isSchema) found.add(key);
      const isMap = isSchema && ['properties', 'patternProperties', 'definitions'].includes(key);
      keywords(value, !isMap, found);
    }
  }
  return found;
}

const multiline = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }));
const junk = fc.jsonValue({ maxDepth: 1 });
const bundle = fc.dictionary(fc.constantFrom('text/plain', 'image/png'), multiline);
const count = fc.oneof(fc.nat(), fc.constant(null));

/** Documents that the schema of a version accepts. */
function valid(major: number, minor: number): fc.Arbitrary<unknown> {
  const id = minor >= 5 ? { id: fc.stringMatching(/^[a-zA-Z0-9_-]{1,64}$/) } : {};
  const metadata = fc.record(
    { tags: fc.uniqueArray(fc.constantFrom('a', 'b')), name: fc.constant('n') },
    { requiredKeys: [] },
  );
  const isOld = major === 3;
  const output: fc.Arbitrary<unknown> = isOld
    ? fc.record(
        { output_type: fc.constant('display_data'), metadata: fc.constant({}), png: multiline },
        { requiredKeys: ['output_type', 'metadata'] },
      )
    : fc.oneof(
        fc.record({
          output_type: fc.constant('stream'),
          name: fc.constant('stdout'),
          text: multiline,
        }),
        fc.record({
          output_type: fc.constant('execute_result'),
          data: bundle,
          metadata: fc.constant({}),
          execution_count: count,
        }),
        fc.record({
          output_type: fc.constant('error'),
          ename: fc.string(),
          evalue: fc.string(),
          traceback: fc.array(fc.string()),
        }),
      );
  const outputs = fc.array(output, { maxLength: 2 });
  const code = isOld
    ? fc.record({
        cell_type: fc.constant('code'),
        language: fc.constant('python'),
        outputs,
        input: multiline,
      })
    : fc.record({
        cell_type: fc.constant('code'),
        metadata,
        source: multiline,
        outputs,
        execution_count: count,
        ...id,
      });
  const text = fc.record({
    cell_type: fc.constantFrom('markdown', 'raw'),
    metadata,
    source: multiline,
    ...id,
  });
  const cells = fc.array(fc.oneof(code, text), { maxLength: 3 });
  const top = {
    nbformat: fc.constant(major),
    nbformat_minor: fc.constant(minor),
    metadata: fc.constant({}),
  };
  return isOld
    ? fc.record({ ...top, worksheets: fc.array(fc.record({ cells }), { maxLength: 2 }) })
    : fc.record({ ...top, cells });
}

/** A copy with the value at the n-th place replaced, taken out, or joined by one more. */
function mutate(
  value: unknown,
  at: number,
  change: 'replace' | 'remove' | 'add',
  by: unknown,
): unknown {
  let left = at;
  const visit = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node).flatMap(([key, child]): [string, unknown][] => {
      left -= 1;
      if (left !== 0) return [[key, visit(child)]];
      if (change === 'add')
        return [
          [key, child],
          ['extra', by],
        ];
      return change === 'replace' ? [[key, by]] : [];
    });
    return Array.isArray(node) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
  };
  return visit(value);
}

describe.each(versions)('the schema of format %i.%i', (major, minor) => {
  const schema: Schema = schemaOf(major, minor);
  const oracle = new Ajv({ strict: false, logger: false }).compile(schema);

  test('uses only keywords that are understood', () => {
    const unknown = [...keywords(schema, true, new Set())].filter(
      (key) => !supportedKeywords.includes(key) && !annotations.has(key),
    );
    // `misc` groups definitions one level further down.
    const grouped = Object.keys(objectAt(objectAt(schema, 'definitions'), 'misc'));
    expect(unknown.filter((key) => !grouped.includes(key))).toEqual([]);
  });

  test('accepts and refuses what a general validator does', () => {
    const seen = { accepted: 0, refused: 0 };
    const change = fc.constantFrom('replace' as const, 'remove' as const, 'add' as const);
    const mutated = fc
      .tuple(valid(major, minor), fc.nat(40), change, junk)
      .map(([value, at, how, by]) => mutate(value, at, how, by));
    fc.assert(
      fc.property(fc.oneof(valid(major, minor), mutated, junk), (value) => {
        const expected = oracle(value);
        seen[expected ? 'accepted' : 'refused'] += 1;
        expect(validate(schema, value, 5).length === 0).toBe(expected);
      }),
      { numRuns: 200 },
    );
    expect(seen.accepted).toBeGreaterThan(20);
    expect(seen.refused).toBeGreaterThan(20);
  });
});

test('names the place, inside the kind of cell that the cell says it is', () => {
  const notebook = {
    nbformat: 4,
    nbformat_minor: 4,
    metadata: {},
    cells: [
      { cell_type: 'markdown', metadata: {}, source: '' },
      {
        cell_type: 'code',
        metadata: {},
        source: '',
        execution_count: 1,
        outputs: [{ output_type: 'stream', text: 3, name: 'stdout' }],
      },
    ],
  };
  expect(validate(schemaOf(4, 4), notebook, 5)).toEqual([
    { path: ['cells', 1, 'outputs', 0, 'text'], message: 'is of no known form' },
  ]);
});
