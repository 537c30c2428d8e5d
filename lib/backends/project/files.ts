import type { PyModule } from '../../codegen/python/nodes.ts';
import { printModule } from '../../codegen/python/print.ts';
import type { Origin } from '../../ir/index.ts';
import type { PythonFormatter } from '../../outcome.ts';
import {
  carryProvenance,
  provenanceOf,
  type ProjectFile,
  type SourcedLine,
} from '../../project/index.ts';

/** A file without author's code. */
export function plainFile(path: string, text: string): ProjectFile {
  return { path, text: text === '' || text.endsWith('\n') ? text : `${text}\n`, provenance: [] };
}

/** Prints and formats a module, keeping the place in the notebook that each line came from. */
export function emitPython(
  path: string,
  module: PyModule,
  format: PythonFormatter | null,
): ProjectFile {
  const lines: readonly SourcedLine[] = printModule(module).map(({ text, origins }) => ({
    text,
    sources: sourcesOf(origins),
  }));
  const printed = `${lines.map((line) => line.text).join('\n')}\n`;
  if (format === null) return { path, text: printed, provenance: provenanceOf(lines) };
  const text = format(path, printed);
  return {
    path,
    text,
    provenance: text === printed ? provenanceOf(lines) : carryProvenance(lines, text),
  };
}

/** Places in the notebook as a file's provenance has them. */
export function sourcesOf(origins: readonly Origin[]): SourcedLine['sources'] {
  return origins.map((origin) => ({
    cell: origin.span.cell,
    position: origin.position,
    firstLine: origin.firstLine,
    lastLine: origin.lastLine,
  }));
}
