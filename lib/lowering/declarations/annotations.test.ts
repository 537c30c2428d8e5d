import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS, emitStage } from '../../index.ts';
import { fillTypeSlots, type Pipeline } from '../../ir/index.ts';

/** First line of each function and class of the project, types in their canonical spelling. */
function signaturesOf(...cells: string[]): readonly string[] {
  const text = JSON.stringify({
    nbformat: 4,
    nbformat_minor: 4,
    metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } },
    cells: cells.map((source) => ({
      cell_type: 'code',
      metadata: {},
      source,
      outputs: [],
      execution_count: null,
    })),
  });
  const source = { fileName: 'a.ipynb', text };
  const pipeline = emitStage([source], DEFAULT_OPTIONS, 'ir') as Pipeline;
  return pipeline.declarations.flatMap(({ code }) =>
    fillTypeSlots(code.text, (type) => type)
      .split('\n')
      .filter((line) => /^\s*(?:def |self\.\w+: |\w+: .* = )/.test(line)),
  );
}

const LOAD = "import pandas as pd\ndf = pd.read_csv('rows.csv')";
const SAVE = "df.to_csv('out.csv')";

test('parameters have the types of all calls, results those of what is returned', () => {
  expect(
    signaturesOf(
      LOAD,
      'def fill(table, column, share=0.5):\n    table[column] = table[column].fillna(share)\n    return table',
      "df = fill(df, 'a')\ndf = fill(df, 'b', share=2)",
      SAVE,
    ),
  ).toEqual([
    'def fill(table: pandas.DataFrame, column: str, share: float=0.5) -> pandas.DataFrame:',
  ]);
});

test('what others may call is given anything', () => {
  expect(
    signaturesOf(LOAD, 'def twice(v):\n    return v * 2', "df['b'] = df['a'].apply(twice)", SAVE),
  ).toEqual(['def twice(v: Any) -> Any:']);
});

test('a result that some ways do not give is not annotated as if they did', () => {
  expect(
    signaturesOf(
      LOAD,
      'def label(n):\n    if n > 1:\n        return "many"',
      "df['b'] = label(3)",
      SAVE,
    ),
  ).toEqual(['def label(n: int) -> Any:']);
});

test('a default of None may be passed; annotations of the author stay', () => {
  expect(
    signaturesOf(
      LOAD,
      'def f(n: "int", m=None, *rest, **named):\n    return 1 if m is None else m',
      "df['b'] = f(1, 2)",
      SAVE,
    ),
  ).toEqual(['def f(n: "int", m: int | None=None, *rest: Any, **named: Any) -> int:']);
});

test('containers that start empty say what they are where their function does not show it', () => {
  expect(
    signaturesOf(
      LOAD,
      [
        'class Means:',
        '    def __init__(self):',
        '        self.means = {}',
        '    def learn(self, table):',
        '        kept = []',
        '        kept.append(table)',
        "        self.means['a'] = table['a'].mean()",
      ].join('\n'),
      "m = Means()\nm.learn(df)\ndf['b'] = m.means['a']",
      SAVE,
    ),
  ).toEqual([
    '    def __init__(self) -> None:',
    '        self.means: dict[Any, Any] = {}',
    '    def learn(self, table: pandas.DataFrame) -> None:',
  ]);
});
