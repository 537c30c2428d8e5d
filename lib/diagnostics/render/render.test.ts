import { describe, expect, test } from 'vitest';
import { cellId } from '../../source/index.ts';
import { rule } from '../rule.ts';
import { DiagnosticSink } from '../sink.ts';
import { renderJson } from './json.ts';
import { renderText } from './text.ts';

const sample = rule<{ name: string }>({
  code: 'CW9998',
  name: 'sample',
  severity: 'warning',
  kind: 'assumption',
  message: '`{name}` is strange.',
  why: 'It {name}s.',
  advice: 'Look at it.',
  docs: '',
});

const first = cellId('a');
const second = cellId('b');
const notebook = {
  fileName: 'demo.ipynb',
  cells: [
    { id: first, position: 1, source: 'x = 1\ny\t= x +\\\n    2\n\nlast = 4\nmore = 5\n' },
    { id: second, position: 4, source: `z = "${'é'.repeat(200)}" + y` },
  ],
};

function text(start: number, end: number, cell = first): string {
  const sink = new DiagnosticSink();
  sink.report(sample, { cell, start, end }, { name: 'y' });
  return renderText(
    sink.sorted(() => 1),
    notebook,
  );
}

describe('renderText', () => {
  test('shows the place, the line and carets, and keeps tabs so that carets line up', () => {
    expect(text(8, 9)).toBe(
      [
        'warning CW9998 sample: `y` is strange.',
        '  --> demo.ipynb: cell 1, line 2, column 3',
        '    |',
        '  2 | y\t= x +\\',
        '    |  \t^',
        '  why: It ys.',
        '  do: Look at it.',
        '',
      ].join('\n'),
    );
  });

  test('marks the lines of a longer span and cuts after three', () => {
    const shown = text(0, 40);
    expect(shown).toContain('  1 | x = 1\n    | ^^^^^\n  2 |');
    expect(shown).toContain('  3 |     2\n    |     ^\n    | ... to line 6\n');
    expect(shown).not.toContain('last');
  });

  test('points at the end of the text with one caret', () => {
    expect(text(5, 5)).toContain('  1 | x = 1\n    |      ^\n');
  });

  test('cuts a long line around the span', () => {
    const shown = text(209, 210, second);
    expect(shown).toContain('cell 4, line 1, column 210');
    expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThan(130);
    const [line = '', mark = ''] = shown.split('\n').slice(3, 5);
    expect(line.at(mark.indexOf('^'))).toBe('y');
  });

  test('shows related places and fixes, and does without a place', () => {
    const sink = new DiagnosticSink();
    sink.report(sample, null, { name: 'q' });
    sink.report(
      sample,
      { cell: first, start: 0, end: 1 },
      { name: 'x' },
      {
        related: [{ span: { cell: second, start: 0, end: 1 }, message: 'Used here.' }],
        fixes: [
          { title: 'Mark cell 4', action: { kind: 'mark', cells: [second], mark: 'include' } },
        ],
      },
    );
    const shown = renderText(
      sink.sorted(() => 1),
      notebook,
    );
    expect(shown).toContain('`q` is strange.\n  --> demo.ipynb\n  why');
    expect(shown).toContain('  also cell 4, line 1, column 1: Used here.\n    |\n  1 | z = ');
    expect(shown).toContain('  fix: Mark cell 4\n');
    expect(
      renderText(
        sink.sorted(() => 1),
        null,
      ),
    ).not.toContain('-->');
  });
});

describe('renderJson', () => {
  test('gives places in lines and columns, and null for a cell that is not there', () => {
    const sink = new DiagnosticSink();
    sink.report(
      sample,
      { cell: first, start: 6, end: 20 },
      { name: 'x' },
      {
        related: [{ span: { cell: cellId('gone'), start: 0, end: 1 }, message: 'Lost.' }],
      },
    );
    const [diagnostic] = renderJson(
      sink.sorted(() => 1),
      notebook,
    );
    expect(diagnostic?.place).toEqual({
      cell: 'a',
      position: 1,
      line: 2,
      column: 1,
      endLine: 3,
      endColumn: 6,
      start: 6,
      end: 20,
    });
    expect(diagnostic?.related).toEqual([{ place: null, message: 'Lost.' }]);
    expect(JSON.parse(JSON.stringify(diagnostic))).toEqual(diagnostic);
  });
});
