import { expect, test } from 'vitest';
import { readHtmlTable } from './html-table.ts';
import { readArray, readInfo, readSeries, readShape } from './listings.ts';
import { readTextTable } from './text-table.ts';

const html = (...rows: readonly string[]): string =>
  `<div><style scoped>.x{}</style><table border="1" class="dataframe"><thead>${rows[0]}</thead><tbody>${rows.slice(1).join('')}</tbody></table></div>`;

test('a frame as HTML, with the name of its index and entities', () => {
  const table = readHtmlTable(
    html(
      '<tr style="text-align: right;"><th></th><th>a &amp; b</th><th>...</th><th>c</th></tr><tr><th>id</th><th></th><th></th><th></th></tr>',
      '<tr>\n<th>7</th><td>x&lt;y</td><td>...</td><td>NaN</td></tr>',
      '<tr><th>...</th><td>...</td><td>...</td><td>...</td></tr>',
    ),
  );
  expect(table).toEqual({
    columns: ['a & b', 'c'],
    rows: [['x<y', 'NaN']],
    index: ['7'],
    indexName: 'id',
    isCut: true,
  });
});

test('labels of two levels and tables of others are declined', () => {
  expect(
    readHtmlTable(
      html('<tr><th></th><th colspan="2">a</th></tr>', '<tr><th>1</th><td>2</td></tr>'),
    ),
  ).toBeNull();
  expect(
    readHtmlTable(
      html('<tr><th></th><th></th><th>a</th></tr>', '<tr><th>1</th><th>x</th><td>2</td></tr>'),
    ),
  ).toBeNull();
  expect(readHtmlTable('<table class="other"><tr><td>1</td></tr></table>')).toBeNull();
});

test('a frame as text: names with blanks, and continued below', () => {
  const wide = readTextTable(
    [
      '   total bill  tip  \\',
      '0        16.9  1.0   ',
      '1        10.3  NaN   ',
      '',
      '      day  ',
      '0     Sun  ',
      '1  Mon ev  ',
    ].join('\n'),
  );
  expect(wide?.columns).toEqual(['total bill', 'tip', 'day']);
  expect(wide?.rows).toEqual([
    ['16.9', '1.0', 'Sun'],
    ['10.3', 'NaN', 'Mon ev'],
  ]);
  expect(readTextTable('no table')).toBeNull();
});

test('info() of new and old versions', () => {
  const now = readInfo(
    [
      "<class 'pandas.core.frame.DataFrame'>",
      'RangeIndex: 891 entries, 0 to 890',
      'Data columns (total 2 columns):',
      ' #   Column    Non-Null Count  Dtype  ',
      '---  ------    --------------  -----  ',
      ' 0   Age       714 non-null    float64',
      ' 1   Home Town 891 non-null    object ',
      'dtypes: float64(1), object(1)',
      'memory usage: 83.7+ KB',
    ].join('\n'),
  );
  expect(now).toEqual({
    rows: 891,
    columns: [
      { name: 'Age', dtype: 'float64', present: 714 },
      { name: 'Home Town', dtype: 'object', present: 891 },
    ],
    isWhole: true,
  });
  const old = readInfo(
    'Int64Index: 3 entries, 0 to 2\nData columns (total 1 columns):\nage    2 non-null float64\ndtypes: float64(1)',
  );
  expect(old?.columns).toEqual([{ name: 'age', dtype: 'float64', present: 2 }]);
});

test('series, arrays and shapes', () => {
  expect(readSeries('town\nnorth end    12\nsouth         3\nName: count, dtype: int64')).toEqual({
    entries: [
      { label: 'north end', value: '12' },
      { label: 'south', value: '3' },
    ],
    isCut: false,
  });
  const cut = readSeries('a    int64\n     ...  \nz    int64\nLength: 81, dtype: object');
  expect(cut?.entries.map(({ label }) => label)).toEqual(['a', 'z']);
  expect(cut?.isCut).toBe(true);
  expect(readSeries('nothing of the kind')).toBeNull();
  expect(readArray("array(['a b', \"it's\", nan], dtype=object)")).toEqual(['a b', "it's", 'nan']);
  expect(readArray('array([3, 1,\n       2])')).toEqual(['3', '1', '2']);
  expect(readArray('array([[3, 1]])')).toBeNull();
  expect(readShape('(891, 12)')).toEqual([891, 12]);
});
