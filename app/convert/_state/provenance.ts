import type { CellId, LineProvenance, Notebook, ProjectFile, ProjectTree } from '../../_lib.ts';

/** Where a generated line came from; null for lines of the scaffolding. */
export function originOfLine(file: ProjectFile, line: number): LineProvenance | null {
  return file.provenance.find((entry) => entry.line === line) ?? null;
}

export interface GeneratedLines {
  readonly path: string;
  /** From 0, ascending. */
  readonly lines: readonly number[];
}

/** Where a cell went: its lines, file by file. */
export function linesOfCell(project: ProjectTree, cell: CellId): readonly GeneratedLines[] {
  const found: GeneratedLines[] = [];
  for (const file of project.files) {
    const lines = new Set<number>();
    for (const entry of file.provenance) if (entry.cell === cell) lines.add(entry.line);
    if (lines.size > 0) {
      found.push({ path: file.path, lines: [...lines].sort((a, b) => a - b) });
    }
  }
  // Code says more about a cell than a comment in the configuration does.
  return found.sort((a, b) => rank(a.path) - rank(b.path));
}

/** Settings restate the notebook's values; they hold none of its code. */
const SETTINGS = /(?:^|\/)config\.py$/;

function rank(path: string): number {
  if (!path.endsWith('.py') || SETTINGS.test(path)) return 2;
  return path.startsWith('tests/') ? 1 : 0;
}

/** The generated Python modules that hold code of the notebook. */
export function modulesFromNotebook(project: ProjectTree): readonly ProjectFile[] {
  return project.files.filter(({ path, provenance }) => rank(path) < 2 && provenance.length > 0);
}

/** The source of the cells that feed a file, in document order, each under a line that names it. */
export function sourceBehind(file: ProjectFile, notebook: Notebook): string {
  const feeding = new Set<string>(file.provenance.map((entry) => entry.cell));
  return notebook.cells
    .filter((cell) => feeding.has(cell.id))
    .map((cell) => `# cell ${cell.position}\n${cell.source.trimEnd()}\n`)
    .join('\n\n');
}
