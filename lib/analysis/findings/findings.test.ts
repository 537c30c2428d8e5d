import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalog, convert, DEFAULT_OPTIONS, inspect } from '../../index.ts';

const ROOT = path.join(import.meta.dirname, '../../../fixtures/defects');
const CASES = fs
  .readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();

const read = (name: string, file: string): string =>
  fs.readFileSync(path.join(ROOT, name, file), 'utf8');

/** `CW5101 cell 3 line 2`, one a line, for each finding in a fixture's file. */
function found(name: string, file: 'planted.py' | 'clean.py'): readonly string[] {
  const outcome = inspect([{ fileName: file, text: read(name, file) }], DEFAULT_OPTIONS);
  expect(outcome.inspection).not.toBeNull();
  return outcome.diagnostics
    .filter((d) => d.code.startsWith('CW51'))
    .map((d) => {
      const cell = outcome.notebook?.cells.find((c) => c.id === d.span?.cell);
      const line = (cell?.source.slice(0, d.span?.start).split('\n') ?? []).length;
      return `${d.code} cell ${cell?.position} line ${line}`;
    });
}

test('each rule has a planted defect, and there are many', () => {
  const texts = CASES.map((name) => read(name, 'expected.txt')).join('\n');
  const rules = catalog
    .map((rule) => rule.code)
    .filter((code) => code.startsWith('CW51') && code !== 'CW5109');
  expect(rules.filter((code) => !texts.includes(code))).toEqual([]);
  expect(CASES.length).toBeGreaterThanOrEqual(30);
});

describe.each(CASES)('%s', (name) => {
  test('is found where it is planted', () => {
    expect(found(name, 'planted.py')).toEqual(read(name, 'expected.txt').trim().split('\n'));
  });

  test('is not seen in the nearest honest code', () => {
    expect(found(name, 'clean.py')).toEqual([]);
  });
});

/** Cells of a planted defect after a repair, and what is said of it then. */
function repaired(name: string, ...repairs: readonly string[]): { source: string; said: string[] } {
  const files = [{ fileName: 'planted.py', text: read(name, 'planted.py') }];
  const outcome = inspect(files, { ...DEFAULT_OPTIONS, repairs });
  return {
    source: (outcome.notebook?.cells ?? []).map((cell) => cell.source).join('\n'),
    said: outcome.diagnostics
      .filter((d) => d.code.startsWith('CW51'))
      .map((d) => {
        const cell = outcome.notebook?.cells.find((c) => c.id === d.span?.cell);
        return `${d.code} ${cell?.source.slice(d.span?.start, d.span?.end)}`;
      }),
  };
}

