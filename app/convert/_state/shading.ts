import type { StatementReport } from '../../_lib.ts';
import { highlight, type Token, type TokenKind } from './highlight.ts';

export interface Fragment {
  readonly text: string;
  readonly kind: TokenKind;
  readonly kept: boolean;
}

export interface ShadedLine {
  readonly fragments: readonly Fragment[];
  /** `plain`: nothing of any statement on it, as in comments and blank lines. */
  readonly fate: 'kept' | 'dropped' | 'mixed' | 'plain';
  readonly reason: string | null;
}

/**
 * A cell's source line by line, with what stays in production and what falls away. The smallest statement around a
 * character decides, so that a plot inside a kept loop shows as dropped.
 */
export function shade(
  source: string,
  statements: readonly StatementReport[],
): readonly ShadedLine[] {
  const ordered = [...statements].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
  );
  const fates = new Int32Array(source.length).fill(-1);
  ordered.forEach((statement, index) =>
    fates.fill(index, statement.span.start, statement.span.end),
  );
  return lines(highlight(source)).map(({ start, tokens }) =>
    shadedLine(start, tokens, fates, ordered),
  );
}

interface Line {
  readonly start: number;
  readonly tokens: readonly Token[];
}

function lines(tokens: readonly Token[]): readonly Line[] {
  const all: { start: number; tokens: Token[] }[] = [{ start: 0, tokens: [] }];
  let offset = 0;
  for (const token of tokens) {
    const parts = token.text.split('\n');
    parts.forEach((text, index) => {
      if (index > 0) {
        offset += 1;
        all.push({ start: offset, tokens: [] });
      }
      if (text !== '') all.at(-1)?.tokens.push({ kind: token.kind, text });
      offset += text.length;
    });
  }
  return all;
}

function shadedLine(
  start: number,
  tokens: readonly Token[],
  fates: Int32Array,
  statements: readonly StatementReport[],
): ShadedLine {
  const fragments: Fragment[] = [];
  const seen = new Set<boolean>();
  let reason: string | null = null;
  let offset = start;
  for (const token of tokens) {
    for (const piece of pieces(token.text, offset, fates)) {
      const statement = statements[piece.fate];
      const kept = statement?.included ?? true;
      if (statement !== undefined && token.kind !== 'comment' && piece.text.trim() !== '') {
        seen.add(kept);
        reason ??= statement.reason;
      }
      fragments.push({ text: piece.text, kind: token.kind, kept });
    }
    offset += token.text.length;
  }
  const fate =
    seen.size === 0 ? 'plain' : seen.size === 2 ? 'mixed' : seen.has(true) ? 'kept' : 'dropped';
  return { fragments, fate, reason };
}

function pieces(
  text: string,
  start: number,
  fates: Int32Array,
): readonly { readonly text: string; readonly fate: number }[] {
  const cut: { text: string; fate: number }[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const fate = fates[start + index] ?? -1;
    const last = cut.at(-1);
    if (last?.fate === fate) last.text += text[index] ?? '';
    else cut.push({ text: text[index] ?? '', fate });
  }
  return cut;
}
