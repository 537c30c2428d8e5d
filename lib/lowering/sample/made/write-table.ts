import type { Expr } from '../../../frontend/python/ast.ts';
import type { TableFormat } from '../../../ir/index.ts';
import { keywordOf, plainText, textIn } from '../known/literals.ts';
import { fieldText } from '../records.ts';
import { ROWS, type MadeTable } from './make-tables.ts';

type Call = Extract<Expr, { kind: 'Call' }>;

/** The table as the notebook's call reads it. */
export function writeTable(
  table: MadeTable,
  names: readonly string[],
  format: TableFormat,
  call: Call,
): string {
  const separator = format.separator ?? ',';
  const comma = textIn(keywordOf(call, 'decimal')) === ',';
  const columns = names.map((name) => table.get(name) ?? []);
  const field = (value: string | null | undefined): string => {
    const text = value ?? '';
    const written = comma && /^-?\d+\.\d+$/.test(text) ? text.replace('.', ',') : text;
    return fieldText(isUnicode(call) ? written : written.replaceAll(/[^ -~]/g, '?'), separator);
  };
  const line = (values: readonly (string | null | undefined)[]): string =>
    values.map(field).join(separator);
  // A column without a name is one that pandas names itself.
  const head = names.map((name) => (/^Unnamed: \d+$/.test(name) ? '' : name));
  const rows = Math.min(ROWS, ...columns.map((values) => values.length));
  return [
    ...Array.from({ length: format.skipped }, () => '# rows made up for the tests'),
    ...(format.hasHeader ? [line(head)] : []),
    ...Array.from({ length: rows }, (_, at) => line(columns.map((values) => values[at]))),
    '',
  ].join('\n');
}

/** Columns in the order of the file: one that becomes the index stands where the call says. */
export function fileOrder(
  names: readonly string[],
  index: string | null,
  call: Call,
): readonly string[] {
  const place = keywordOf(call, 'index_col');
  const given = textIn(place);
  if (place === null || plainText(place) === null || plainText(place) === 'False') return names;
  const name = given ?? index ?? 'id';
  const others = names.filter((each) => each !== name);
  const at = given === null ? Number(plainText(place)) : 0;
  return [...others.slice(0, at), name, ...others.slice(at)];
}

function isUnicode(call: Call): boolean {
  const encoding = textIn(keywordOf(call, 'encoding'));
  return encoding === null || /^utf[-_]?8/i.test(encoding);
}
