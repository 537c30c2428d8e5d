import { expect, test } from 'vitest';
import type { CodeCell, Notebook, Output } from '../notebook/index.ts';
import { cellId } from '../source/span.ts';
import { step } from '../ir/testing/build.ts';
import { recordedFigures } from './recorded.ts';

function cell(position: number, ...outputs: readonly Output[]): CodeCell {
  return {
    kind: 'code',
    id: cellId(`cell-${position}`),
    position,
    source: '',
    executionCount: null,
    outputs,
  };
}

function printed(text: string): Output {
  return { kind: 'stream', name: 'stdout', text };
}

const NOTEBOOK: Notebook = {
  fileName: 'a.ipynb',
  format: { kind: 'ipynb', major: 4, minor: 5 },
  language: 'python',
  languageVersion: null,
  cells: [
    cell(1, printed('rows 500\n')),
    cell(
      2,
      printed('well done\nauc 0.91\n'),
      { kind: 'stream', name: 'stderr', text: 'warning 1\n' },
      {
        kind: 'result',
        executionCount: 2,
        data: { 'text/plain': '0.75', 'text/html': '<b>1</b>' },
      },
    ),
  ],
};

test('figures are taken from what cells of evaluation printed', () => {
  const steps = [
    step('load_data', 'data', { role: 'load', positions: [1] }),
    step('evaluate_model', 'evaluate', { role: 'evaluate', positions: [2] }),
  ];
  expect(recordedFigures(NOTEBOOK, steps)).toEqual(['auc 0.91', '0.75']);
});

test('a table that is too wide for a figure is left out', () => {
  const notebook = { ...NOTEBOOK, cells: [cell(1, printed(`${'1 '.repeat(80)}\nmae 2`))] };
  const steps = [step('evaluate_model', 'evaluate', { role: 'evaluate', positions: [1] })];
  expect(recordedFigures(notebook, steps)).toEqual(['mae 2']);
});
