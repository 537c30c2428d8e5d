import {
  emptyFile,
  htmlFile,
  lfsPointer,
  mergeConflict,
  notJson,
  notText,
  otherTool,
} from '../diagnostics/catalog/read.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import { LineTable } from '../source/index.ts';
import { findJsonError } from './json-error.ts';

const binaryKinds: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a zip archive'],
  ['\u001f\ufffd', 'a gzip archive'],
  ['\u001f\u008b', 'a gzip archive'],
  ['%PDF-', 'a PDF document'],
  ['\ufffdPNG', 'an image'],
  ['\u0089PNG', 'an image'],
];

/** Refuses text that is plainly something else, before it is read as JSON; true when refused. */
export function refuseForeignText(text: string, sink: DiagnosticSink): boolean {
  const start = text.slice(0, 4096).trimStart();
  const binary = binaryKinds.find(([magic]) => start.startsWith(magic));
  if (start === '' && text.trim() === '') sink.report(emptyFile, null, {});
  else if (binary !== undefined) sink.report(notText, null, { kind: binary[1] });
  else if (start.includes('\u0000')) sink.report(notText, null, { kind: 'binary data' });
  else if (start.startsWith('version https://git-lfs.github.com/'))
    sink.report(lfsPointer, null, {});
  else if (start.startsWith('#!meta') || /^#!(?:csharp|fsharp|pwsh)\b/.test(start)) {
    sink.report(otherTool, null, { tool: 'a Polyglot notebook (.dib)' });
  } else if (start.startsWith('<') && !start.startsWith('<<<<<<<')) {
    const title = /<title[^>]*>\s*([^<]{1,80}?)\s*<\/title>/i.exec(text.slice(0, 65_536))?.[1];
    sink.report(htmlFile, null, {
      title: title === undefined ? '' : ` ("${title.replaceAll(/\s+/g, ' ')}")`,
    });
  } else return false;
  return true;
}

/** Says why text is not JSON. */
export function refuseJson(text: string, sink: DiagnosticSink): void {
  const lines = new LineTable(text);
  const conflict = /^<{7}(?: .*)?$/m.exec(text);
  if (conflict !== null && /^={7}$/m.test(text)) {
    sink.report(mergeConflict, null, { line: lines.place(conflict.index).line });
    return;
  }
  const error = findJsonError(text) ?? { offset: text.length, expected: 'a value' };
  sink.report(notJson, null, { ...lines.place(error.offset), expected: error.expected });
}
