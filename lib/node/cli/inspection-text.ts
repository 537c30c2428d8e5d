import {
  type CellReport,
  type Inspection,
  type ModuleReport,
  type Notebook,
  type Setting,
  type StagingReport,
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
    ...section('When names are known (cell, time, rows, names)', times(inspection)),
    ...section(...staging(inspection.staging)),
    ...section('Modules beside the notebook', inspection.modules.map(moduleLine)),
    ...section('Configuration', inspection.settings.map(setting)),
  ];
  return `${sections.join('\n\n')}\n`;
}

function heading({ title, cells: all }: Inspection, notebook: Notebook): string {
  const code = all.filter(({ kind }) => kind === 'code');
  const production = code.filter(({ mark }) => mark.value === 'production');
  return `${title}\n${notebook.fileName}: ${all.length} cells, ${code.length} with code, ${production.length} for production`;
}

function moduleLine({ name, file, module, cell }: ModuleReport): string {
  const by = cell === null ? '' : ` (cell ${cell})`;
  if (file === null) return `${name}${by}: missing`;
  return `${name}${by}: ${file}${module === null ? ', not needed' : ` -> ${module}`}`;
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

/** One line for each cell and time, so that a line is never longer than what happens in a cell. */
function times({ cells: all }: Inspection): readonly string[] {
  const width = String(all.length).length;
  return all.flatMap(({ position, statements }) => {
    const groups = new Map<string, Set<string>>();
    for (const { name, time, lineage } of statements.flatMap((statement) => statement.names)) {
      const key = `${time.padEnd(13)} ${(lineage ?? '').padEnd(8)}`;
      groups.set(key, (groups.get(key) ?? new Set()).add(name));
    }
    return [...groups].map(
      ([key, names]) =>
        `${String(position).padStart(width)} ${key} ${cut([...names].join(', '), VALUE_WIDTH)}`,
    );
  });
}

function staging(report: StagingReport): readonly [title: string, rows: readonly string[]] {
  if (!report.staged) {
    const place = report.cell === null ? '' : ` (cell ${report.cell})`;
    return ['Training and serving are not separated', [`${report.reason}${place}`]];
  }
  const { serving, steps } = report;
  const answer =
    serving.kind === 'predict' ? `${serving.estimator ?? 'estimator'}.${serving.method}` : 'out';
  return [
    'Training learns',
    [
      ...steps.map(({ name, positions, learned }) => {
        const values = learned.map((one) =>
          one.keys.length === 0 ? one.name : `${one.name} by ${one.keys.join(', ')}`,
        );
        return `${name}  (cells ${positions.join(', ')}): ${values.join('; ') || 'nothing'}`;
      }),
      `Serving: ${[serving.rows, ...serving.steps, answer].join(' -> ')}`,
    ],
  ];
}

function firstLine(source: string): string {
  return source.split('\n').find((line) => line.trim() !== '') ?? '';
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 3)}...`;
}
