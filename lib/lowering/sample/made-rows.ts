import type { SampleOrigin, TableFormat } from '../../ir/index.ts';
import { redactRow } from '../../secrets/index.ts';
import type { TableRead } from './known/frame-states.ts';
import type { KnownTable } from './known/known-table.ts';
import { type KnowledgeQuery, knownTables } from './known/known-tables.ts';
import { keywordOf, textIn } from './known/literals.ts';
import { makeTables, type MadeTable } from './made/make-tables.ts';
import { fileOrder, writeTable } from './made/write-table.ts';

/** Rows made for a file, or why there are none. */
export type MadeFile =
  | { readonly origin: Exclude<SampleOrigin, 'data'>; readonly text: string }
  | { readonly reason: string };

/** Rows for each file that is asked about, as its call reads them. */
export function madeRows(query: KnowledgeQuery): ReadonlyMap<string, MadeFile> {
  const tables = knownTables(query);
  const made = makeTables(tables);
  const calls = new Map(
    [...query.reads.values()].toReversed().map((read) => [read.file, read.call]),
  );
  return new Map(
    [...query.formats].map(([file, format]) => {
      const parts = { table: tables.get(file), made: made.get(file), call: calls.get(file) };
      return [file, madeFile(format, parts)];
    }),
  );
}

interface Parts {
  readonly table: KnownTable | undefined;
  readonly made: MadeTable | undefined;
  readonly call: TableRead['call'] | undefined;
}

function madeFile(given: TableFormat, { table, made, call }: Parts): MadeFile {
  if (table === undefined || made === undefined || call === undefined)
    return { reason: 'the call that reads it cannot be followed' };
  const unwritten = whyNotWritten(call);
  if (unwritten !== null) return { reason: unwritten };
  if (table.columns.size === 0)
    return { reason: 'neither outputs nor code of the notebook name its columns' };
  const order = table.order ?? [...table.columns.keys()];
  if (!given.hasHeader && given.names === null && table.order === null)
    return { reason: 'its columns have no names, and no output shows how many there are' };
  const index = [...table.columns.keys()].find((name) => !order.includes(name)) ?? null;
  const names = fileOrder(order, index, call);
  const text = writeTable(made, names, { ...given, separator: separatorOf(given, call) }, call);
  return {
    origin: table.isShown ? 'tables' : 'code',
    text: text.split('\n').map(redactRow).join('\n'),
  };
}

const BLANKS = /\\s|^\s+$/;

function separatorOf({ separator }: TableFormat, call: TableRead['call']): string | null {
  const given = textIn(keywordOf(call, 'sep', 'delimiter'));
  return separator ?? (given === null ? null : BLANKS.test(given) ? '\t' : given);
}

function whyNotWritten(call: TableRead['call']): string | null {
  const encoding = textIn(keywordOf(call, 'encoding')) ?? '';
  if (/utf[-_]?(?:16|32)/i.test(encoding)) return `it is read as ${encoding}`;
  const separator = keywordOf(call, 'sep', 'delimiter');
  const text = textIn(separator);
  if (
    separator !== null &&
    (text === null || (text.length > 1 && !BLANKS.test(text) && /[\\[\]()|?*+^$]/.test(text)))
  )
    return 'its separator is a pattern';
  const packed = textIn(call.args[0]) ?? '';
  const isPacked =
    /\.(?:gz|zip|bz2|xz|zst)$/i.test(packed) ||
    (textIn(keywordOf(call, 'compression')) ?? 'infer') !== 'infer';
  return isPacked ? 'it is compressed' : null;
}
