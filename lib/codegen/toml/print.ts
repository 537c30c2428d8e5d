/** A value of a TOML file. */
export type TomlValue =
  | string
  | number
  | boolean
  | readonly TomlValue[]
  | { readonly kind: 'inline'; readonly entries: readonly (readonly [string, TomlValue])[] };

/** `[path]` or, when `repeated`, one entry of `[[path]]`. */
export interface TomlTable {
  readonly path: readonly string[];
  readonly repeated: boolean;
  /** Lines above the table. */
  readonly comment: readonly string[];
  readonly entries: readonly (readonly [string, TomlValue])[];
}

const LINE_LENGTH = 100;

/** Prints tables in the given order. */
export function printToml(tables: readonly TomlTable[]): string {
  return `${tables.map(printTable).join('\n\n')}\n`;
}

function printTable({ path, repeated, comment, entries }: TomlTable): string {
  const name = path.map(printKey).join('.');
  return [
    ...comment.map((line) => `# ${line}`),
    repeated ? `[[${name}]]` : `[${name}]`,
    ...entries.map(([key, value]) => printEntry(printKey(key), value)),
  ].join('\n');
}

function printEntry(key: string, value: TomlValue): string {
  const line = `${key} = ${printValue(value)}`;
  if (!Array.isArray(value) || value.length === 0 || line.length <= LINE_LENGTH) return line;
  return [`${key} = [`, ...value.map((item: TomlValue) => `    ${printValue(item)},`), ']'].join(
    '\n',
  );
}

function printValue(value: TomlValue): string {
  if (typeof value === 'string') return printTomlString(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if ('kind' in value) {
    return `{ ${value.entries.map(([key, item]) => `${printKey(key)} = ${printValue(item)}`).join(', ')} }`;
  }
  return `[${value.map(printValue).join(', ')}]`;
}

function printKey(key: string): string {
  return /^[\w-]+$/.test(key) ? key : printTomlString(key);
}

/** JSON's escapes are TOML's; what TOML forbids raw beyond them is escaped too. */
function printTomlString(value: string): string {
  return JSON.stringify(value.replaceAll(/\p{Cs}/gu, '\uFFFD')).replaceAll('\u007F', '\\u007f');
}
