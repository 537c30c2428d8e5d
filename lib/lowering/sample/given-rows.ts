import type { SampleFile, TableFormat } from '../../ir/index.ts';
import type { DataFile } from '../../notebook/index.ts';
import { redactRow } from '../../secrets/index.ts';
import { chooseRows } from './choose-rows.ts';
import { likelySeparator, recordOf, recordTexts, type TableRecord } from './records.ts';

/** A table in a text file that production reads. */
export type TableInput = Pick<SampleFile, 'setting' | 'path'> & { readonly format: TableFormat };

/** A file that production reads, with its text. */
export interface GivenFile {
  readonly input: TableInput;
  readonly data: DataFile;
}

interface Table {
  readonly head: readonly string[];
  readonly columns: readonly string[];
  readonly records: readonly TableRecord[];
}

/** The file that a path of the notebook means: its end agrees most, at least in its name. */
export function placeOf(path: string, available: readonly string[]): string | null {
  const parts = (text: string): readonly string[] =>
    text.split(/[/\\]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  const wanted = parts(path.replace(/[?#].*$/, '')).toReversed();
  const agreeing = available.map((place) => {
    const own = parts(place).toReversed();
    const differs = own.findIndex((part, at) => part !== wanted[at]);
    return { place, agrees: differs === -1 ? own.length : differs };
  });
  const [best] = agreeing.toSorted((a, b) => b.agrees - a.agrees);
  return best !== undefined && best.agrees > 0 ? best.place : null;
}

/** Some rows of each file, verbatim; rows of files that share a key belong together. */
export function sampleOfFiles(
  files: readonly GivenFile[],
  targets: readonly string[],
): readonly Pick<SampleFile, 'text'>[] {
  const before: Table[] = [];
  return files.map(({ input, data }) => {
    const whole = tableOf(data.text, input.format);
    const records = belonging(whole, before);
    const positions = targets.map((name) => whole.columns.indexOf(name)).filter((at) => at >= 0);
    const chosen = chooseRows(records, { targets: positions });
    before.push({ ...whole, records: chosen });
    const lines = [...whole.head, ...chosen.map(({ text }) => text)];
    return { text: `${lines.map(redactRow).join('\n')}\n` };
  });
}

function tableOf(text: string, format: TableFormat): Table {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const separator = format.separator ?? likelySeparator(plain);
  const texts = recordTexts(plain, separator);
  const headLines = format.skipped + (format.hasHeader ? 1 : 0);
  const head = texts.slice(0, headLines);
  const named = format.hasHeader ? recordOf(head.at(-1) ?? '', separator).fields : [];
  return {
    head,
    columns: format.names ?? named.map((name) => name.trim()),
    records: texts.slice(headLines).map((record) => recordOf(record, separator)),
  };
}

/** Rows whose keys earlier samples have; all, where no column is a key of both. */
function belonging({ columns, records }: Table, before: readonly Table[]): readonly TableRecord[] {
  let left = records;
  for (const other of before)
    for (const [at, name] of columns.entries()) {
      const there = other.columns.indexOf(name);
      if (there === -1 || !(isKey(other.records, there) || isKey(records, at))) continue;
      const keys = new Set(other.records.map(({ fields }) => fields[there]));
      const same = left.filter(({ fields }) => keys.has(fields[at]));
      if (same.length > 0) left = same;
    }
  return left;
}

/** Each value once. */
function isKey(records: readonly TableRecord[], column: number): boolean {
  const values = new Set(records.map(({ fields }) => fields[column]));
  return values.size === records.length && records.length > 1;
}
