import { expect, test } from 'vitest';
import { convert, DEFAULT_OPTIONS, type ModuleFile, type Outcome } from '../../index.ts';

const LOAD = `import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
flats = pd.read_csv('flats.csv')`;
const SPLIT = `train, test = train_test_split(flats, random_state=0)`;
const FIT = `model = Ridge()
model.fit(train[['area', 'rooms']], train['rent'])
pred = model.predict(test[['area', 'rooms']])`;

function converted(cells: readonly string[], modules: readonly ModuleFile[]): Outcome {
  const text = cells.map((source) => `# %%\n${source}\n`).join('\n');
  const options = { ...DEFAULT_OPTIONS, name: 'flats' };
  return convert([{ fileName: 'flats.py', text, modules }], options, { format: null });
}

function fileOf({ project }: Outcome, path: string): string | null {
  return project?.files.find((file) => file.path === path)?.text ?? null;
}

function codes({ diagnostics }: Outcome): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

const WIDEN = `import numpy as np\n\ndef widen( df ):\n    df = df.copy()\n    df['area'] = np.log(df['area'])\n    return df\n`;

test('copies a module into the package and imports it from there', () => {
  const outcome = converted(
    [LOAD, `import helpers as h\nflats = h.widen(flats)`, SPLIT, FIT],
    [{ path: 'helpers.py', text: WIDEN }],
  );
  expect(fileOf(outcome, 'src/flats/helpers.py')).toBe(WIDEN);
  const all = outcome.project?.files.map(({ text }) => text).join('\n') ?? '';
  expect(all).toContain('import flats.helpers as h');
  expect(outcome.inspection?.staging.staged).toBe(true);
  expect(outcome.inspection?.modules).toEqual([
    { name: 'helpers', file: 'helpers.py', module: 'flats.helpers', cell: 2 },
  ]);
  expect(fileOf(outcome, 'notebook/provenance.json')).toContain(
    '"src/flats/helpers.py": "helpers.py"',
  );
});

test('follows what modules import, and leads only those imports to the package', () => {
  const outcome = converted(
    [LOAD, `from src.features import build\nflats = build(flats)`, SPLIT, FIT],
    [
      {
        path: 'src/features.py',
        text: `import xgboost\nfrom src.sizes import widen\nfrom .more import twice\n\ndef build(df):\n    return twice(widen(df))\n`,
      },
      { path: 'src/sizes.py', text: WIDEN },
      {
        path: 'src/more.py',
        text: `def twice(df):\n    return df.assign(rooms=df['rooms'] * 2)\n`,
      },
      { path: 'src/unused.py', text: 'x = 1\n' },
    ],
  );
  expect(fileOf(outcome, 'src/flats/src/features.py')).toContain(
    'import xgboost\nfrom flats.src.sizes import widen\nfrom .more import twice\n',
  );
  expect(fileOf(outcome, 'src/flats/src/__init__.py')).not.toBeNull();
  expect(fileOf(outcome, 'src/flats/src/unused.py')).toBeNull();
  expect(fileOf(outcome, 'pyproject.toml')).toContain('"xgboost"');
  expect(outcome.inspection?.staging.staged).toBe(true);
});

test('a star import brings the names that are used; a name of ours goes by another', () => {
  const outcome = converted(
    [LOAD, `from config import *\nflats['area'] = flats['area'] * FACTOR`, SPLIT, FIT],
    [{ path: 'config.py', text: 'FACTOR = 2\nOTHER = 3\n' }],
  );
  expect(fileOf(outcome, 'src/flats/notebook_config.py')).toBe('FACTOR = 2\nOTHER = 3\n');
  const steps = outcome.project?.files.filter(({ path }) => path.includes('/steps/')) ?? [];
  expect(steps.map(({ text }) => text).join('\n')).toContain(
    'from flats.notebook_config import FACTOR',
  );
});

