import { expect, test } from 'vitest';
import { type ConvertOptions, DEFAULT_OPTIONS, emitStage } from '../../index.ts';
import type { Pipeline } from '../../ir/index.ts';

/** Cells by kind: `m:` markdown, anything else code. The steps as `name [cells] (parameters) -> results: title`. */
function stepsOf(...cells: string[]): readonly string[] {
  const text = JSON.stringify({
    nbformat: 4,
    nbformat_minor: 4,
    metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } },
    cells: cells.map((source) =>
      source.startsWith('m:')
        ? { cell_type: 'markdown', metadata: {}, source: source.slice(2) }
        : { cell_type: 'code', metadata: {}, source, outputs: [], execution_count: null },
    ),
  });
  const options: ConvertOptions = DEFAULT_OPTIONS;
  const pipeline = emitStage([{ fileName: 'a.ipynb', text }], options, 'ir') as Pipeline;
  return pipeline.steps.map(
    ({ name, positions, parameters, results, title }) =>
      `${name} [${positions.join(',')}] (${parameters.map((p) => p.name).join(', ')}) -> ${results.map((r) => r.name).join(', ')}: ${title}`,
  );
}

const IMPORTS = [
  'import pandas as pd',
  'from sklearn.linear_model import Ridge, Lasso',
  'from sklearn.model_selection import train_test_split, cross_val_score',
  'from sklearn.metrics import r2_score',
].join('\n');
const LOAD = "df = pd.read_csv('rows.csv')";
const SPLIT =
  "X = df[['a']]\ny = df['y']\nX_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)";
const SCORE = 'print(r2_score(y_test, model.predict(X_test)))';

test('headings lose their numbers; a constructor goes with its fit', () => {
  expect(
    stepsOf(
      IMPORTS,
      'm:## 1. Data',
      LOAD,
      'm:## 2. Split',
      SPLIT,
      'm:## 3. Configuration of the ridge',
      'model = Ridge(alpha=2)',
      'm:## 4. Model',
      'model.fit(X_train, y_train)',
      SCORE,
    ),
  ).toEqual([
    'load_data [3] () -> df: Load the data',
    'split_data [5] (df, X) -> X_train, X_test, y_train, y_test: Split the data',
    'train_model [7,9] (X_train, y_train) -> model: Train the model',
    'evaluate_model [10] (X_test, y_test, model) -> : Evaluate the model',
  ]);
});

test('cross-validation before the fit is part of training, with what prints it', () => {
  expect(
    stepsOf(
      IMPORTS,
      LOAD,
      SPLIT,
      'model = Ridge()\nscores = cross_val_score(model, X_train, y_train)\nprint(scores.mean())',
      'model.fit(X_train, y_train)',
      SCORE,
    ).slice(2),
  ).toEqual([
    'train_model [4,5] (X_train, y_train) -> model: Train the model',
    'evaluate_model [6] (X_test, y_test, model) -> : Evaluate the model',
  ]);
});

test('a heading with two verbs names the steps under it by one each', () => {
  expect(
    stepsOf(
      IMPORTS,
      'm:## Loading and cleaning',
      LOAD,
      "df['b'] = df['b'].str.strip()\ndf['c'] = df['c'].fillna(0)\ndf['d'] = df['a'] + df['c']\ndf.to_csv('out.csv')",
    ).slice(0, 2),
  ).toEqual(['load_data [3] () -> df: Load the data', expect.stringMatching(/^clean_data /)]);
});

test('a heading that repeats the title names nothing; one that makes no identifier is kept as title', () => {
  expect(
    stepsOf(
      'm:# Sales report',
      IMPORTS,
      'm:## Sales report',
      "orders = pd.read_csv('o.csv')",
      'm:## 数据',
      "by_day = orders.groupby('day').sum()",
      'm:## Results',
      "by_day.to_csv('out.csv')",
    ),
  ).toEqual([
    'load_orders [4] () -> orders: Load `orders`',
    'prepare_by_day [6] (orders) -> by_day: 数据',
    'save_results [8] (by_day) -> : Save the results',
  ]);
});

test('a heading about something else does not name the loading under it', () => {
  const steps = stepsOf(IMPORTS, 'm:## Setting the seed', `# load dataset\n${LOAD}`, SPLIT, SCORE);
  expect(steps[0]).toBe('load_dataset [3] () -> df: Load dataset');
});

const PORTUGUESE =
  'm:# Aluguel\n\nQueremos estimar o aluguel de cada apartamento da lista de teste com os dados que o portal nos deu no ano passado, e comparar os erros.';
const nameOf = (line: string): string => line.split(' ')[0] ?? '';

test('words of another language get no English verb', () => {
  const cells = [
    IMPORTS,
    LOAD,
    SPLIT,
    'model = Ridge().fit(X_train, y_train)',
    'm:## Avaliando modelos',
    SCORE,
  ];
  expect(stepsOf(PORTUGUESE, ...cells).map(nameOf)).toContain('avaliando_modelos');
  expect(stepsOf(...cells).map(nameOf)).toContain('evaluate_avaliando_modelos');
});

test('the second of two alike is told by what it makes', () => {
  const steps = stepsOf(
    IMPORTS,
    LOAD,
    SPLIT,
    'm:## First',
    'y_train_log = y_train + 1',
    'm:## Second',
    'y_test_log = y_test + 1',
    'model = Ridge().fit(X_train, y_train_log)',
    'print(r2_score(y_test_log, model.predict(X_test)))',
  ).map(nameOf);
  expect(steps).toEqual(expect.arrayContaining(['prepare_target', 'prepare_y_test_log']));
});
