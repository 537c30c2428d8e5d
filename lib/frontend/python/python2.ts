import type { Located } from './ast.ts';
import { scanString, stringAt } from './scan-string.ts';

export interface Python2Sign extends Located {
  /** What gives it away: "the `print` statement". */
  readonly construct: string;
}

/** Text that only Python 2 accepts, most telling first; each is looked for at the start of a simple statement. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[:;]\s*)print(?:\s+(?:["'\w`]|-\d)|\s*>>|["'])/, 'the `print` statement'],
  [/^except\s+[^:()]+(?:\([^)]*\))?\s*,\s*[a-z_]\w*\s*:/, '`except X, name`'],
  [/^except\s*\([^)]*\)\s*,\s*[a-z_]\w*\s*:/, '`except X, name`'],
  [/(?:^|[:;]\s*)exec\s+["'\w]/, 'the `exec` statement'],
  [/(?:^|[:;]\s*)raise\s+[\w.]+\s*,/, '`raise X, value`'],
  [/<>/, 'the `<>` operator'],
  [/`[^`]+`/, 'backticks'],
  [/(?<![\w.])ur["']/i, 'the `ur` string prefix'],
  [/(?<![\w.])0\d+(?![\w.])/, 'an octal number with a leading zero'],
  [/(?<![\w.])\d+[lL]\b/, 'a long integer'],
  [/^def\s+\w+\s*\([^)]*\([^)]*\)[^)]*\)\s*:/, 'a tuple parameter'],
];

/** The first sign of Python 2 in text that Python 3 refused. */
export function findPython2(text: string, lines: readonly Located[]): Python2Sign | null {
  for (const line of lines) {
    const code = withoutStringContents(text, line);
    for (const [pattern, construct] of signs) {
      const match = pattern.exec(code);
      if (match === null) continue;
      const start = line.start + match.index;
      return { construct, start, end: start + match[0].length };
    }
  }
  return null;
}

/** A line of code with the text of its strings blanked, so that prose is not taken for code; same length. */
function withoutStringContents(text: string, line: Located): string {
  const pieces: string[] = [];
  for (let at = line.start; at < line.end;) {
    const string = stringAt(text, at);
    const end =
      string === null ? at + 1 : Math.min(scanString(text, string, []) ?? line.end, line.end);
    const piece = text.slice(at, end);
    const quotes = string?.quotes.length ?? 0;
    const head = string === null ? piece.length : string.content - at;
    pieces.push(string === null ? piece : piece.slice(0, head).padEnd(piece.length - quotes, ' '));
    if (string !== null) pieces.push(piece.slice(Math.max(head, piece.length - quotes)));
    at = end;
  }
  return pieces.join('');
}
