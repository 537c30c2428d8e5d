import { describe, expect, test } from 'vitest';
import { modernised, textOfModernised } from '../testing/modernise/modernise-case.ts';
import { boundsOf } from './index.ts';

const PANDAS = 'import pandas as pd\n';
const FRAME = `${PANDAS}df = pd.DataFrame({'a': [1.0], 'b': ['x']})\n`;

describe('what is not surely the library', () => {
  test.each([
    ['a list has an append of its own', `${PANDAS}rows = []\nrows.append({'a': 1})\n`],
    ['a copy was never kept', `${FRAME}df[df['a'] > 0]['a'].fillna(0, inplace=True)\n`],
    ['several columns are a copy', `${FRAME}df[['a', 'b']].fillna(0, inplace=True)\n`],
    ['a whole frame changes in place', `${FRAME}df.fillna(0, inplace=True)\n`],
    [
      'a series with a name of its own',
      `${FRAME}s = pd.Series([1.0])\ns.fillna(0, inplace=True)\n`,
    ],
    [
      'a copy of a column with a name of its own',
      `${FRAME}s = df['a'].copy()\ns.fillna(0, inplace=True)\n`,
    ],
    ['a dictionary of columns', `${FRAME}d = {'a': [1]}\nd['a'][0] = 2\n`],
    ['a keyword of someone else', 'from mine import SparseThing\nt = SparseThing(sparse=True)\n'],
    ['a text is no dtype', "kind = 'object'\nsame = kind == 'object'\n"],
  ])('stays: %s', (_, source) => {
    expect(modernised(source)).toMatchObject({ notebook: { cells: [{ source }] }, changes: [] });
  });

  test.each([
    ['a frame that came from nowhere', "train['a'].fillna(0, inplace=True)\n"],
    [
      'a column with a name of its own, after the frame was changed',
      `${FRAME}s = df['a']\ndf['a'] = df['a'] * 2\ns.fillna(0, inplace=True)\n`,
    ],
    ['dtypes of something unknown', "texts = thing.dtypes == 'object'\n"],
    ['what was appended is not known', `${FRAME}df = df.append(thing())\n`],
    [
      'rows by their number, where labels are not numbers',
      `${FRAME}df = df.set_index('b')\ndf['a'][0] = 2\n`,
    ],
  ])('stays and is told: %s', (_, source) => {
    const { notebook, changes } = modernised(source);
    expect(notebook.cells[0]).toMatchObject({ source });
    expect(changes.map(({ after }) => after)).toEqual([null]);
  });
});

describe('how old a notebook is', () => {
  const kmeans = 'from sklearn.cluster import KMeans\nk = KMeans(n_clusters=2)\n';
  const kept = 'k = KMeans(n_clusters=2, n_init=10)\n';

  test('defaults are written out only where it is known to be older than their change', () => {
    expect(textOfModernised(kmeans)).toBe(kmeans);
    expect(textOfModernised(kmeans, '3.9.1')).toBe(kmeans);
    expect(textOfModernised(kmeans, '3.8.1')).toContain(kept);
    expect(textOfModernised(`!pip install scikit-learn==1.2.0\n${kmeans}`)).toContain(kept);
    expect(textOfModernised(`from sklearn.externals import joblib\n${kmeans}`)).toContain(kept);
  });

  test('the oldest word counts', () => {
    const installs = [{ distribution: 'pandas', constraint: '==1.3.5' }];
    const bounds = boundsOf('3.8.2', installs, [{ distribution: 'scikit-learn', changed: '0.20' }]);
    expect([bounds.get('pandas'), bounds.get('scikit-learn')]).toEqual(['1.3.6', '0.20']);
    expect(boundsOf(null, [{ distribution: 'pandas', constraint: '>=1.0' }], []).size).toBe(0);
  });
});

describe('what a change leads to', () => {
  test('an import that moved gives its calls a type', () => {
    const source =
      'from sklearn.ensemble.forest import RandomForestRegressor\n' +
      "m = RandomForestRegressor(criterion='mse')\n";
    expect(textOfModernised(source, '3.7.1')).toContain(
      "RandomForestRegressor(criterion='squared_error'",
    );
  });

  test('a chain of edits at one place is made one after the other', () => {
    const source = `${FRAME}df['b'].replace({'x': 1}, inplace=True)\n`;
    expect(textOfModernised(source, '3.7.1')).toContain(
      "df['b'] = df['b'].replace({'x': 1}).infer_objects()",
    );
  });

  test('a second look changes nothing more', () => {
    const source = `${FRAME}df['a'].fillna(0, inplace=True)\ntexts = df.dtypes[df.dtypes == 'object']\n`;
    const once = textOfModernised(source);
    expect(textOfModernised(once)).toBe(once);
  });
});
