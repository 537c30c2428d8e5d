import { plainLine, plainTitle, withoutMarkup } from './plain-text.ts';

/** What a markdown cell says, in order. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly title: string }
  /** A paragraph is one line; a list one line an item. */
  | { readonly kind: 'text'; readonly lines: readonly string[] };

/** Level of a line that is only bold: below all real headings. */
export const BOLD_LEVEL = 7;

const LONGEST_BOLD_HEADING = 80;

/** Headings and text of a markdown cell as plain text. */
export function readMarkdown(markdown: string): readonly Block[] {
  const lines = withoutMarkup(markdown).split('\n');
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const close = (): void => {
    const text = joinParagraph(paragraph);
    if (text.length > 0) blocks.push({ kind: 'text', lines: text });
    paragraph = [];
  };
  const open = (level: number, title: string): void => {
    close();
    const plain = plainTitle(title);
    if (plain !== '') blocks.push({ kind: 'heading', level, title: plain });
  };
  lines.forEach((line, index) => {
    const next = lines[index + 1] ?? '';
    const previous = lines[index - 1] ?? '';
    const atx = /^\s{0,3}(#{1,6})(?!#)\s*(\S.*?)[\s#]*$/.exec(line);
    if (atx !== null) open(atx[1]?.length ?? 1, atx[2] ?? '');
    else if (isUnderline(line) && paragraph.length === 1) {
      const [title = ''] = paragraph;
      paragraph = [];
      open(line.trim().startsWith('=') ? 1 : 2, title);
    } else if (line.trim() === '' || isRule(line)) close();
    else if (isBoldOnly(line) && previous.trim() === '' && (next.trim() === '' || isRule(next))) {
      open(BOLD_LEVEL, line);
    } else if (/^\s{0,3}#{1,6}\s*$/.test(line)) close();
    else paragraph.push(line);
  });
  close();
  return blocks;
}

function isUnderline(line: string): boolean {
  return /^ {0,3}(?:={2,}|-{2,})\s*$/.test(line);
}

function isRule(line: string): boolean {
  return /^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|={3,})$/.test(line);
}

function isBoldOnly(line: string): boolean {
  const bold = /^\s*(?:\*\*|__)\s*([^*_]+(?:_[^*_]+)*?)\s*:?\s*(?:\*\*|__)\s*:?\s*$/.exec(line);
  const text = bold?.[1] ?? '';
  return text !== '' && text.length <= LONGEST_BOLD_HEADING && !/[.!?]$/.test(text);
}

/** Lines of a paragraph joined, items of a list apart. */
function joinParagraph(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const quoted = line.replace(/^\s*(?:>\s?)+/, '');
    const item = /^\s*(?:[-*+•]\s+(.*)|(\d+[.)])\s+(.*))$/.exec(quoted);
    const text = plainLine(item?.[1] ?? item?.[3] ?? quoted);
    const last = joined.at(-1);
    if (item !== null) {
      if (/[\p{L}\p{N}]/u.test(text)) joined.push(`${item[2] ?? '-'} ${text}`);
    } else if (last === undefined || /\S {2}$|\\$/.test(line)) {
      if (/[\p{L}\p{N}]/u.test(text)) joined.push(text);
    } else if (text !== '') {
      joined[joined.length - 1] = `${last} ${text}`;
    }
  }
  return joined;
}
