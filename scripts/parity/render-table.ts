import type { ParityRow, ParityStatus } from './compare-styles.ts';

const STATUSES: readonly ParityStatus[] = [
  'equal',
  'refused',
  'WRONG',
  'notebook-fails',
  'unrepeatable',
  'not-meant',
];

/** The rows as a table and a line of totals. */
export function renderTable(rows: readonly ParityRow[]): readonly string[] {
  const head = ['notebook', 'style', 'status', 'rows', 'largest', 'learned', 'one row', 's', ''];
  const lines = rows.map((row) => [
    row.name,
    row.style,
    row.status,
    String(row.rows),
    row.largest === null ? 'inf' : row.largest === 0 ? '0' : row.largest.toExponential(1),
    `${row.learned.equal}/${row.learned.all}`,
    row.singleRows === null ? '-' : row.singleRows ? 'ok' : 'NO',
    row.seconds.toFixed(1),
    noteOf(row),
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => (line[column] ?? '').length)),
  );
  const render = (line: readonly string[]): string =>
    line
      .map((cell, column) => (column === head.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [render(head), ...lines.map(render), '', totals(rows)];
}

function noteOf({ status, rawRows, detail }: ParityRow): string {
  if (status === 'equal')
    return [detail, rawRows ? '' : 'by its own evaluation only']
      .filter((one) => one !== '')
      .join('; ');
  return detail.length > 160 ? `${detail.slice(0, 157)}...` : detail;
}

/** How many of each, and the share of equal ones among those that a comparison was meant for and possible. */
function totals(rows: readonly ParityRow[]): string {
  const count = (status: ParityStatus): number =>
    rows.filter((row) => row.status === status).length;
  const counts = STATUSES.filter((status) => count(status) > 0).map(
    (status) => `${count(status)} ${status}`,
  );
  const meant = count('equal') + count('refused') + count('WRONG');
  const share = meant === 0 ? '' : `; ${Math.round((count('equal') / meant) * 100)} % equal`;
  return `${rows.length} comparisons: ${counts.join(', ')}${share}`;
}
