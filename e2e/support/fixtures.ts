import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');

export function notebookPath(name: string): string {
  return path.join(ROOT, 'fixtures', 'notebooks', name, 'notebook.ipynb');
}

export function notebookText(name: string): string {
  return fs.readFileSync(notebookPath(name), 'utf8');
}

/** The Python with the libraries that generated tests need. */
export function testPython(): string {
  return process.env['CELLWRIGHT_PYTHON'] ?? path.join(ROOT, '.cache', 'venv', 'bin', 'python');
}

export const CLI = path.join(ROOT, 'bin', 'cellwright.js');

export const ROOT_FOLDER = ROOT;

interface TinyCell {
  readonly type: 'code' | 'markdown';
  readonly source: string;
  readonly outputs?: readonly unknown[];
}

/** The JSON of a notebook with these cells. */
export function notebookOf(cells: readonly TinyCell[]): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } },
    cells: cells.map(({ type, source, outputs }, index) => ({
      id: `cell-${index + 1}`,
      cell_type: type,
      metadata: {},
      source,
      ...(type === 'code' ? { execution_count: null, outputs: outputs ?? [] } : {}),
    })),
  });
}
