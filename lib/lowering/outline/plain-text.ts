const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '-',
  mdash: '-',
  hellip: '...',
  emsp: ' ',
  ensp: ' ',
  bull: '-',
  rarr: '->',
  larr: '<-',
  times: 'x',
  deg: '°',
};

const FENCE = /^ {0,3}(```+|~~~+)[^\n]*\n[\s\S]*?(?:^ {0,3}\1[^\n]*$|(?![\s\S]))/gm;
const TABLE =
  /^[^\n]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*\|?[ \t]*(?:\n[^\n]*\|[^\n]*)*$/gm;
const EMOJI =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200D|\uFE0F|\u20E3/gu;

/**
 * Markdown that a reader of markdown would not see as text: code blocks, HTML, images, formulas, tables. HTML
 * headings and bold text become markdown, so that they are found like the others.
 */
export function withoutMarkup(markdown: string): string {
  return decodeEntities(
    markdown
      .replaceAll(FENCE, '\n')
      .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')
      .replaceAll(/<(style|script|table|svg)\b[\s\S]*?(?:<\/\1>|$)/gi, '\n')
      .replaceAll(/<h([1-6])\b[^>]*>([\s\S]*?)<\/h\1\s*>/gi, htmlHeading)
      .replaceAll(/<\/?(?:b|strong)\b[^>]*>/gi, '**')
      .replaceAll(/<li\b[^>]*>/gi, '\n- ')
      .replaceAll(/<(?:br|hr)\b[^>]*>/gi, '\n')
      .replaceAll(/<\/?(?:p|div|ul|ol|center|blockquote)\b[^>]*>/gi, '\n\n')
      .replaceAll(/<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/gi, '')
      .replaceAll(/\$\$[\s\S]*?\$\$|\\\[[\s\S]*?\\\]|\\begin\{(\w+\*?)\}[\s\S]*?\\end\{\1\}/g, '')
      .replaceAll(TABLE, ''),
  );
}

function htmlHeading(_: string, level: string, content: string): string {
  const line = content
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line === '' ? '\n' : `\n\n${'#'.repeat(Number(level))} ${line}\n\n`;
}

/** One line of markdown as plain text: no links, emphasis, code marks, images or formulas. */
export function plainLine(line: string): string {
  return line
    .replaceAll(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])/g, '')
    .replaceAll(/\[([^\]]*)\](?:\((?:[^()]|\([^)]*\))*\)|\[[^\]]*\])/g, '$1')
    .replaceAll(/<((?:https?|mailto):[^>\s]+)>/g, '$1')
    .replaceAll(/\$([^$\n]+)\$/g, formula)
    .replaceAll(/`+([^`]*)`+/g, '$1')
    .replaceAll(/\*\*\*|\*\*|~~/g, '')
    .replaceAll(/(?<![\w*])\*(?=\S)([^*\n]*\S)\*(?![\w*])/g, '$1')
    .replaceAll(/(?<!\w)(_{1,2})(?=\S)([^_\n]*\S)\1(?!\w)/g, '$2')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!|>~$])/g, '$1')
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/[ \t\u00A0]+/g, ' ')
    .trim();
}

/** A formula reads as text only when it is a plain word. */
function formula(whole: string, content: string): string {
  if (/^\d/.test(content) && /\s/.test(content)) return whole;
  return /^[\w\s.,=+<>-]*$/.test(content) ? content : '';
}

/** A heading's text: plain, without pictures and the colon at its end. */
export function plainTitle(line: string): string {
  return plainLine(line)
    .replaceAll(EMOJI, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s:;,.*_=~|-]+(?=\S)|[\s:;,*_=~|-]+$/g, '')
    .trim();
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
