import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS, notebookScript, type StatementId } from '../../index.ts';
import { findPython } from '../runner/python.ts';
import { type Comparison, compareValues, type Pair } from './compare-values.ts';
import { type Capture, runCapture } from './run-capture.ts';
import { copyData, withScratch } from './working-copy.ts';

const python = findPython(process.env['CELLWRIGHT_PYTHON']);

function notebookOf(cells: readonly string[]): {
  readonly fileName: string;
  readonly text: string;
} {
  return { fileName: 'notebook.py', text: cells.map((cell) => `# %%\n${cell}\n`).join('\n') };
}

/** Captures expressions at the end of a notebook, or after the statement that starts as `after` says. */
async function capture(
  scratch: string,
  name: string,
  cells: readonly string[],
  expressions: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>> = {},
): Promise<{ readonly file: string; readonly failed: readonly string[] }> {
  const data = path.join(scratch, 'data');
  fs.mkdirSync(data, { recursive: true });
  fs.writeFileSync(path.join(data, 'rows.csv'), 'a,b\n1,x\n2,y\n');
  const script = notebookScript([notebookOf(cells)], DEFAULT_OPTIONS);
  if (script === null) throw new Error('refused');
  const statementOf = (key: string): StatementId | null =>
    script.whole.find(({ text }) => text.startsWith(after[key] ?? '\n'))?.id ?? null;
  const captures: readonly Capture[] = Object.entries(expressions).map(([key, expression]) => ({
    name: key,
    expression,
    after: statementOf(key),
    plain: false,
  }));
  const copy = copyData({ folder: data, cwd: '' }, ['../input/rows.csv'], scratch, name);
  const run = await runCapture(
    { statements: script.whole, captures, rows: null, files: [], written: [], steady: true },
    copy,
    { python, seconds: 60, scratch: path.join(scratch, `${name}-out`) },
  );
  expect(fs.readdirSync(data)).toEqual(['rows.csv']);
  return { file: run.values ?? '', failed: run.failed };
}

test('keeps a value as it was right after its statement, past cells that fail', async () => {
  await withScratch(async (scratch) => {
    const cells = [
      "import pandas as pd\ndf = pd.read_csv('../input/rows.csv')\n%matplotlib inline",
      '1 / 0\nnever = 1',
      "df['a'] = 7\ndf.to_csv('written.csv')\ndisplay(df)",
    ];
    const first = await capture(
      scratch,
      'one',
      cells,
      { rows: 'df', absent: 'never' },
      { rows: 'df = ' },
    );
    const other = await capture(scratch, 'two', ['rows = {"a": [1, 2], "b": ["x", "y"]}'], {
      rows: '__import__("pandas").DataFrame(rows)',
    });
    expect(first.failed).toEqual([
      'cell 2, line 1: ZeroDivisionError: division by zero',
      "absent: NameError: name 'never' is not defined",
    ]);
    expect(other.failed).toEqual([]);
    const compared = await compareValues(
      [
        {
          name: 'rows',
          left: { file: first.file, name: 'rows' },
          right: { file: other.file, names: ['rows'] },
        },
      ],
      { python, seconds: 60, scratch },
    );
    expect(compared.get('rows')).toMatchObject({ state: 'equal', rows: 2, largest: 0 });
  });
});

const SPLIT = [
  "import pandas as pd\nfrom sklearn.model_selection import train_test_split\ndf = pd.read_csv('../input/rows.csv')",
  'X = df[["a", "b"]].to_numpy()\nrest, test = train_test_split(X, test_size=0.25)',
  'train, validation = train_test_split(rest, test_size=2)\nscaled = test * 2\nframe = pd.DataFrame(validation * 3)',
];

// Where the rows of each expression stand among the raw ones, as an expression of the notebook.
const LED_BACK: Readonly<Record<string, readonly [string, string]>> = {
  'an array that a split gave': ['test', 'test[:, 0].tolist()'],
  'what was made of it': ['scaled', 'test[:, 0].tolist()'],
  'the first of them': ['test[:2]', 'test[:2, 0].tolist()'],
  'a split of a split, with an index of its own': ['frame', 'validation[:, 0].tolist()'],
};

test('leads rows without an index back to those loaded, through the splits', async () => {
  await withScratch(async (scratch) => {
    const data = path.join(scratch, 'data');
    fs.mkdirSync(data);
    const lines = Array.from({ length: 12 }, (_, i) => `${i},${100 - i * i}`);
    fs.writeFileSync(path.join(data, 'rows.csv'), `a,b\n${lines.join('\n')}\n`);
    const script = notebookScript([notebookOf(SPLIT)], DEFAULT_OPTIONS);
    if (script === null) throw new Error('refused');
    const found: Record<string, boolean> = {};
    for (const [name, [rows, column]] of Object.entries(LED_BACK)) {
      const folder = path.join(scratch, name.replaceAll(' ', '-'));
      const copy = copyData({ folder: data, cwd: '' }, ['../input/rows.csv'], folder, 'copy');
      const last = script.whole.at(-1)?.id ?? null;
      const capture = { name: 'places', expression: column, after: last, plain: false };
      const run = await runCapture(
        {
          statements: script.whole,
          captures: [capture],
          rows: {
            raw: { expression: 'df', after: null },
            heldOut: { expression: rows, after: last },
          },
          files: [],
          written: [],
          steady: false,
        },
        copy,
        { python, seconds: 60, scratch: folder },
      );
      const pickled = JSON.stringify(run.rows?.pickle);
      const other = await columnOf(folder, pickled);
      const pair = {
        name,
        left: { file: run.values ?? '', name: 'places' },
        right: { file: other, names: ['places'] },
      };
      const compared = await compareValues([pair], { python, seconds: 60, scratch: folder });
      found[name] = compared.get(name)?.state === 'equal';
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(LED_BACK).map((name) => [name, true])));
  });
});

