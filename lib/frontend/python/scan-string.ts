/** The opening of a string literal. */
export interface StringOpening {
  /** Offset behind the opening quotes. */
  readonly content: number;
  readonly quotes: string;
  readonly raw: boolean;
  /** An f-string or t-string: `{` opens a field. */
  readonly fields: boolean;
}

const opening = /([A-Za-z]{0,2})("""|'''|"|')/y;
const wordBefore = /[\p{L}\p{N}_]/u;
const prefixes = new Set(['', 'r', 'b', 'u', 'f', 't', 'rb', 'br', 'fr', 'rf', 'tr', 'rt']);

/** The string literal that opens at an offset, its prefix included. */
export function stringAt(text: string, offset: number): StringOpening | null {
  opening.lastIndex = offset;
  const match = opening.exec(text);
  if (match === null) return null;
  const prefix = (match[1] ?? '').toLowerCase();
  if (!prefixes.has(prefix) || (prefix !== '' && wordBefore.test(text[offset - 1] ?? '')))
    return null;
  return {
    content: opening.lastIndex,
    quotes: match[2] ?? '"',
    raw: prefix.includes('r'),
    fields: prefix.includes('f') || prefix.includes('t'),
  };
}

/** Fields inside strings inside fields: far more levels than Python allows. */
const deepest = 200;

/**
 * Offset behind the closing quotes; null when there are none. Newlines between the braces of an f-string's field
 * are added to `fieldNewlines`.
 */
export function scanString(
  text: string,
  string: StringOpening,
  fieldNewlines: number[],
  depth = 0,
): number | null {
  if (depth > deepest) return null;
  const { quotes, raw, fields } = string;
  let at = string.content;
  while (at < text.length) {
    const char = text[at];
    if (char === quotes[0] && text.startsWith(quotes, at)) return at + quotes.length;
    if (char === '\n' && quotes.length === 1) return null;
    if (char === '\\') at = afterBackslash(text, at, raw, fields);
    else if (char !== '{' || !fields) at += 1;
    else if (text[at + 1] === '{') at += 2;
    else {
      const end = scanField(text, at + 1, quotes, fieldNewlines, depth);
      if (end === null) return null;
      at = end;
    }
  }
  return null;
}

function afterBackslash(text: string, at: number, raw: boolean, fields: boolean): number {
  const next = text[at + 1];
  if (fields && !raw && next === 'N' && text[at + 2] === '{') {
    const end = text.indexOf('}', at);
    return end === -1 ? text.length : end + 1;
  }
  // In an f-string a backslash does not escape a brace.
  return fields && (next === '{' || next === '}') ? at + 1 : at + 2;
}

/** Offset behind the `}` of a replacement field whose `{` stands before `from`. */
function scanField(
  text: string,
  from: number,
  quotes: string,
  fieldNewlines: number[],
  level: number,
): number | null {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const char = text[at] ?? '';
    const string = stringAt(text, at);
    if (string !== null) {
      const end = scanString(text, string, fieldNewlines, level + 1);
      if (end === null) return null;
      at = end;
      continue;
    }
    if (char === '}' && depth === 0) return at + 1;
    if (char === ':' && depth === 0)
      return scanFormat(text, at + 1, quotes, fieldNewlines, level + 1);
    if ('([{'.includes(char)) depth += 1;
    else if (')]}'.includes(char)) depth -= 1;
    else if (char === '\n') fieldNewlines.push(at);
    at += 1;
  }
  return null;
}

/** Offset behind the `}` that ends a format specification: literal text with nested fields. */
function scanFormat(
  text: string,
  from: number,
  quotes: string,
  fieldNewlines: number[],
  depth: number,
): number | null {
  if (depth > deepest) return null;
  let at = from;
  while (at < text.length) {
    const char = text[at];
    if (char === '}') return at + 1;
    if (text.startsWith(quotes, at) || (char === '\n' && quotes.length === 1)) return null;
    if (char === '{') {
      const end = scanField(text, at + 1, quotes, fieldNewlines, depth);
      if (end === null) return null;
      at = end;
    } else at += 1;
  }
  return null;
}
