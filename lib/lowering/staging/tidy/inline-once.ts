import type { CodeText } from '../../../ir/index.ts';

const BINDS = /^(\s*)([a-z]\w*_\d+) = (.+)$/;

/**
 * A made-up name that holds a value for the next line alone.
 *
 *     frequent_2 = find_frequent(X, c)
 *     self.frequent_[c] = frequent_2      ->  self.frequent_[c] = find_frequent(X, c)
 */
export function inlineOnce(codes: readonly CodeText[]): readonly CodeText[] {
  const all = codes.map(({ text }) => text).join('\n');
  return codes.map((code) => {
    const lines = code.text.split('\n');
    if (code.verbatimLines.length > 0) return code;
    const kept: { text: string; origin: number }[] = [];
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at] ?? '';
      const next = lines[at + 1] ?? '';
      const [, indent = '', id = '', value = ''] = BINDS.exec(line) ?? [];
      const used = id !== '' && next.startsWith(indent) && next.endsWith(` = ${id}`);
      if (used && countOf(all, id) === 2 && isWhole(value)) {
        kept.push({
          text: `${next.slice(0, -id.length)}${value}`,
          origin: code.lineOrigins[at] ?? 0,
        });
        at += 1;
      } else kept.push({ text: line, origin: code.lineOrigins[at] ?? 0 });
    }
    if (kept.length === lines.length) return code;
    return {
      ...code,
      text: kept.map(({ text }) => text).join('\n'),
      lineOrigins: kept.map(({ origin }) => origin),
    };
  });
}

function countOf(text: string, id: string): number {
  return text.match(new RegExp(`\\b${id}\\b`, 'g'))?.length ?? 0;
}

/** All brackets that the line opens, it closes. */
function isWhole(text: string): boolean {
  return (text.match(/[([{]/g)?.length ?? 0) === (text.match(/[)\]}]/g)?.length ?? 0);
}
