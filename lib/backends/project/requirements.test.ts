import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { convert } from '../../convert.ts';
import { DEFAULT_OPTIONS } from '../../default-options.ts';
import { meets } from '../../ir/versions.ts';
import type { ConvertOptions } from '../../outcome.ts';
import { normalName, type VersionSetName, versionSets } from './known-versions.ts';

const FIT = `import pandas as pd
from sklearn.cluster import KMeans
from sklearn.linear_model import Ridge
rows = pd.read_csv('flats.csv')
rows['area'].fillna(0, inplace=True)
model = Ridge(alpha=2)
model.fit(rows[['area']], rows['rent'])
`;

function converted(
  source: string,
  options: Partial<ConvertOptions> = {},
): { readonly codes: readonly string[]; readonly file: (name: string) => string } {
  const { project, diagnostics } = convert(
    [{ fileName: 'flats.py', text: `# %%\n${source}` }],
    { ...DEFAULT_OPTIONS, ...options },
    { format: null },
  );
  const files = new Map(project?.files.map((f) => [f.path, f.text]));
  return { codes: diagnostics.map(({ code }) => code), file: (name) => files.get(name) ?? '' };
}

const pins = (lock: string): ReadonlyMap<string, string> =>
  new Map(
    Array.from(lock.matchAll(/^([\w.-]+)==(\S+)$/gm), (m) => [normalName(m[1] ?? ''), m[2] ?? '']),
  );

/** Everything that is locked has all that it needs locked beside it, at the version of the set. */
function expectClosed(lock: string, set: VersionSetName): void {
  const { packages } = versionSets[set];
  const locked = pins(lock);
  expect(locked.size).toBeGreaterThan(0);
  for (const [name, version] of locked) {
    expect([name, packages[name]?.version]).toEqual([name, version]);
    expect((packages[name]?.requires ?? []).filter((need) => !locked.has(need))).toEqual([]);
  }
}

describe('requirements.lock', () => {
  test.each(['current', 'old'] as const)(
    'the %s versions need nothing beside each other',
    (set) => {
      const { packages } = versionSets[set];
      const needed = Object.values(packages).flatMap(({ requires }) => requires);
      expect(needed.filter((name) => !Object.hasOwn(packages, name))).toEqual([]);
    },
  );

  const root = path.resolve('fixtures', 'projects');
  const locks = fs
    .readdirSync(root)
    .map((name) => path.join(root, name, 'expected', 'requirements.lock'))
    .filter((file) => fs.existsSync(file));
  test.each(locks)('%s is complete', (file) => {
    const text = fs.readFileSync(file, 'utf8');
    expectClosed(text, 'current');
    expect(text).not.toContain('Not resolved');
  });

  test('has what libraries import by themselves to read a kind of file', () => {
    const { file } = converted(FIT.replace("read_csv('flats.csv')", "read_excel('flats.xlsx')"));
    expect(pins(file('requirements.lock')).has('openpyxl')).toBe(true);
    expect(pins(converted(FIT).file('requirements.lock')).has('openpyxl')).toBe(false);
  });

  test('a distribution that was not resolved with the others is named as such', () => {
    const cleaned = FIT.replace('model = ', 'rows = somebodys_library.clean(rows)\nmodel = ');
    const lock = converted(`import somebodys_library\n${cleaned}`).file('requirements.lock');
    expect(lock).toMatch(/Not resolved[^]*\nsomebodys_library$/m);
  });
});

describe('versions', () => {
  test('a pin that current code does not go with gives way, and that is said', () => {
    const { codes, file } = converted(`!pip install pandas==1.3.5\n${FIT}`);
    expect(codes).toContain('CW5304');
    expect(file('pyproject.toml')).toContain('"pandas"');
    expectClosed(file('requirements.lock'), 'current');
  });

  test('kept old calls keep the pins and have versions that go with them', () => {
    const { codes, file } = converted(FIT, { modernise: false });
    expect(codes).toContain('CW5303');
    expect(codes).not.toContain('CW5301');
    expect(file('pyproject.toml')).toContain('"pandas<3.0"');
    expect(file('pyproject.toml')).toContain('requires-python = ">=3.10,<3.12"');
    expect(file('Dockerfile')).toContain('FROM python:3.11-slim');
    expect(file('.github/workflows/ci.yml')).toContain('python-version: "3.11"');
    expectClosed(file('requirements.lock'), 'old');
  });

  test('rewritten calls ask for the version that has the new form', () => {
    const metric =
      'from sklearn.metrics import mean_squared_error\n' +
      "print(mean_squared_error(rows['rent'], model.predict(rows[['area']]), squared=False))\n";
    const { codes, file } = converted(FIT + metric);
    expect(codes).toContain('CW5301');
    expect(file('pyproject.toml')).toContain('"scikit-learn>=1.4"');
    expect(file('README.md')).toContain('root_mean_squared_error');
  });

  test('the templates name the Python of the current versions', () => {
    const { file } = converted(FIT);
    expect(file('Dockerfile')).toContain(`FROM python:${versionSets.current.python}.`);
    expect(file('.github/workflows/ci.yml')).toContain(`"${versionSets.current.python}"`);
  });

  test.each([
    ['1.10', '>=1.9', true],
    ['1.10', '<1.9', false],
    ['2.1.3', '==2.1.*', true],
    ['2.1.3', '~=2.0', true],
    ['3.0', '~=2.0', false],
    ['3.0', '>=1,!=3.0', false],
    ['3.0', '', true],
  ])('%s meets %s: %s', (version, constraint, answer) => {
    expect(meets(version, constraint)).toBe(answer);
  });
});