/** Column `a` of pickled rows, kept as a value. */
async function columnOf(scratch: string, pickled: string): Promise<string> {
  const { file, failed } = await capture(
    path.join(scratch, 'read'),
    'read',
    [`import pandas as pd\nrows = pd.read_pickle(${pickled})`],
    { places: 'rows["a"].tolist()' },
  );
  expect(failed).toEqual([]);
  return file;
}

// What each pair must come to: null when equal, else where the first difference is.
const PAIRS: Readonly<Record<string, readonly [string, string, string | null]>> = {
  'numbers within the tolerance': ['1.0', '1.0 + 5e-10', null],
  'numbers beyond it': ['1.0', '1.0 + 2e-9', ''],
  'missing numbers': ['np.array([1, np.nan])', '[1.0, float("nan")]', null],
  'a missing number on one side': ['np.array([1, np.nan])', 'np.array([1, 2])', '[1]'],
  labels: ['pd.Series(["a", "b"])', 'pd.Series(["a", "c"])', '[1]'],
  'an index': ['pd.Series([1, 2], index=[3, 4])', 'pd.Series([1, 2], index=[3, 5])', ' index[1]'],
  'a series and its items': ['pd.Series([1, 2], index=["p", "q"])', '{"p": 1, "q": 2}', null],
  'keys in another order': ['{"p": 1, "q": 2}', '{"q": 2, "p": 1}', null],
  'nested values': ['{"p": {"q": [1, 2]}}', '{"p": {"q": [1, 3]}}', "['p']['q'][1]"],
  columns: ['pd.DataFrame({"p": [1]})', 'pd.DataFrame({"q": [1]})', ' columns'],
  'a value of a frame': [
    'pd.DataFrame({"p": [1, 2], "q": [1.0, 2.0]})',
    'pd.DataFrame({"p": [1, 2], "q": [1.0, 2.5]})',
    " column 'q'[1]",
  ],
  'sparse matrices': [
    'sparse.csr_matrix([[0, 1], [2, 0]])',
    'sparse.csc_matrix([[0, 1], [2, 0]])',
    null,
  ],
  'what an estimator learned': [
    'LinearRegression().fit([[1.0], [2.0]], [1.0, 2.0])',
    'LinearRegression().fit([[1.0], [2.0]], [1.0, 3.0])',
    '.coef_[0]',
  ],
  'trees that grew alike': [
    'DecisionTreeRegressor(random_state=0).fit([[1.0], [2.0]], [1.0, 2.0])',
    'DecisionTreeRegressor(random_state=0).fit([[1.0], [2.0]], [1.0, 2.0])',
    null,
  ],
  'trees that grew otherwise': [
    'DecisionTreeRegressor(random_state=0).fit([[1.0], [2.0]], [1.0, 2.0])',
    'DecisionTreeRegressor(random_state=0).fit([[1.0], [4.0]], [1.0, 2.0])',
    ".tree_.nodes['threshold'][0]",
  ],
  lengths: ['[1, 2]', '[1, 2, 3]', ''],
  'a text and a number': ['"1"', '1', ''],
};

test('tells equal values from different ones, and where', async () => {
  await withScratch(async (scratch) => {
    const imports = [
      'import numpy as np\nimport pandas as pd\nfrom scipy import sparse',
      'from sklearn.linear_model import LinearRegression\nfrom sklearn.tree import DecisionTreeRegressor',
    ];
    const side = (place: 0 | 1): Readonly<Record<string, string>> =>
      Object.fromEntries(Object.entries(PAIRS).map(([name, pair]) => [name, pair[place]]));
    const left = await capture(scratch, 'left', imports, side(0));
    const right = await capture(scratch, 'right', imports, side(1));
    expect([left.failed, right.failed]).toEqual([[], []]);
    const pairs: readonly Pair[] = Object.keys(PAIRS).map((name) => ({
      name,
      left: { file: left.file, name },
      right: { file: right.file, names: [name] },
    }));
    const compared = await compareValues(pairs, { python, seconds: 60, scratch });
    const found = [...compared].map(([name, one]: [string, Comparison]) => [name, one.where]);
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(PAIRS).map(([name, pair]) => [name, pair[2]])),
    );
  });
});
