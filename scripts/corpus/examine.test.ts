import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic.ts';
import type { Outcome, StatementReport } from '../../lib/outcome.ts';
import type { StatementId } from '../../lib/ir/index.ts';
import { cellId } from '../../lib/source/span.ts';
import { silentLosses } from './examine.ts';

const CELL = cellId('a');
const SOURCE = 'x = 1\ny = 2\n';

function statement(start: number, end: number, role: StatementReport['role']): StatementReport {
  const id = `s${start}` as StatementId;
  const span = { cell: CELL, start, end };
  return {
    id,
    span,
    role,
    included: role !== 'explore',
    reason: 'shows something',
    defines: [],
    reads: [],
    mutates: [],
    names: [],
  };
}

function outcome(keptLines: readonly number[], diagnostics: readonly Diagnostic[] = []): Outcome {
  const provenance = keptLines.map((line) => ({
    line: 0,
    cell: CELL,
    position: 1,
    firstLine: line,
    lastLine: line,
  }));
  return {
    status: 'converted',
    notebook: {
      fileName: 'n.ipynb',
      format: { kind: 'percent' },
      language: 'python',
      languageVersion: null,
      cells: [
        { kind: 'code', id: CELL, position: 1, source: SOURCE, executionCount: null, outputs: [] },
      ],
    },
    inspection: {
      title: '',
      cells: [
        {
          id: CELL,
          position: 1,
          kind: 'code',
          mark: { value: 'production', by: 'user' },
          role: 'prepare',
          reason: '',
          statements: [statement(0, 5, 'prepare'), statement(6, 11, 'explore')],
        },
      ],
      candidates: [],
      steps: [],
      staging: { staged: false, reason: 'the target', cell: null, span: null },
      settings: [],
      literals: [],
      imports: [],
      modules: [],
      targets: [],
    },
    project: { name: 'p', files: [{ path: 'a.py', text: '', provenance }] },
    diagnostics,
  };
}

describe('silentLosses', () => {
  test('a statement whose lines are in the project is kept', () => {
    expect(silentLosses(outcome([1, 2]))).toEqual([]);
  });

  test('a statement that is nowhere is lost, with its cell and line', () => {
    expect(silentLosses(outcome([2]))).toEqual([
      { cell: 1, line: 1, role: 'prepare', included: true, text: 'x = 1' },
    ]);
  });

  test('display may fall away from a cell, not a whole cell of it', () => {
    expect(silentLosses(outcome([1]))).toEqual([]);
    expect(silentLosses(outcome([])).map((lost) => lost.line)).toEqual([1, 2]);
  });

  test('a statement that a diagnostic names is not lost silently', () => {
    const named: Diagnostic = {
      code: 'CW4000',
      name: 'left-out',
      severity: 'notice',
      kind: 'assumption',
      message: '',
      why: '',
      advice: '',
      span: { cell: CELL, start: 0, end: 5 },
      related: [],
      fixes: [],
    };
    expect(silentLosses(outcome([2], [named]))).toEqual([]);
  });
});
