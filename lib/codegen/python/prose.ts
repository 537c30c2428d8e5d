/** Turns the author's markdown into plain paragraphs, list items and code, one block an entry. */
export function plainBlocks(markdown: string): readonly string[] {
  const blocks: string[] = [];
  let paragraph: string[] = [];
  let fence: string[] | null = null;
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push(paragraph.join(' '));
    paragraph = [];
  };
  for (const line of cleanText(markdown).split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) {
      if (fence === null) flush();
      else if (fence.length > 0) blocks.push(fence.join('\n'));
      fence = fence === null ? [] : null;
    } else if (fence !== null) {
      fence.push(`    ${line}`);
    } else if (line.trim() === '' || /^[\s|:-]*-[\s|:-]*$/.test(line)) {
      flush();
    } else {
      if (/^\s*(?:#|[-*+]\s|\d+[.)]\s|\|)/.test(line)) flush();
      paragraph.push(plainLine(line));
      if (/^\s*#/.test(line)) flush();
    }
  }
  if (fence !== null && fence.length > 0) blocks.push(fence.join('\n'));
  flush();
  return blocks.filter((block) => block.trim() !== '');
}

/** One line of markdown without its marks: what a reader of plain text needs. */
function plainLine(line: string): string {
  return line
    .replace(/^\s*#+\s*|\s+#+\s*$/g, '')
    .replace(/^\s*>\s?/, '')
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replaceAll(/\[([^\]]*)\]\((\S+?)(?:\s+"[^"]*")?\)/g, (_, text: string, url: string) =>
      url.startsWith('http') && url !== text ? `${text} (${url})` : text,
    )
    .replaceAll(/<\/?[a-zA-Z][^<>]*>/g, '')
    .replaceAll(/(\*\*|__)(?=\S)(.*?\S)\1/g, '$2')
    .replaceAll(/(^|[^\w*])[*_](?=\S)([^*_]*?[^\s*_])[*_](?![\w*])/g, '$1$2')
    .replaceAll('&nbsp;', ' ')
    .trimEnd();
}

/** Without the characters that an editor cannot show and source files should not hold. */
function cleanText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', '    ')
    .replaceAll(/(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '');
}

/** Breaks a block at spaces so that lines stay within `width`; list items hang, indented code stays. */
export function wrapBlock(block: string, width: number): readonly string[] {
  if (/^ {4}/.test(block)) return block.split('\n');
  const bullet = /^\s*(?:[-*+]|\d+[.)])\s+/.exec(block)?.[0] ?? '';
  const hang = ' '.repeat(bullet.length);
  const lines: string[] = [];
  let line = bullet.trimEnd();
  for (const word of block
    .slice(bullet.length)
    .split(/\s+/)
    .filter((part) => part !== '')) {
    if (line === '') line = lines.length === 0 ? word : hang + word;
    else if (`${line} ${word}`.length <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = hang + word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** The text as one line, for titles, comments and tables. */
export function oneLine(markdown: string): string {
  return plainBlocks(markdown)
    .map((block) => block.trim().replaceAll(/\s+/g, ' '))
    .join(' ');
}

/** With a full stop, unless it ends in punctuation. */
export function sentence(text: string): string {
  return text === '' || /[.!?:;]$/.test(text) ? text : `${text}.`;
}

/** Markdown as plain lines of at most `width` characters, with an empty line between blocks. */
export function wrapMarkdown(markdown: string, width: number): readonly string[] {
  const blocks = plainBlocks(markdown);
  return blocks.flatMap((block, index) => {
    const lines = wrapBlock(block, width);
    const close = index === 0 || (isItem(block) && isItem(blocks[index - 1] ?? ''));
    return close ? lines : ['', ...lines];
  });
}

/** List items and table rows stand close together. */
function isItem(block: string): boolean {
  return /^\s*(?:[-*+]\s|\d+[.)]\s|\|)/.test(block);
}
