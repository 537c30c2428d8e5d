/** A text as HTML, JSON and URLs mean it, and for each of its characters where that stood in the original. */
export interface Decoded {
  readonly text: string;
  /** Half-open range of the original that a range of the text stands for. */
  readonly placeOf: (
    start: number,
    end: number,
  ) => { readonly start: number; readonly end: number };
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
const ESCAPE =
  /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,3})|#[xX]([0-9a-fA-F]{1,2}));|\\([/"])|\\u00([0-9a-fA-F]{2})|%([2-7][0-9a-fA-F])/g;

/** Null where nothing is escaped. What is escaped twice is read twice: `&amp;quot;` is a quote. */
export function decodedText(original: string): Decoded | null {
  const once = decoded(original);
  const twice = once === null ? null : decoded(once.text);
  if (once === null || twice === null) return once;
  return {
    text: twice.text,
    placeOf: (start, end) => {
      const inner = twice.placeOf(start, end);
      return once.placeOf(inner.start, inner.end);
    },
  };
}

function decoded(original: string): Decoded | null {
  const matches = [...original.matchAll(ESCAPE)];
  if (matches.length === 0) return null;
  const parts: string[] = [];
  // Where each escape stands in the decoded text: outputs are large, escapes few.
  const escapes: { readonly at: number; readonly start: number; readonly end: number }[] = [];
  let length = 0;
  let from = 0;
  for (const match of matches) {
    const start = match.index;
    const end = start + match[0].length;
    length += start - from;
    parts.push(original.slice(from, start), characterOf(match));
    escapes.push({ at: length, start, end });
    length += 1;
    from = end;
  }
  parts.push(original.slice(from));
  const place = (at: number): { readonly start: number; readonly end: number } => {
    const last = escapes.findLast((one) => one.at <= at);
    if (last === undefined) return { start: at, end: at + 1 };
    if (last.at === at) return last;
    const start = last.end + (at - last.at - 1);
    return { start, end: start + 1 };
  };
  return {
    text: parts.join(''),
    placeOf: (start, end) => ({ start: place(start).start, end: place(end - 1).end }),
  };
}

function characterOf(match: RegExpExecArray): string {
  const [, name, decimal, hexadecimal, slashed, unicode, percent] = match;
  if (name !== undefined) return NAMED[name] ?? '';
  if (slashed !== undefined) return slashed;
  const code = hexadecimal ?? unicode ?? percent;
  return String.fromCharCode(code === undefined ? Number(decimal) : parseInt(code, 16));
}
