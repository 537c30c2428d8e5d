import type { Measurement } from './measure.ts';

/** The measurements as a table and a line of counts. */
export function renderTable(measurements: readonly Measurement[]): readonly string[] {
  const rows = measurements.map(({ notebook, result, command, found, required, detail }) => [
    notebook,
    result,
    command ?? '-',
    `${found}/${required}`,
    detail.length > 140 ? `${detail.slice(0, 140)}...` : detail,
  ]);
  const head = ['notebook', 'result', 'command', 'metrics', 'first difference'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === head.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line), '', countResults(measurements)];
}

function countResults(measurements: readonly Measurement[]): string {
  const results = ['equal', 'bare', 'different', 'unseeded', 'refused', 'failed'] as const;
  const counts = results.map(
    (result) => `${measurements.filter((one) => one.result === result).length} ${result}`,
  );
  const metrics = measurements.reduce(
    (sum, one) => sum + (one.result === 'equal' ? one.found : 0),
    0,
  );
  return `${measurements.length} notebooks: ${counts.join(', ')}; ${metrics} metric lines and tables equal`;
}
