import {
  formatDeviation,
  formatTooNew,
  formatTooOld,
  notANotebook,
  otherTool,
  outputsDropped,
} from '../diagnostics/catalog/read.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import { rawCells, readCells } from './ipynb/read-cells.ts';
import type { CellsReading } from './ipynb/read-cells.ts';
import { countAt, isObject } from './json-value.ts';
import type { JsonObject } from './json-value.ts';
import { foreignDocument, kernelLanguage } from './language.ts';
import type { Notebook } from './model.ts';
import { refuseForeignText, refuseJson } from './refuse.ts';
import { schemaOf } from './schema/index.ts';
import { validate } from './schema/validate.ts';
import type { SchemaProblem } from './schema/validate.ts';

/** Reads the text of an `.ipynb` file; null when it is refused. */
export function readIpynb(fileName: string, text: string, sink: DiagnosticSink): Notebook | null {
  if (refuseForeignText(text, sink)) return null;
  const document = parseJson(text);
  if (document === null) {
    refuseJson(text, sink);
    return null;
  }
  const tool = foreignDocument(document.value);
  if (tool !== null) {
    sink.report(otherTool, null, { tool });
    return null;
  }
  return isObject(document.value)
    ? readDocument(fileName, document.value, sink)
    : refuseShape(sink);
}

function readDocument(
  fileName: string,
  document: JsonObject,
  sink: DiagnosticSink,
): Notebook | null {
  if (!Array.isArray(document['cells']) && !Array.isArray(document['worksheets']))
    return refuseShape(sink);
  const raw = rawCells(document);
  if (
    !Object.hasOwn(document, 'nbformat') &&
    !raw.some((cell) => typeof cell['cell_type'] === 'string')
  )
    return refuseShape(sink);
  const major = countAt(document, 'nbformat') ?? (Array.isArray(document['cells']) ? 4 : 3);
  const minor = countAt(document, 'nbformat_minor') ?? 0;
  if (major < 3 || major > 4) {
    sink.report(major < 3 ? formatTooOld : formatTooNew, null, { version: `${major}.${minor}` });
    return null;
  }
  const reading = readCells(raw);
  reportDeviations(document, major, minor, sink);
  reportDropped(reading, sink);
  const { language, version } = kernelLanguage(document);
  return {
    fileName,
    format: { kind: 'ipynb', major, minor },
    language,
    languageVersion: version,
    cells: reading.cells,
  };
}

function refuseShape(sink: DiagnosticSink): null {
  sink.report(notANotebook, null, {});
  return null;
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const deviationsCounted = 1000;

function reportDeviations(
  document: JsonObject,
  major: number,
  minor: number,
  sink: DiagnosticSink,
): void {
  const problems = validate(schemaOf(major, minor), document, deviationsCounted);
  const first = problems[0];
  if (first === undefined) return;
  sink.report(formatDeviation, null, {
    version: `${major}.${minor}`,
    count: problems.length,
    path: pathText(first),
    problem: first.message,
  });
}

/** `cells[3].outputs[0].text`. */
function pathText(problem: SchemaProblem): string {
  const text = problem.path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('');
  return text === '' ? 'the document' : text.replace(/^\./, '');
}

function reportDropped(reading: CellsReading, sink: DiagnosticSink): void {
  const [first, ...others] = reading.dropped;
  if (first === undefined) return;
  const spanOf = ({
    cell,
  }: typeof first): { cell: typeof cell.id; start: number; end: number } => ({
    cell: cell.id,
    start: 0,
    end: cell.source.length,
  });
  const size = Math.ceil(reading.dropped.reduce((sum, { size }) => sum + size, 0) / 1_000_000);
  sink.report(
    outputsDropped,
    spanOf(first),
    { size, cells: reading.dropped.length },
    {
      related: others.slice(0, 20).map((cell) => ({ span: spanOf(cell), message: 'Here too.' })),
    },
  );
}
