export type TokenKind =
  | 'plain'
  | 'keyword'
  | 'string'
  | 'number'
  | 'comment'
  | 'call'
  | 'magic'
  | 'decorator';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const KEYWORDS = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield match case'
  ).split(' '),
);

const RULES = [
  String.raw`(?<string>[rbuftRBUFT]{0,3}(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))`,
  String.raw`(?<comment>#[^\n]*)`,
  String.raw`(?<magic>^[ \t]*(?:%{1,2}|!)[^\n]*)`,
  String.raw`(?<decorator>^[ \t]*@[\w.]+)`,
  String.raw`(?<number>\b(?:0[xXoObB][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?j?))`,
  String.raw`(?<word>[\p{L}_][\p{L}\p{N}_]*)`,
];

/** Splits Python into coloured tokens; their texts joined are the source again, whatever it holds. */
export function highlight(source: string): readonly Token[] {
  const pattern = new RegExp(RULES.join('|'), 'gmu');
  const tokens: Token[] = [];
  let end = 0;
  for (const match of source.matchAll(pattern)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: source.slice(end, match.index) });
    const [text] = match;
    end = match.index + text.length;
    tokens.push({ kind: kindOf(match, source[end]), text });
  }
  if (end < source.length) tokens.push({ kind: 'plain', text: source.slice(end) });
  return tokens;
}

function kindOf(match: RegExpMatchArray, next: string | undefined): TokenKind {
  const groups = match.groups ?? {};
  if (groups['string'] !== undefined) return 'string';
  if (groups['comment'] !== undefined) return 'comment';
  if (groups['magic'] !== undefined) return 'magic';
  if (groups['decorator'] !== undefined) return 'decorator';
  if (groups['number'] !== undefined) return 'number';
  if (KEYWORDS.has(match[0])) return 'keyword';
  return next === '(' ? 'call' : 'plain';
}
