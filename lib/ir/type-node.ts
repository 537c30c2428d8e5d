import { isIdentifier } from './python-names.ts';
import type { TypeText } from './python-type.ts';

/** A parsed type: a name with arguments, alternatives, or `...`. */
export type TypeNode =
  | { readonly kind: 'named'; readonly path: string; readonly arguments: readonly TypeNode[] }
  | { readonly kind: 'list'; readonly items: readonly TypeNode[] }
  | { readonly kind: 'union'; readonly members: readonly TypeNode[] }
  | { readonly kind: 'text'; readonly text: string };

const MAXIMUM_DEPTH = 20;
const TOKENS =
  /\.\.\.|\.?[\p{XID_Start}_][\p{XID_Continue}.]*|'[^'\\]*'|"[^"\\]*"|-?\d+|[[\],|]|\S/gu;

/** Parses canonical type text; null when it is not one. */
export function parseType(type: TypeText): TypeNode | null {
  const tokens = tokensOf(type).map(([, token]) => token);
  const state = { tokens, at: 0 };
  const node = parseUnion(state, 0);
  return node !== null && state.at === tokens.length ? node : null;
}

interface ParseState {
  readonly tokens: readonly string[];
  at: number;
}

function parseUnion(state: ParseState, depth: number): TypeNode | null {
  const members: TypeNode[] = [];
  do {
    const member = depth > MAXIMUM_DEPTH ? null : parseOne(state, depth);
    if (member === null) return null;
    members.push(member);
  } while (accept(state, '|'));
  const [only] = members;
  return only !== undefined && members.length === 1 ? only : { kind: 'union', members };
}

function parseOne(state: ParseState, depth: number): TypeNode | null {
  const token = state.tokens[state.at];
  if (token === undefined) return null;
  if (token === '[') {
    state.at += 1;
    const items = parseList(state, depth);
    return items === null ? null : { kind: 'list', items };
  }
  state.at += 1;
  if (token === '...' || /^(?:['"]|-?\d)/.test(token)) return { kind: 'text', text: token };
  const path = token.startsWith('.') ? token.slice(1) : token;
  if (token !== 'None' && !path.split('.').every(isIdentifier)) return null;
  if (!accept(state, '[')) return { kind: 'named', path: token, arguments: [] };
  const items = parseList(state, depth);
  return items === null ? null : { kind: 'named', path: token, arguments: items };
}

function parseList(state: ParseState, depth: number): readonly TypeNode[] | null {
  const items: TypeNode[] = [];
  if (accept(state, ']')) return items;
  do {
    const item = parseUnion(state, depth + 1);
    if (item === null) return null;
    items.push(item);
  } while (accept(state, ','));
  return accept(state, ']') ? items : null;
}

function accept(state: ParseState, token: string): boolean {
  if (state.tokens[state.at] !== token) return false;
  state.at += 1;
  return true;
}

/** Alternatives of a union, as written. */
export function unionMembers(type: TypeText): readonly TypeText[] {
  const members: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [at, token] of tokensOf(type)) {
    if (token === '[') depth += 1;
    else if (token === ']') depth -= 1;
    else if (token === '|' && depth === 0) {
      members.push(type.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...members, type.slice(start).trim()];
}

/** The type for a signature, where which texts there are is not told: the configuration has checked that. */
export function plainType(type: TypeText): TypeText {
  const members = unionMembers(type).map((one) => (one.startsWith('Literal[') ? 'str' : one));
  return [...new Set(members)].join(' | ');
}

function tokensOf(type: TypeText): readonly (readonly [number, string])[] {
  return Array.from(type.matchAll(TOKENS), (match) => [match.index, match[0]] as const);
}
