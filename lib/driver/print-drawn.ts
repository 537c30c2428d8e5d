import { analyze, type Knowledge } from '../analysis/index.ts';
import type { StatementFacts } from '../analysis/facts.ts';
import { analyzableModules } from '../analysis/modules/index.ts';
import { recordedOrder } from '../analysis/order.ts';
import { drawnMetricPrinted } from '../diagnostics/catalog/roles.ts';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import { parseProgram } from '../frontend/index.ts';
import type { Cell, Notebook } from '../notebook/model.ts';
import type { ConvertOptions } from '../outcome.ts';
import type { CellId } from '../source/span.ts';
import { applyEdits, type TextEdit } from '../source/text-edits.ts';
import type { Understanding } from './understand.ts';

/** A line that tells what a plot showed. */
export interface PrintedLine {
  readonly cell: CellId;
  readonly text: string;
  /** Beginning of the plot's statement. */
  readonly plot: string;
}

export interface Printed {
  readonly notebook: Notebook;
  readonly lines: readonly PrintedLine[];
}

/**
 * Production draws nothing, but what a plot says of the model is a result: a line above it prints it.
 *
 *     plt.title(f'ROC, AUC {auc:.3f}')    ->    print(f'ROC, AUC {auc:.3f}')
 *                                               plt.title(f'ROC, AUC {auc:.3f}')
 *
 * What was given stays as it is; nothing is added where the cell prints the same.
 */
export function printDrawn(
  given: Notebook,
  options: ConvertOptions,
  knowledge: Knowledge,
): Printed {
  if (!given.cells.some((cell) => cell.kind === 'code' && SAYS_SOMETHING.test(cell.source)))
    return { notebook: given, lines: [] };
  const unheard = new DiagnosticSink();
  const program = parseProgram(given, unheard);
  if (unheard.hasErrors) return { notebook: given, lines: [] };
  const cells = options.order === 'recorded' ? recordedOrder(program.cells) : program.cells;
  const dataflow = analyze(cells, knowledge, analyzableModules(program, 'project'));
  const own = new Set(given.cells.map(({ id }) => id));
  const drawing = [...dataflow.facts.values(), ...dataflow.bodies.values()].filter(
    ({ drawn, cell }) => drawn.length > 0 && own.has(cell.cell.id),
  );
  if (drawing.length === 0) return { notebook: given, lines: [] };
  const lines: PrintedLine[] = [];
  const changed = given.cells.map((cell): Cell => {
    if (cell.kind !== 'code') return cell;
    const edits = drawing
      .filter((facts) => facts.cell.cell.id === cell.id)
      .flatMap((facts) => linesAbove(facts, cell.source, lines));
    return edits.length === 0 ? cell : { ...cell, source: applyEdits(cell.source, edits).text };
  });
  return { notebook: { ...given, cells: changed }, lines };
}

/** Words of every call that puts a text or a matrix on a plot. */
const SAYS_SOMETHING = /title|label|text|annotate|heatmap|matshow|imshow|[Cc]onfusion_?[Mm]atrix/;

function linesAbove(
  { drawn, statement, cell }: StatementFacts,
  source: string,
  lines: PrintedLine[],
): readonly TextEdit[] {
  const fresh = drawn
    .map((expr) => `print(${source.slice(expr.start, expr.end)})`)
    .filter(
      (text) =>
        !source.includes(text) && !lines.some((l) => l.cell === cell.cell.id && l.text === text),
    );
  if (fresh.length === 0) return [];
  const [plot = ''] = source.slice(statement.start, statement.end).split('(');
  lines.push(...fresh.map((text) => ({ cell: cell.cell.id, text, plot })));
  const before = source.slice(source.lastIndexOf('\n', statement.start - 1) + 1, statement.start);
  const glue = before.trim() === '' ? `\n${before}` : '; ';
  const text = fresh.map((line) => line + glue).join('');
  return [{ start: statement.start, end: statement.start, text }];
}

/** Tells of the lines that are in production. */
export function reportPrinted(
  lines: readonly PrintedLine[],
  { dataflow, selection }: Understanding,
  sink: DiagnosticSink,
): void {
  for (const { cell, text, plot } of lines) {
    const printed = [...dataflow.facts.values(), ...dataflow.bodies.values()].find(
      (f) =>
        f.cell.cell.id === cell &&
        f.cell.cell.source.slice(f.statement.start, f.statement.end) === text,
    );
    if (printed === undefined || !selection.slice.included.has(printed.statement.id)) continue;
    const { start, end } = printed.statement;
    sink.report(drawnMetricPrinted, { cell, start, end }, { plot, text });
  }
}
