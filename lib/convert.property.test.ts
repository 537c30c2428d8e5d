import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convert, DEFAULT_OPTIONS } from './index.ts';

const name = fc.constantFrom('a', 'b', 'df', 'model');
const value = fc.oneof(
  name,
  fc.constantFrom('1', '[]', '{"k": a}', 'b + 1', 'len(a)', 'lambda x: x + b', '[x for x in a]'),
  fc.constantFrom(
    'pd.read_csv("in.csv")',
    'df[["x"]]',
    'df.drop(columns="y")',
    'LinearRegression()',
  ),
);
const simple = fc.oneof(
  fc.tuple(name, value).map(([n, v]) => `${n} = ${v}`),
  fc.tuple(name, value).map(([n, v]) => `print(${n}, ${v})`),
  name.map((n) => `${n} += 1`),
  name.map((n) => `del ${n}`),
  name.map((n) => `${n}.append(b)`),
  fc.constantFrom(
    'import pandas as pd',
    'from math import *',
    'from sklearn.linear_model import LinearRegression',
  ),
  fc.constantFrom(
    'model.fit(df, b)',
    'df.plot()',
    'a.to_csv("out.csv")',
    'exec("a = 1")',
    '!ls',
    '%matplotlib inline',
    'a =',
  ),
);
const header = fc.constantFrom(
  'if a:',
  'for b in a:',
  'while b:',
  'def a(df, b=1):',
  'class b:',
  'with a as b:',
);
const statement = fc.oneof(
  { weight: 3, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc
      .tuple(header, fc.array(simple, { minLength: 1, maxLength: 3 }))
      .map(([head, body]) => [head, ...body.map((line) => `    ${line}`)].join('\n')),
  },
);
const program = fc
  .array(fc.array(statement, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  .map((cells) => cells.map((lines) => ['# %%', ...lines].join('\n')).join('\n'));

test('any small program gives a project or a refusal, and the same bytes twice', () => {
  fc.assert(
    fc.property(program, (text) => {
      const run = (): ReturnType<typeof convert> =>
        convert([{ fileName: 'small.py', text: `${text}\n` }], DEFAULT_OPTIONS, { format: null });
      const first = run();
      // An internal report is a crash that the driver caught.
      expect(first.diagnostics.filter((d) => d.kind === 'internal').map((d) => d.message)).toEqual(
        [],
      );
      expect(
        first.status === 'converted' || first.diagnostics.some((d) => d.severity === 'error'),
      ).toBe(true);
      expect(run().project?.files).toEqual(first.project?.files);
    }),
    { numRuns: 150, seed: 7 },
  );
});
