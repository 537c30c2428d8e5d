import { edit, placeIn, textOf } from '../edits.ts';
import type { CellEdit, Change, Found, Site } from '../rule.ts';

/** What a backslash makes something else of, in a text. */
const ESCAPES = /[\n\r\\'"abfnrtvxNuU0-7]/;

/** `'\d+'` -> `r'\d+'`, `'\d\n'` -> `'\\d\n'`: backslashes that mean themselves. */
export function plainBackslashes(): Change {
  return {
    words: ['\\'],
    find: (site): Found | null => {
      const { node, cell } = site;
      if (node?.kind !== 'Constant' || node.value.kind !== 'str') return null;
      const edits = editsIn(site, node.start, textOf(cell, node));
      return edits.length === 0 ? null : { place: placeIn(cell, node), edits };
    },
  };
}

function editsIn({ cell }: Site, start: number, text: string): readonly CellEdit[] {
  // One literal: what stands side by side is told apart by Python only.
  const [, prefix = '', quote = '', body = ''] =
    /^([a-zA-Z]*)('''|"""|'|")([\s\S]*)\2$/.exec(text) ?? [];
  if (quote === '' || /r/i.test(prefix) || closesWithin(body, quote)) return [];
  const first = start + prefix.length + quote.length;
  const at = [...body.matchAll(/\\([\s\S])/g)].map(({ index, 1: next = '' }) => ({ index, next }));
  const plain = at.filter(({ next }) => !ESCAPES.test(next));
  if (plain.length === 0) return [];
  if (plain.length === at.length && prefix === '') return [edit(cell, start, start, 'r')];
  return plain.map(({ index }) => edit(cell, first + index, first + index, '\\'));
}

function closesWithin(body: string, quote: string): boolean {
  return body.replaceAll(/\\[\s\S]/g, '').includes(quote);
}
