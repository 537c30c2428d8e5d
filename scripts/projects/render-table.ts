import { CHECKS, type CheckName, type ProjectRow } from './check-project.ts';

/** Whether every check of a project holds; one that does not apply is no shortfall. */
export function holds(row: ProjectRow): boolean {
  return CHECKS.every((name) => stateOf(row, name) !== 'NO' && stateOf(row, name) !== '');
}

/** A line a project, the share of each column, and every shortfall with what the tool said. */
export function renderTable(rows: readonly ProjectRow[]): readonly string[] {
  const head = ['notebook', 'style', ...CHECKS, 's'];
  const lines = rows.map((row) => [
    row.name,
    row.style,
    ...CHECKS.map((name) => stateOf(row, name)),
    row.seconds.toFixed(1),
  ]);
  const shares = ['', 'share', ...CHECKS.map((name) => share(rows, name)), ''];
  const all = [head, ...lines, shares];
  const widths = head.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const render = (line: readonly string[]): string =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const complete = rows.filter(holds).length;
  return [
    ...all.map(render),
    '',
    ...rows.flatMap(shortfalls),
    `${rows.length} projects: ${complete} hold in every column`,
  ];
}

/** `ok`, `-` for what does not apply, `NO` for a shortfall, nothing where an earlier one stood in the way. */
function stateOf({ checks }: ProjectRow, name: CheckName): 'ok' | '-' | 'NO' | '' {
  switch (checks[name]?.kind) {
    case 'ok':
      return 'ok';
    case 'skipped':
      return '-';
    case 'short':
      return 'NO';
    case undefined:
      return '';
  }
}

/** A check that could not be made counts as a shortfall. */
function share(rows: readonly ProjectRow[], name: CheckName): string {
  const meant = rows.filter((row) => stateOf(row, name) !== '-');
  const good = meant.filter((row) => stateOf(row, name) === 'ok').length;
  return meant.length === 0 ? '-' : `${((100 * good) / meant.length).toFixed(1)} %`;
}

function shortfalls({ name, style, checks }: ProjectRow): readonly string[] {
  return CHECKS.flatMap((check) => {
    const found = checks[check];
    if (found?.kind !== 'short') return [];
    const detail = found.detail.split('\n').map((line) => `    ${line}`);
    return [`${name} (${style}), ${check}:`, ...detail, ''];
  });
}
