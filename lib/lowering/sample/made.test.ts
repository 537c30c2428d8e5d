import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS, emitStage, type Pipeline, type SourceFile } from '../../index.ts';

interface Cell {
  readonly code: string;
  readonly html?: string;
  readonly text?: string;
  readonly printed?: string;
}

function notebook(...cells: readonly Cell[]): SourceFile {
  const outputs = ({ html, text, printed }: Cell): readonly unknown[] => [
    ...(printed === undefined ? [] : [{ output_type: 'stream', name: 'stdout', text: printed }]),
    ...(html === undefined && text === undefined
      ? []
      : [
          {
            output_type: 'execute_result',
            execution_count: 1,
            metadata: {},
            data: {
              'text/plain': text ?? '',
              ...(html === undefined ? {} : { 'text/html': html }),
            },
          },
        ]),
  ];
  return {
    fileName: 'a.ipynb',
    text: JSON.stringify({
      nbformat: 4,
      nbformat_minor: 4,
      metadata: {},
      cells: cells.map((cell) => ({
        cell_type: 'code',
        execution_count: 1,
        metadata: {},
        source: cell.code,
        outputs: outputs(cell),
      })),
    }),
  };
}

function table(columns: readonly string[], ...rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string): string =>
    cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('');
  const body = rows.map((row, at) => `<tr><th>${at}</th>${line(row, 'td')}</tr>`).join('');
  return `<table border="1" class="dataframe"><thead><tr><th></th>${line(columns, 'th')}</tr></thead><tbody>${body}</tbody></table>`;
}

function pipelineOf(source: SourceFile): Pipeline {
  return emitStage([source], DEFAULT_OPTIONS, 'ir') as Pipeline;
}

type Rows = Readonly<Record<string, readonly string[]>>;

/** Columns of a made file. */
function columnsOf(source: SourceFile, at = 0, separator = ','): Rows {
  const [head = '', ...lines] =
    pipelineOf(source).sample?.files[at]?.text.trimEnd().split('\n') ?? [];
  const fields = lines.map((each) => each.split(separator));
  return Object.fromEntries(
    head.split(separator).map((name, i) => [name, fields.map((f) => f[i] ?? '')]),
  );
}

const IMPORTS = [
  'import pandas as pd',
  'from sklearn.linear_model import LogisticRegression',
  'from sklearn.model_selection import train_test_split',
].join('\n');
const MODEL = [
  "X = df.drop('left', axis=1)",
  "y = df['left']",
  'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)',
  'model = LogisticRegression().fit(X_train, y_train)',
  'model.predict(X_test)',
].join('\n');

test('rows follow the tables that are shown of the frame as it was loaded', () => {
  const source = notebook(
    { code: IMPORTS },
    {
      code: "df = pd.read_csv('staff.csv', sep=';')\ndf.head()",
      html: table(
        ['age', 'town', 'left'],
        ['30', 'north', '0'],
        ['41', 'south', '1'],
        ['NaN', 'north', '0'],
      ),
    },
    {
      code: "df['town'].value_counts()",
      text: 'north    90\nsouth     8\neast      2\nName: town, dtype: int64',
    },
    {
      code: 'df.describe()',
      html: table(
        ['age', 'left'],
        ['100', '100'],
        ['40', '0.4'],
        ['9', '0.5'],
        ['20', '0'],
        ['30', '0'],
        ['40', '0'],
        ['50', '1'],
        ['60', '1'],
      ).replaceAll(
        /<th>(\d)<\/th>/g,
        (_, at: string) =>
          `<th>${['count', 'mean', 'std', 'min', '25%', '50%', '75%', 'max'][Number(at)]}</th>`,
      ),
    },
    {
      code: "df['age'] = df['age'] * 1000\ndf['old'] = df['age'] > 50000\ndf.head()",
      html: table(['age', 'town', 'left', 'old'], ['77000', 'west', '0', 'True']),
    },
    { code: MODEL },
  );
  const rows = columnsOf(source, 0, ';');
  expect(pipelineOf(source).sample?.files[0]).toMatchObject({
    origin: 'tables',
    path: 'staff.csv',
  });
  expect(Object.keys(rows)).toEqual(['age', 'town', 'left']);
  expect(rows['age']?.length).toBe(120);
  const ages = (rows['age'] ?? []).filter((age) => age !== '').map(Number);
  expect(ages.length).toBeLessThan(120);
  expect(Math.min(...ages)).toBeGreaterThanOrEqual(20);
  expect(Math.max(...ages)).toBeLessThanOrEqual(60);
  expect(new Set(rows['town'])).toEqual(new Set(['north', 'south', 'east']));
  for (const flag of ['0', '1'])
    expect(rows['left']?.filter((value) => value === flag).length).toBeGreaterThanOrEqual(15);
});

test('without tables, columns and their values are those that the code asks for', () => {
  const source = notebook({
    code: [
      IMPORTS,
      "df = pd.read_csv('staff.csv')",
      "df['pay'] = df['pay'].fillna(df['pay'].median())",
      "df['rank'] = df['rank'].map({'junior': 0, 'senior': 1})",
      "df['days'] = (pd.to_datetime(df['end']) - pd.to_datetime(df['begin'])).dt.days",
      "df = df.drop(['end', 'begin'], axis=1)",
      "df['left'] = (df['left'] == 'Yes').astype(int)",
      MODEL,
    ].join('\n'),
  });
  const rows = columnsOf(source);
  expect(pipelineOf(source).sample?.files[0]?.origin).toBe('code');
  expect(Object.keys(rows).toSorted()).toEqual(['begin', 'end', 'left', 'pay', 'rank']);
  expect(rows['pay']).toContain('');
  expect(new Set(rows['rank'])).toEqual(new Set(['junior', 'senior']));
  expect(rows['begin']?.every((day) => /^\d{4}-\d\d-\d\d$/.test(day))).toBe(true);
  expect(new Set(rows['left'])).toEqual(new Set(['Yes', 'other']));
});

test('rows of files that are joined share their keys', () => {
  const source = notebook({
    code: [
      IMPORTS,
      "people = pd.read_csv('people.csv')",
      "visits = pd.read_csv('visits.csv')",
      "df = people.merge(visits[['person', 'pages']], on='person')",
      "df = df[['pages', 'left']]",
      "people['left'].mean()",
      "people[['person', 'left']].shape",
      MODEL,
    ].join('\n'),
  });
  const [first, second] = [columnsOf(source), columnsOf(source, 1)];
  expect(first['person']?.length).toBe(120);
  expect(second['person']).toEqual(first['person']);
});

test('what cannot be made is told', () => {
  const { sample, unsampled } = pipelineOf(
    notebook({ code: `${IMPORTS}\ndf = pd.read_pickle('staff.pkl')\n${MODEL}` }),
  );
  expect(sample).toBeUndefined();
  expect(unsampled).toMatchObject([{ path: 'staff.pkl', reason: 'it is no table in a text file' }]);
});

test('the same notebook gives the same rows', () => {
  const source = notebook({
    code: `${IMPORTS}\ndf = pd.read_csv('staff.csv')\ndf['age'] + 1\n${MODEL}`,
  });
  expect(columnsOf(source)).toEqual(columnsOf(source));
});
