import type { TextEdit } from '../../source/index.ts';
import type { Located } from './ast.ts';
import { scanString, stringAt } from './scan-string.ts';
import type { Scan } from './scan.ts';

/** Legal text that the parser does not read, put in a form of the same meaning that it does. */
export function lexicalRepairs(scan: Scan): readonly TextEdit[] {
  return [
    ...scan.formFeeds.map((at) => ({ start: at, end: at + 1, text: '' })),
    ...scan.fieldNewlines.map((at) => ({ start: at, end: at + 1, text: ' ' })),
  ];
}

const clause = /^(?:except\*?|match|case)(?=[\s([{'"\w*-])\s*/;

/** Parentheses around `except A, B:`, `match x, y:` and `case x, y:`; only for text that did not parse without. */
export function grammarRepairs(text: string, lines: readonly Located[]): readonly TextEdit[] {
  return lines.flatMap((line) => {
    const head = clause.exec(text.slice(line.start, line.end));
    if (head === null) return [];
    const start = line.start + head[0].length;
    const end = endOfOpenTuple(text, start, line.end);
    if (end === null) return [];
    return [
      { start, end: start, text: '(' },
      { start: end, end, text: ')' },
    ];
  });
}

/** Where a tuple without parentheses ends, before `:` or a guard; null when there is none. */
function endOfOpenTuple(text: string, start: number, limit: number): number | null {
  let depth = 0;
  let comma = false;
  for (let at = start; at < limit; at += 1) {
    const char = text[at] ?? '';
    const string = stringAt(text, at);
    if (string !== null) at = (scanString(text, string, []) ?? limit) - 1;
    else if ('([{'.includes(char)) depth += 1;
    else if (')]}'.includes(char)) depth -= 1;
    else if (depth === 0 && char === ',') comma = true;
    else if (depth === 0 && (char === ':' || /^\s(?:if|as)\s/.test(text.slice(at, at + 4)))) {
      return comma && !/^\sas/.test(text.slice(at, at + 3))
        ? start + text.slice(start, at).trimEnd().length
        : null;
    }
  }
  return null;
}
