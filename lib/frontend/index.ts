/**
 * Notebook -> Program: code cells as syntax trees.
 *
 * Takes: a notebook and a sink. Gives: one parsed cell per code cell, and what install lines ask for.
 * Needs: sources with LF newlines.
 * Guarantees: never throws; every range lies in its cell's own source, in UTF-16 offsets; a cell that does not
 * parse is reported, keeps its place and has no statements; ids of statements depend on their own cell only.
 */
import {
  cellDoesNotParse,
  nestedTooDeeply,
  opaqueCell,
  python2Cell,
  python2Notebook,
} from '../diagnostics/catalog/parse.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import type { Dependency } from '../ir/pipeline.ts';
import type { Notebook } from '../notebook/model.ts';
import type { Span } from '../source/index.ts';
import { isCode } from './program.ts';
import type { ParsedCell, Program } from './program.ts';
import { installsInCell } from './python/installs.ts';
import { parseCell, withoutStatements } from './python/parse-cell.ts';
import type { CellProblem, CellReading } from './python/parse-cell.ts';

export type { CellStatus, ParsedCell, Program } from './program.ts';
export { isCode } from './program.ts';

export function parseProgram(notebook: Notebook, sink: DiagnosticSink): Program {
  if (notebook.language !== 'python') return { notebook, cells: unread(notebook), installs: [] };
  const readings = notebook.cells.filter(isCode).map(parseCell);
  if (!reportPython2(notebook, readings, sink))
    for (const reading of readings) report(reading, sink);
  const cells = readings.map((reading) => reading.parsed);
  return { notebook, cells, installs: distinct(cells.flatMap(installsInCell)) };
}

/** Code of another language, which reading has reported. */
function unread(notebook: Notebook): readonly ParsedCell[] {
  return notebook.cells
    .filter(isCode)
    .map((cell) => withoutStatements(cell, { kind: 'opaque', magic: notebook.language }));
}

/** One report instead of one a cell when the whole notebook is Python 2. */
function reportPython2(
  notebook: Notebook,
  readings: readonly CellReading[],
  sink: DiagnosticSink,
): boolean {
  const old = readings.filter((reading) => reading.problem?.kind === 'python2');
  const filled = readings.filter((reading) => reading.parsed.cell.source.trim() !== '');
  const declared = notebook.languageVersion?.startsWith('2') === true;
  if (!declared && (old.length === 0 || old.length * 2 <= filled.length)) return false;
  const first = old[0] ?? filled[0];
  sink.report(python2Notebook, first === undefined ? null : problemSpan(first), {
    sign: declared
      ? `its kernel is Python ${notebook.languageVersion}`
      : `${old.length} of ${filled.length} code cells are`,
  });
  return true;
}

function report(reading: CellReading, sink: DiagnosticSink): void {
  const { parsed, problem } = reading;
  if (parsed.status.kind === 'opaque') {
    const end = parsed.cell.source.trimStart().indexOf('\n');
    const start = parsed.cell.source.length - parsed.cell.source.trimStart().length;
    const span = {
      cell: parsed.cell.id,
      start,
      end: end === -1 ? parsed.cell.source.length : start + end,
    };
    sink.report(opaqueCell, span, { magic: parsed.status.magic });
  }
  if (problem !== null)
    sink.report(ruleOf(problem), problemSpan(reading), { reason: problem.message });
}

function ruleOf(problem: CellProblem): typeof cellDoesNotParse {
  switch (problem.kind) {
    case 'syntax':
      return cellDoesNotParse;
    case 'python2':
      return python2Cell;
    case 'depth':
      return nestedTooDeeply;
  }
}

function problemSpan(reading: CellReading): Span {
  const at = reading.problem?.at ?? { start: 0, end: reading.parsed.cell.source.length };
  return { cell: reading.parsed.cell.id, start: at.start, end: at.end };
}

/** The last constraint given for a distribution wins, as with repeated installs; order of first mention. */
function distinct(dependencies: readonly Dependency[]): readonly Dependency[] {
  const found = new Map<string, Dependency>();
  for (const dependency of dependencies) {
    if (dependency.constraint !== '' || !found.has(dependency.distribution)) {
      found.set(dependency.distribution, dependency);
    }
  }
  return [...found.values()];
}
