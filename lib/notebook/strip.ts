import type { Cell, Notebook } from './model.ts';

/** The notebook as nbformat 4.5 text without outputs and execution counts: what a project keeps of it. */
export function stripNotebook(notebook: Notebook): string {
  const document = {
    cells: notebook.cells.map(stripCell),
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: {
        name: notebook.language,
        ...(notebook.languageVersion === null ? {} : { version: notebook.languageVersion }),
      },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/** Keys in alphabetical order, as Jupyter writes them. */
function stripCell(cell: Cell): Readonly<Record<string, unknown>> {
  const rest = { id: cell.id, metadata: {} };
  const source = sourceLines(cell.source);
  switch (cell.kind) {
    case 'code':
      return { cell_type: 'code', execution_count: null, ...rest, outputs: [], source };
    case 'markdown': {
      const attached =
        Object.keys(cell.attachments).length > 0 ? { attachments: cell.attachments } : {};
      return { ...attached, cell_type: 'markdown', ...rest, source };
    }
    case 'raw':
      return { cell_type: 'raw', ...rest, source };
  }
}

/** One string a line, newlines kept, as Jupyter writes it. */
function sourceLines(source: string): readonly string[] {
  return source.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
