import { type ShownTable, withoutDots } from './table.ts';

/** The table of a frame that pandas wrote as text; null where its columns cannot be told apart. */
export function readTextTable(text: string): ShownTable | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !SIZE.test(line));
  const parts = blocksOf(lines).map(readBlock);
  const [first, ...others] = parts;
  if (first === undefined || first === null) return null;
  const all = [first];
  for (const other of others) {
    if (other === null || other.rows.length !== first.rows.length) return null;
    all.push(other);
  }
  return withoutDots({
    columns: all.flatMap(({ columns }) => columns),
    rows: first.rows.map((_, at) => all.flatMap(({ rows }) => rows[at] ?? [])),
    index: first.index,
    indexName: '',
  });
}

const SIZE = /^\[\d+ rows x \d+ columns\]$/;

/** Wide tables are continued below, with a backslash at the end of the line with the names. */
function blocksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const isContinued = lines.some((line) => /\s\\\s*$/.test(line));
  if (!isContinued) return [lines];
  const blocks: string[][] = [];
  for (const line of lines) {
    if (/^\s/.test(line)) blocks.push([]);
    blocks.at(-1)?.push(line.replace(/\s\\\s*$/, ''));
  }
  return blocks;
}

type Block = Omit<ShownTable, 'isCut' | 'indexName'>;

function readBlock(lines: readonly string[]): Block | null {
  const [head, ...body] = lines;
  if (head === undefined || body.length === 0 || !/^\s/.test(head)) return null;
  const [labels, ...columns] = columnsOf(lines);
  if (labels === undefined || columns.length === 0) return null;
  const cell = (line: string, [start, end]: Range): string => line.slice(start, end).trim();
  if (cell(head, labels) !== '') return null;
  const names = columns.map((range) => cell(head, range));
  if (names.includes('')) return null;
  return {
    columns: names,
    rows: body.map((line) => columns.map((range) => cell(line, range))),
    index: body.map((line) => cell(line, labels)),
  };
}

type Range = readonly [start: number, end: number];

/** Columns are what blank columns of the text part; a name with blanks over shorter values is one. */
function columnsOf(lines: readonly string[]): readonly Range[] {
  const width = Math.max(...lines.map((line) => line.length));
  const isBlank = (at: number): boolean => lines.every((line) => (line[at] ?? ' ') === ' ');
  const found: Range[] = [];
  for (let at = 0; at < width; at += 1) {
    if (isBlank(at)) continue;
    let end = at + 1;
    while (end < width && !isBlank(end)) end += 1;
    found.push([at, end]);
    at = end;
  }
  const isEmpty = ([start, end]: Range): boolean =>
    lines.slice(1).every((line) => line.slice(start, end).trim() === '');
  const joined: Range[] = [];
  let begun: number | null = null;
  for (const range of found) {
    const start: number = begun ?? range[0];
    begun = joined.length > 0 && isEmpty(range) ? start : null;
    if (begun === null) joined.push([start, range[1]]);
  }
  return begun === null ? joined : [];
}
