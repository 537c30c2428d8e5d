import type { ProjectFile } from './tree.ts';

/**
 * `provenance.json`: by path, `[line, cell, first line, last line]` for each generated line that came from the
 * notebook; all numbers from 1, a cell is its position in the document. A file that lay beside the notebook has the
 * path that it had there.
 */
export function printProvenance(files: readonly ProjectFile[]): string {
  const entries = files
    .filter((file) => file.provenance.length > 0 || file.from !== undefined)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => `  ${JSON.stringify(file.path)}: ${printed(file)}`);
  return entries.length === 0 ? '{}\n' : `{\n${entries.join(',\n')}\n}\n`;
}

function printed({ provenance, from }: ProjectFile): string {
  if (from !== undefined) return JSON.stringify(from);
  const rows = provenance.map(
    (p) => `    [${[p.line + 1, p.position, p.firstLine, p.lastLine].join(', ')}]`,
  );
  return `[\n${rows.join(',\n')}\n  ]`;
}
