import type { Located } from '../../frontend/python/ast.ts';
import { scanString, stringAt } from '../../frontend/python/scan-string.ts';

/** What the text of a statement is made of, as far as moving its lines needs it. */
export interface Lexed {
  /** String literals, prefixes and quotes included; the parts of an implicit concatenation one by one. */
  readonly strings: readonly Located[];
  /** Colons outside brackets, strings and comments. */
  readonly colons: readonly number[];
}

/** Scans valid Python between two offsets; `opaque` ranges (magics) are skipped unread. */
export function lex(
  source: string,
  start: number,
  end: number,
  opaque: readonly Located[] = [],
): Lexed {
  const strings: Located[] = [];
  const colons: number[] = [];
  const skips = new Map(opaque.map((range) => [range.start, range.end]));
  let depth = 0;
  let at = start;
  while (at < end) {
    const char = source.charAt(at);
    const skipTo = skips.get(at);
    if (skipTo !== undefined && skipTo > at) {
      at = skipTo;
    } else if (char === '#') {
      at = endOfLine(source, at);
    } else if (/[A-Za-z"']/.test(char)) {
      const string = stringAt(source, at);
      if (string === null) {
        at = endOfWord(source, at);
      } else {
        const stop = scanString(source, string, []) ?? source.length;
        strings.push({ start: at, end: stop });
        at = stop;
      }
    } else {
      if ('([{'.includes(char)) depth += 1;
      else if (')]}'.includes(char)) depth -= 1;
      else if (char === ':' && depth === 0) colons.push(at);
      at += 1;
    }
  }
  return { strings, colons };
}

/** Offset of the line feed that ends the line, or of the end of the text. */
export function endOfLine(source: string, at: number): number {
  const found = source.indexOf('\n', at);
  return found === -1 ? source.length : found;
}

/** Offset of the first character of the line. */
export function startOfLine(source: string, at: number): number {
  return at === 0 ? 0 : source.lastIndexOf('\n', at - 1) + 1;
}

/** Width of the white space that a line begins with, tabs to the next multiple of 8 as Python counts. */
export function indentationAt(source: string, at: number): number {
  let width = 0;
  for (let index = startOfLine(source, at); index < source.length; index += 1) {
    const char = source[index];
    if (char === ' ') width += 1;
    else if (char === '\t') width += 8 - (width % 8);
    else if (char === '\f') width = 0;
    else break;
  }
  return width;
}

function endOfWord(source: string, at: number): number {
  const word = /[\p{L}\p{N}_]+/uy;
  word.lastIndex = at;
  return word.test(source) ? word.lastIndex : at + 1;
}
