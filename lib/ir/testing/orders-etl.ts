import type { Pipeline } from '../index.ts';
import {
  code,
  declaration,
  imports,
  input,
  lit,
  parameter,
  pipeline,
  setting,
  step,
  target,
} from './build.ts';

const FRAME = 'pandas.DataFrame';

/** Extract, transform, load: no estimator, a class of the notebook, several kinds of target, awkward text. */
export const ordersEtl: Pipeline = pipeline('orders-etl', {
  title: 'Orders',
  imports: imports(`
import pandas as pd
import json
import datetime as dt
from collections import Counter`).concat(imports('import os.path\nimport json')),
  dependencies: [{ distribution: 'pandas', constraint: '' }],
  declarations: [
    declaration(
      'Money',
      'steps/clean',
      code(
        4,
        'class Money:\n    """An amount."""\n    def __init__(self, amount: float) -> None:\n        self.amount = amount',
      ),
    ),
    declaration(
      'to_money',
      'steps/clean',
      code(4, 'def to_money(x: float) -> Money: return Money(float(x))', 'Money'),
    ),
  ],
  steps: [
    step('extract', 'data', {
      title: 'Extract: read `orders.csv`',
      role: 'load',
      body: [code(2, 'orders = pd.read_csv(config.paths.orders_csv)', 'pd')],
      results: [parameter('orders', FRAME, 'orders')],
    }),
    step('clean', 'steps/clean', {
      title: 'Clean',
      doc: 'Text with a backslash \\d, a quote " and three: """.\n\n```\nraw = code\n    kept\n```\n\n| a | b |\n|---|---|',
      parameters: [parameter('orders', FRAME, 'orders')],
      body: [
        code(5, 'note = """first\n  second\n"""', '', { verbatimLines: [1, 2] }),
        code(5, "orders = orders[orders['amount'] > config.data.minimum].copy()"),
        code(
          6,
          "orders['amount'] = orders['amount'].map(lambda a: to_money(a).amount)",
          'to_money',
        ),
        code(6, "orders['note'] = note\n"),
      ],
      results: [parameter('orders', FRAME, 'orders above the minimum')],
    }),
    step('summarise', 'steps/summarise', {
      title: 'Summarise',
      parameters: [parameter('orders', FRAME, '')],
      body: [
        code(8, "totals = orders.groupby('customer')['amount'].sum()"),
        code(8, "counts = dict(Counter(orders['customer']))", 'Counter'),
        code(9, 'largest = to_money(totals.max())', 'to_money'),
        code(9, 'when = dt.date(2024, 1, 1)', 'dt'),
        code(9, "print('total:', totals.sum())"),
        code(9, 'print(os.path.basename(config.paths.orders_csv))', 'os'),
      ],
      results: [
        parameter('totals', 'pandas.Series', ''),
        parameter('counts', 'dict[str, int]', 'orders by customer'),
        parameter('largest', '.Money', ''),
        parameter('when', 'datetime.date', ''),
      ],
    }),
    step('report', 'steps/summarise', {
      title: 'Report',
      parameters: [parameter('counts', 'dict[str, int]', 'orders by customer')],
      body: [code(10, 'print(json.dumps(counts))', 'json')],
    }),
  ],
  settings: [
    setting('paths.orders_csv', lit.str('data/orders.csv'), 'str', 2, 'Read by `pd.read_csv`'),
    setting('data.minimum', lit.int(10), 'float', 5, 'Smallest amount kept'),
    setting('data.regions', lit.set(lit.str('NO'), lit.str('SE')), 'set[str]', 5, 'Regions'),
    setting(
      'data.window',
      lit.tuple(lit.int(1), lit.float('inf')),
      'tuple[int, float]',
      5,
      'First and last',
    ),
    setting('data.query', lit.str('select *\n  from t\nwhere a = 1\n'), 'str', 5, 'Query'),
    setting('data.schema_name', lit.none, 'str | None', 5, ''),
  ],
  targets: [
    target('orders', 'frame', FRAME),
    target('totals', 'frame', 'pandas.Series'),
    target('counts', 'value', 'dict[str, int]'),
    target('largest', 'object', '.Money'),
    target('when', 'object', 'datetime.date'),
  ],
  inputs: [input('paths.orders_csv', 'data/orders.csv', 2)],
});
