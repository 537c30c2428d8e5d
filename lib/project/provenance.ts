import type { ProjectFile } from './tree.ts';

/**
 * `provenance.json`: by path, `[line, cell, first line, last line]` for each generated line that came from the
 * notebook; all numbers from 1, a cell is its position in the document.
 */
export function printProvenance(files: readonly ProjectFile[]): string {
  const entries = files
    .filter((file) => file.provenance.length > 0)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => {
      const rows = file.provenance.map(
        (p) => `    [${[p.line + 1, p.position, p.firstLine, p.lastLine].join(', ')}]`,
      );
      return `  ${JSON.stringify(file.path)}: [\n${rows.join(',\n')}\n  ]`;
    });
  return entries.length === 0 ? '{}\n' : `{\n${entries.join(',\n')}\n}\n`;
}