test('looks where a literal on sys.path points, and no further', () => {
  const cells = (folder: string): readonly string[] => [
    LOAD,
    `import sys\nsys.path.append(${folder})\nfrom helpers import widen\nflats = widen(flats)`,
    SPLIT,
    FIT,
  ];
  const above = [{ path: '../helpers.py', text: WIDEN }];
  expect(fileOf(converted(cells(`'..'`), above), 'src/flats/helpers.py')).toBe(WIDEN);
  expect(fileOf(converted(cells(`os.path.abspath('..')`), above), 'src/flats/helpers.py')).toBe(
    WIDEN,
  );
  expect(codes(converted(cells(`'/opt'`), above))).toContain('CW4010');
  const far = [{ path: '../../../helpers.py', text: WIDEN }];
  expect(codes(converted(cells(`'../../..'`), far))).toContain('CW4010');
});

test('names a module that is missing, its cell and where it should lie', () => {
  const outcome = converted([LOAD, `import helpers\nflats = helpers.widen(flats)`, SPLIT, FIT], []);
  const missing = outcome.diagnostics.find(({ code }) => code === 'CW4010');
  expect(missing?.message).toContain('no `helpers.py` was given');
  expect(missing?.span?.cell).toBe(outcome.inspection?.cells[1]?.id);
  const declined = outcome.diagnostics.find(({ code }) => code === 'CW5201');
  expect(declined?.message).toContain('put `helpers.py` beside the notebook (cell 2)');
});

test('warns of a module that acts when it is imported, and refuses one that cannot be read', () => {
  const cells = [LOAD, `from helpers import widen\nflats = widen(flats)`, SPLIT, FIT];
  const given = (text: string): Outcome => converted(cells, [{ path: 'helpers.py', text }]);
  expect(codes(given(WIDEN))).not.toContain('CW4011');
  expect(codes(given(`SHARES = set([1, 2])\n${WIDEN}`))).not.toContain('CW4011');
  expect(codes(given(`${WIDEN}\nprint(widen)\n`))).toContain('CW4011');
  const guarded = `${WIDEN}\nif __name__ == '__main__':\n    print(1)\n`;
  expect(codes(given(guarded))).not.toContain('CW4011');
  const broken = given('def widen(df:\n    return df\n');
  expect(broken.status).toBe('refused');
  expect(codes(broken)).toContain('CW4012');
});

test('a class of a module that looks at other rows is not served', () => {
  const encoder = (body: string): string =>
    `import pandas as pd\n\nclass Encoder:\n    def fit(self, X, y=None):\n        self.mean_ = X['area'].mean()\n        return self\n\n    def transform(self, X):\n        X = X.copy()\n        ${body}\n        return X\n`;
  const cells = [
    LOAD,
    SPLIT,
    `from sklearn.pipeline import make_pipeline\nfrom encoders import Encoder\nmodel = make_pipeline(Encoder(), Ridge())
model.fit(train[['area', 'rooms']], train['rent'])\npred = model.predict(test[['area', 'rooms']])`,
  ];
  const reason = (body: string): unknown => {
    const { inspection } = converted(cells, [{ path: 'encoders.py', text: encoder(body) }]);
    return inspection?.staging.staged === true ? null : inspection?.staging.reason;
  };
  expect(reason(`X['area'] = X['area'].fillna(self.mean_)`)).toBeNull();
  expect(reason(`X['area'] = X['area'].fillna(X['area'].mean())`)).toContain('`Encoder`');
  expect(reason(`X['area'] = X['area'].rank()`)).toContain('looks at other rows');
});

test('tells of calls in a module that current versions ignore, and leaves them', () => {
  const old = "def filled(df):\n    df['area'].fillna(0, inplace=True)\n    return df\n";
  const cells = [LOAD, `from helpers import filled\nflats = filled(flats)`, SPLIT, FIT];
  const outcome = converted(cells, [{ path: 'helpers.py', text: old }]);
  const told = outcome.diagnostics.find(({ code }) => code === 'CW5305');
  expect(told?.message).toContain(
    "`helpers.py`, line 2: `df['area'].fillna(0, inplace=True)` is not what current versions have",
  );
  expect(told?.span?.cell).toBe(outcome.inspection?.cells[1]?.id);
  expect(fileOf(outcome, 'src/flats/helpers.py')).toBe(old);
});