describe('a repair', () => {
  test('gives a split a seed', () => {
    const { source, said } = repaired('unseeded-split', 'CW5108@2');
    expect(source).toContain('train_test_split(X, y, test_size=0.2, random_state=42)');
    expect(said).toEqual(['CW5109 random_state=42']);
  });

  test('uses the seed of the notebook, and the module as the author spells it', () => {
    const { source, said } = repaired('unseeded-shuffle-and-noise', 'CW5108');
    expect(source).toContain('shops.sample(frac=1, random_state=42)');
    expect(source).toContain("np.random.seed(42)\nshops['revenue'] = ");
    expect(source).toContain('KMeans(n_clusters=4, n_init=10, random_state=42)');
    expect(said.filter((text) => !text.startsWith('CW5109'))).toEqual([]);
  });

  test('lets an encoder take new categories', () => {
    const { source, said } = repaired('one-hot-without-unknown', 'CW5106');
    expect(source).toContain("OneHotEncoder(sparse_output=False, handle_unknown='ignore')");
    expect(said).toEqual(["CW5109 handle_unknown='ignore'"]);
  });

  test('reads what training learned instead of learning again', () => {
    const { source, said } = repaired('fit-transform-on-test', 'CW5105');
    expect(source).toContain('X_test = sc.transform(X_test)');
    expect(said).toEqual(['CW5109 transform']);
  });

  test('fills held-out rows with what training rows have', () => {
    const { source, said } = repaired('filled-with-own-mean', 'CW5105');
    expect(source).toContain('X_test = X_test.fillna(X_train.mean())');
    expect(said).toEqual(['CW5109 X_train']);
  });

  test('takes a fit on held-out rows out', () => {
    const { source, said } = repaired('model-refitted-on-test', 'CW5104@3');
    expect(source).not.toContain('model.fit(X_test, y_test)');
    expect(said).toEqual(['CW5109 ']);
  });

  test.each([
    ['target-left-in', 'CW5103', "X = hr.drop(['staff_id', 'left'], axis=1)"],
    ['log-target-left-in', 'CW5103', "X = homes.drop(['price', 'address', 'log_price'], axis=1)"],
    ['feature-from-target', 'CW5103', "features = ['area', 'rooms', 'age']"],
    ['target-kept-by-comprehension', 'CW5103', "X = mail[inputs].drop(columns=['spam'])"],
    ['target-column-in-serving', 'CW5107', "cols = ['cost', 'units']"],
  ])('takes the column out of the features: %s', (name, code, line) => {
    const { source, said } = repaired(name, code);
    expect(source).toContain(line);
    expect(said).toEqual([expect.stringMatching(/^CW5109 /)]);
  });

  test.each([
    ['skew-constant', "X_test['income'] = X_test['income'].clip(upper=200000)"],
    ['skew-statistic', "X_test['year'] = X_test['year'].fillna(X_train['year'].median())"],
    ['skew-column', "test['log_area'] = np.log1p(test['living_area'])"],
  ])('does to held-out rows what training rows get: %s', (name, line) => {
    const { source, said } = repaired(name, 'CW5101');
    expect(source).toContain(line);
    expect(said).toEqual([expect.stringMatching(/^CW5109 /)]);
  });

  test.each(['skew-order', 'skew-one-side', 'skew-argument'])(
    'is not offered where no edit of one line gives both sides the same: %s',
    (name) => {
      const files = [{ fileName: 'planted.py', text: read(name, 'planted.py') }];
      const told = inspect(files, DEFAULT_OPTIONS).diagnostics.filter((d) => d.code === 'CW5101');
      expect(told.map((d) => d.fixes)).toEqual([[]]);
    },
  );

  test.each([
    ['target-left-in', 'CW5103'],
    ['target-column-in-serving', 'CW5107'],
    ['skew-statistic', 'CW5101'],
  ])('gives a project whose serving is told apart, without the finding: %s', (name, code) => {
    const files = [{ fileName: 'planted.py', text: read(name, 'planted.py') }];
    const outcome = convert(files, { ...DEFAULT_OPTIONS, repairs: [code] }, { format: null });
    const codes = outcome.diagnostics.map((d) => d.code);
    expect(outcome.project).not.toBeNull();
    expect(codes).toContain('CW5109');
    expect(codes).not.toContain(code);
    expect(codes).not.toContain('CW5201');
  });

  test('leaves a frame alone that the target is read from afterwards', () => {
    const text = read('target-left-in', 'planted.py')
      .replace('X = hr.drop', 'hr = hr.drop')
      .replace('train_test_split(X, y', 'train_test_split(hr, y');
    const outcome = inspect([{ fileName: 'hr.py', text }], DEFAULT_OPTIONS);
    const told = outcome.diagnostics.filter((d) => d.code === 'CW5103');
    expect(told.map((d) => d.fixes)).toEqual([[]]);
  });

  test('is made only where it is chosen', () => {
    expect(repaired('one-hot-without-unknown', 'CW5106@1', 'CW5108').said).toEqual([
      expect.stringMatching(/^CW5106 /),
    ]);
  });

  test('of a missing seed is made unless it is declined', () => {
    const { source, said } = repaired('unseeded-split');
    expect(source).toContain('train_test_split(X, y, test_size=0.2, random_state=42)');
    expect(said).toEqual(['CW5110 random_state=42']);
    for (const declined of ['-CW5108', '-CW5108@2'])
      expect(repaired('unseeded-split', declined).said).toEqual([
        'CW5108 train_test_split(X, y, test_size=0.2)',
      ]);
  });
});

test('data and target of a bundled data set are no columns of one frame', () => {
  const text = `# %%
from sklearn.datasets import load_digits
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
digits = load_digits()
X_train, X_test, y_train, y_test = train_test_split(digits.data, digits.target, random_state=0)
model = Ridge()
model.fit(X_train, y_train)
answers = model.predict(X_test)
`;
  const outcome = inspect([{ fileName: 'digits.py', text }], DEFAULT_OPTIONS);
  expect(outcome.inspection?.candidates.map((c) => c.name)).toEqual(['model']);
  expect(outcome.diagnostics.filter((d) => d.code.startsWith('CW51'))).toEqual([]);
});
