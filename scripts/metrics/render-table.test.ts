import { expect, test } from 'vitest';
import type { Measurement } from './measure.ts';
import { renderTable } from './render-table.ts';

const equal: Measurement = {
  notebook: 'churn',
  result: 'equal',
  command: 'train',
  required: 12,
  found: 12,
  detail: '',
};

test('a row for each notebook, and a count of the results', () => {
  const refused: Measurement = {
    ...equal,
    notebook: 'a-longer-name',
    result: 'refused',
    command: null,
    required: 0,
    found: 0,
    detail: 'CW3001 `x` is never defined',
  };
  expect(renderTable([equal, refused])).toEqual([
    'notebook       result   command  metrics  first difference',
    'churn          equal    train    12/12',
    'a-longer-name  refused  -        0/0      CW3001 `x` is never defined',
    '',
    '2 notebooks: 1 equal, 0 bare, 0 different, 0 unseeded, 1 refused, 0 failed; 12 metric lines and tables equal',
  ]);
});
