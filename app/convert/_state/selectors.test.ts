import { describe, expect, test } from 'vitest';
import type { CellId, Diagnostic, Severity } from '../../_lib.ts';
import { byUrgency, countBySeverity, placeOf } from './selectors.ts';

function diagnostic(code: `CW${number}`, severity: Severity): Diagnostic {
  return {
    code,
    name: 'n',
    severity,
    kind: 'invalid',
    message: '',
    why: '',
    advice: '',
    span: null,
    related: [],
    fixes: [],
  };
}

describe('diagnostics', () => {
  const all = [
    diagnostic('CW3001', 'notice'),
    diagnostic('CW3002', 'error'),
    diagnostic('CW1001', 'warning'),
    diagnostic('CW1002', 'error'),
  ];

  test('errors come first; the order of the notebook stays inside a severity', () => {
    expect(byUrgency(all).map(({ code }) => code)).toEqual([
      'CW3002',
      'CW1002',
      'CW1001',
      'CW3001',
    ]);
  });

  test('are counted by severity', () => {
    expect(countBySeverity(all)).toEqual({ error: 2, warning: 1, notice: 1 });
  });
});

test('a span is a cell, a line and the text there', () => {
  const id = 'c' as CellId;
  const cells = [{ id, position: 7, kind: 'raw' as const, source: 'a = 1\nb = a\n' }];
  expect(placeOf(cells, { cell: id, start: 6, end: 7 })).toEqual({
    position: 7,
    line: 2,
    excerpt: 'b = a',
  });
  expect(placeOf(cells, { cell: 'd' as CellId, start: 0, end: 0 })).toBeNull();
});
