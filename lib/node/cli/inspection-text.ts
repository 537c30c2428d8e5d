import {
  type CellReport,
  type Inspection,
  type Notebook,
  type Setting,
  printLiteral,
} from '../../index.ts';

const CODE_WIDTH = 38;
const VALUE_WIDTH = 60;

/** What the analysis knows, for a terminal. */
export function inspectionText(inspection: Inspection, notebook: Notebook): string {
  const sections = [
    heading(inspection, notebook),
    ...section('Cells (+ production, - exploration, * marked by you)', cells(inspection, notebook)),
    ...section('Production yields', inspection.candidates.map(candidate)),
    ...section(
      'Steps',
      inspection.steps.map(
        ({ name, module, positions }) => `${name}  (${module}; cells ${positions.join(', ')})`,
      ),
    ),
    ...section('Configuration', inspection.settings.map(setting)),
  ];
  return `${sections.join('\n\n')}\n`;
}

function heading({ title, cells: all }: Inspection, notebook: Notebook): string {
  const code = all.filter(({ kind }) => kind === 'code');
  const production = code.filter(({ mark }) => mark.value === 'production');
  return `${title}\n${notebook.fileName}: ${all.length} cells, ${code.length} with code, ${production.length} for production`;
}

function section(title: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : [`${title}\n${rows.map((row) => `  ${row}`).join('\n')}`];
}

function cells(inspection: Inspection, notebook: Notebook): readonly string[] {
  const sources = new Map(notebook.cells.map((cell) => [cell.id, cell.source]));
  const width = String(inspection.cells.length).length;
  return inspection.cells.map((cell) =>
    [
      String(cell.position).padStart(width),
      sign(cell),
      (cell.kind === 'code' ? cell.role : cell.kind).padEnd(13),
      cut(firstLine(sources.get(cell.id) ?? ''), CODE_WIDTH).padEnd(CODE_WIDTH),
      cell.kind === 'code' ? cell.reason : '',
    ]
      .join(' ')
      .trimEnd(),
  );
}

function sign({ kind, mark }: CellReport): string {
  if (kind !== 'code') return '  ';
  return (mark.value === 'production' ? '+' : '-') + (mark.by === 'user' ? '*' : ' ');
}

function candidate({ name, type, chosen, reason }: Inspection['candidates'][number]): string {
  return `${chosen ? '>' : ' '} ${name}: ${type}  (${reason})`;
}

function setting({ group, name, value }: Setting): string {
  return `${group}.${name} = ${cut(printLiteral(value.value), VALUE_WIDTH)}`;
}

function firstLine(source: string): string {
  return source.split('\n').find((line) => line.trim() !== '') ?? '';
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 3)}...`;
}
