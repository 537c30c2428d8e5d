import { type ShownTable, withoutDots } from './table.ts';

const FRAME = /<table[^>]*class="[^"]*\bdataframe\b[^"]*"[^>]*>([\s\S]*?)<\/table>/;

/** The table of a frame that pandas wrote as HTML; null for any other text, and for labels of several levels. */
export function readHtmlTable(html: string): ShownTable | null {
  const table = FRAME.exec(html)?.[1];
  if (table === undefined) return null;
  const [head, body] = [between(table, 'thead'), between(table, 'tbody')];
  if (/\b(?:col|row)span="(?!1")/.test(head + body)) return null;
  const [names, second, ...more] = rowsOf(head);
  if (names === undefined || more.length > 0) return null;
  // A second line of the head holds the name of the index and nothing else.
  if (second !== undefined && second.slice(1).some(({ text }) => text !== '')) return null;
  const rows = rowsOf(body);
  if (rows.length === 0 || rows.some((row) => row.length !== names.length)) return null;
  if (rows.some((row) => row.findIndex(({ isLabel }) => !isLabel) > 1)) return null;
  const texts = rows.map((row) => row.map(({ text }) => text));
  return withoutDots({
    columns: names.slice(1).map(({ text }) => text),
    rows: texts.map((row) => row.slice(1)),
    index: texts.map((row) => row[0] ?? ''),
    indexName: second?.[0]?.text ?? '',
  });
}

interface HtmlCell {
  readonly isLabel: boolean;
  readonly text: string;
}

function rowsOf(html: string): readonly (readonly HtmlCell[])[] {
  return Array.from(html.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g), ([, row = '']) =>
    Array.from(row.matchAll(/<(t[hd])[^>]*>([\s\S]*?)<\/t[hd]>/g), ([, tag, text = '']) => ({
      isLabel: tag === 'th',
      text: plain(text),
    })),
  );
}

function between(html: string, tag: string): string {
  return new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? '';
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', ' '],
  ['amp', '&'],
]);

/** Text of a cell: tags are taken off, entities read; pandas writes no others. */
function plain(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#\d+|[a-z]+);/g, (whole, name: string) =>
      name.startsWith('#')
        ? String.fromCodePoint(Math.min(0x10_ffff, Number(name.slice(1))))
        : (ENTITIES.get(name) ?? whole),
    )
    .trim();
}
