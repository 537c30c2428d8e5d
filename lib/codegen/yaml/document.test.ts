import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLiteral, PYTHON_VALUES } from '../testing/literals.ts';
import { askPython } from '../../node/testing/python.ts';
import { printYaml } from './document.ts';

const LOAD = `
import json, sys, yaml
${PYTHON_VALUES}
question = json.load(sys.stdin)
loaded = yaml.safe_load(question["text"])["group"]
wrong = [repr(loaded[f"k{i}"]) for i, literal in enumerate(question["literals"]) if not same(build(literal, True), loaded[f"k{i}"])]
json.dump(wrong, sys.stdout)
`;

test('PyYAML reads every value with its type', () => {
  fc.assert(
    fc.property(fc.array(anyLiteral, { minLength: 100, maxLength: 200 }), (literals) => {
      const entries = literals.map((value, index) => ({
        key: `k${index}`,
        value,
        comment: ['what it is'],
      }));
      const text = printYaml(['Settings.'], [{ name: 'group', comment: 'A group.', entries }]);
      expect(askPython(LOAD, { text, literals })).toEqual([]);
    }),
    { numRuns: 4, endOnFailure: true },
  );
});

test('prints groups with their comments', () => {
  const text = printYaml(
    ['Settings.'],
    [
      {
        name: 'paths',
        comment: 'Files.',
        entries: [
          {
            key: 'train',
            value: { kind: 'str', value: 'data/train.csv' },
            comment: ['Read by `read_csv` (cell 1)'],
          },
          { key: 'query', value: { kind: 'str', value: 'select *\n  from t' }, comment: [] },
        ],
      },
      {
        name: 'model',
        comment: 'Model.',
        entries: [{ key: 'alpha', value: { kind: 'float', repr: '1e-05' }, comment: [] }],
      },
    ],
  );
  expect(text).toBe(`# Settings.

# Files.
paths:
  # Read by \`read_csv\` (cell 1)
  train: data/train.csv
  query: |-
    select *
      from t

# Model.
model:
  alpha: 1.0e-05
`);
});

test('without settings there is an empty mapping', () => {
  expect(printYaml(['None.'], [])).toBe('# None.\n\n{}\n');
});
