/**
 * File -> Notebook: one model for every format.
 *
 * Takes: a file's name and text, and a sink. Gives: the notebook, or null when it could not be read at all.
 * Needs: text already decoded (UTF-8).
 * Guarantees: never throws; newlines are LF; every cell has a unique id that a copy of the same file gives again.
 * A notebook that was read but cannot be converted (another language, no code) is given and an error reported.
 */
import { noCode, otherLanguage } from '../diagnostics/catalog/read.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import { normalizeNewlines } from './json-value.ts';
import { languageOfMagics } from './language.ts';
import type { Notebook, SourceFile } from './model.ts';
import { readScript } from './percent/read-percent.ts';
import { readIpynb } from './read-ipynb.ts';
import { refuseForeignText } from './refuse.ts';

export type * from './model.ts';
export { stripNotebook } from './strip.ts';

export function readNotebook(source: SourceFile, sink: DiagnosticSink): Notebook | null {
  const text = source.text.startsWith('\ufeff') ? source.text.slice(1) : source.text;
  const fileName = source.fileName.split(/[/\\]/).at(-1) ?? source.fileName;
  const isScript = /\.pyw?$/i.test(fileName);
  const notebook = isScript ? readPython(fileName, text, sink) : readIpynb(fileName, text, sink);
  if (notebook === null) return null;
  reportUnusable(notebook, sink);
  const { modules = [], data = [] } = source;
  return {
    ...notebook,
    ...(modules.length === 0 ? {} : { modules }),
    ...(data.length === 0 ? {} : { data }),
  };
}

function readPython(fileName: string, text: string, sink: DiagnosticSink): Notebook | null {
  if (refuseForeignText(text, sink)) return null;
  const cells = readScript(normalizeNewlines(text));
  return {
    fileName,
    format: { kind: 'percent' },
    language: 'python',
    languageVersion: null,
    cells,
  };
}

function reportUnusable(notebook: Notebook, sink: DiagnosticSink): void {
  const code = notebook.cells.filter((cell) => cell.kind === 'code' && cell.source.trim() !== '');
  const first = code[0];
  if (first === undefined) {
    // Any cell is a place to begin: the first that there is.
    const start = notebook.cells[0];
    sink.report(noCode, start === undefined ? null : { cell: start.id, start: 0, end: 0 }, {});
    return;
  }
  const magics = languageOfMagics(code.map((cell) => cell.source));
  const language = notebook.language === 'python' ? magics : notebook.language;
  if (language !== null) {
    sink.report(
      otherLanguage,
      { cell: first.id, start: 0, end: first.source.length },
      { language: spoken(language) },
    );
  }
}

function spoken(language: string): string {
  const names: Readonly<Record<string, string>> = {
    sh: 'shell script',
    r: 'R',
    javascript: 'JavaScript',
    typescript: 'TypeScript',
    bash: 'Bash',
    sas: 'SAS',
  };
  return names[language] ?? language.charAt(0).toUpperCase() + language.slice(1);
}
