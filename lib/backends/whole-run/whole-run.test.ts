import { describe, expect, test } from 'vitest';
import { loadRuffFormatter } from '../../node/ruff.ts';
import type { ProjectFile } from '../../project/index.ts';
import type { Pipeline } from '../../ir/index.ts';
import { backendFor } from '../index.ts';
import {
  code,
  declaration,
  imports,
  origin,
  parameter,
  pipeline,
  step,
} from '../../ir/testing/build.ts';
import { housePrices } from '../../ir/testing/house-prices.ts';
import { ordersEtl } from '../../ir/testing/orders-etl.ts';
import { spamTexts } from '../../ir/testing/spam-texts.ts';

const format = loadRuffFormatter();
const samples = [housePrices, ordersEtl, spamTexts];

function fileOf(from: Pipeline, path: string): ProjectFile {
  const tree = backendFor('procedural').emit(from, { format });
  const file = tree.files.find((candidate) => candidate.path === path);
  if (file === undefined)
    throw new Error(`no ${path} among ${tree.files.map((f) => f.path).join(', ')}`);
  return file;
}

/** Lines of a file with the place each came from, as `position:first-last`. */
function placed({ text, provenance }: ProjectFile): readonly string[] {
  const lines = text.split('\n');
  return provenance.map(
    (p) => `${p.position}:${p.firstLine}-${p.lastLine} ${lines[p.line]?.trim()}`,
  );
}

describe('every project', () => {
  test.each(samples)('of $projectName is the same bytes each time', (sample) => {
    const emit = () => backendFor('procedural').emit(structuredClone(sample), { format });
    expect(emit()).toEqual(emit());
  });

  test.each(samples)(
    'of $projectName ends its files with one newline and has no other line ends',
    (sample) => {
      const { files } = backendFor('procedural').emit(sample, { format });
      const odd = files.filter(({ text }) => text.includes('\r') || !/(?:^|[^\n]\n)$/.test(text));
      expect(odd.map(({ path }) => path)).toEqual([]);
    },
  );

  test.each(samples)('of $projectName names no slot of a template', (sample) => {
    for (const { path, text } of backendFor('procedural').emit(sample, { format }).files) {
      expect(path + text).not.toMatch(/project[_-](?:package|name|command)/i);
    }
  });
});

test('formatting keeps the place of each line', () => {
  expect(placed(fileOf(housePrices, 'src/house_prices/data.py')).slice(0, 9)).toEqual([
    '3:1-1 data = pd.read_csv(config.paths.houses_csv)',
    '5:1-3 X_train, X_test, y_train, y_test = train_test_split(',
    '5:1-3 data.drop(["price"], axis=1),',
    '5:1-3 data["price"],',
    '5:1-3 test_size=config.split.test_size,',
    '5:1-3 random_state=config.split.random_state,',
    '6:1-2 # the target is skewed',
    '6:1-2 y_train = np.log(y_train)',
    '6:1-2 y_test = np.log(y_test)',
  ]);
});

test('settings keep their place, with their comment and all lines of their value', () => {
  expect(placed(fileOf(ordersEtl, 'config/config.yml')).slice(-8)).toEqual([
    '5:1-1 window: [1, .inf]',
    '5:1-1 # Query (cell 5)',
    '5:1-1 query: |',
    '5:1-1 select *',
    '5:1-1 from t',
    '5:1-1 where a = 1',
    '5:1-1 # From cell 5',
    '5:1-1 schema_name: null',
  ]);
  expect(placed(fileOf(ordersEtl, 'src/orders_etl/config.py'))).toContain('5:1-1 minimum: int');
});

test('lines inside a string are not indented', () => {
  expect(fileOf(ordersEtl, 'src/orders_etl/steps/clean.py').text).toContain(
    '    note = """first\n  second\n"""\n',
  );
});

test('a step named like a variable is called under another name', () => {
  const { text } = fileOf(spamTexts, 'src/spam_texts/pipeline.py');
  expect(text).toContain('from spam_texts.data import texts as texts_step\n');
  expect(text).toContain('texts, labels = texts_step(config)\n');
});

test('a declaration that two modules need moves to functions.py with what it needs', () => {
  const { text } = fileOf(ordersEtl, 'src/orders_etl/functions.py');
  expect(text).toContain('class Money:');
  expect(text).toContain('def to_money(x: float) -> Money:');
});

test('without settings the configuration is there and empty', () => {
  const empty = pipeline('empty', {
    steps: [step('greet', 'data', { body: [code(1, "print('hi')")] })],
  });
  expect(fileOf(empty, 'src/empty/config.py').text).toContain(
    'class Config(Settings):\n    """All settings, by group."""\n',
  );
  expect(fileOf(empty, 'config/config.yml').text).toMatch(/\n\{\}\n$/);
});

test('an annotation never imports at run time', () => {
  const odd = pipeline('odd', {
    imports: imports('from datetime import datetime'),
    declarations: [declaration('Money', 'functions', code(1, 'class Money: pass'))],
    steps: [
      step('first', 'data', {
        body: [code(2, 'when = datetime.now()', 'datetime')],
        results: [parameter('when', 'datetime.datetime | None'), parameter('money', '.Money')],
      }),
      step('second', 'data', {
        parameters: [parameter('when', 'not a type['), parameter('money', 'wrong.path.Thing')],
      }),
    ],
  });
  const { text } = fileOf(odd, 'src/odd/data.py');
  expect(text).toContain('from datetime import datetime\nfrom typing import TYPE_CHECKING, Any\n');
  expect(text).toContain(
    'if TYPE_CHECKING:\n    from wrong.path import Thing\n\n    from odd.functions import Money\n',
  );
  expect(text).toContain('-> tuple[datetime | None, Money]:');
  expect(text).toContain('def second(when: Any, money: Thing) -> None:');
});

test('what introduces a definition stands above it once, with its own comments', () => {
  const doc = 'Why this is done.';
  const commented = code(1, 'def first(): pass', '', { comments: ['# own comment'] });
  const both = pipeline('introduced', {
    declarations: [
      declaration('first', 'functions', commented, doc),
      declaration('second', 'functions', code(1, 'def second(): pass'), doc),
      declaration('third', 'functions', code(2, 'def third(): pass'), 'Said by its step.'),
    ],
    steps: [
      step('one', 'data', { body: [code(3, 'first()\nsecond()', 'first second')] }),
      step('two', 'evaluate', {
        body: [code(4, 'first()\nsecond()\nthird()', 'first second third')],
        doc: 'Said by its step.',
      }),
    ],
  });
  const { text } = fileOf(both, 'src/introduced/functions.py');
  expect(text).toContain(
    '\n\n\n# Why this is done.\n# own comment\ndef first():\n    pass\n\n\ndef second():',
  );
  expect(fileOf(both, 'src/introduced/evaluate.py').text).toContain('\n\n\ndef third():');
});

test('files that the pipeline reads are settings, literals, or unknown when the code puts them together', () => {
  const from = origin(1);
  const inputs = [
    { setting: 'paths.orders_csv', path: 'data/orders.csv', origin: from },
    { setting: 'paths.orders_csv', path: null, origin: from },
    { setting: null, path: 'other.csv', origin: from },
    { setting: null, path: null, origin: from },
  ];
  const { text } = fileOf({ ...ordersEtl, inputs }, 'src/orders_etl/pipeline.py');
  expect(text).toContain('    return [config.paths.orders_csv, "other.csv"]\n');
});
