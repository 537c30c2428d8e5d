import type { Attribute, Call, Keyword, Located } from '../frontend/python/ast.ts';
import type { ParsedCell } from '../frontend/program.ts';
import type { Span } from '../source/span.ts';
import type { CellEdit } from './rule.ts';

export function textOf(cell: ParsedCell, { start, end }: Located): string {
  return cell.cell.source.slice(start, end);
}

export function placeIn(cell: ParsedCell, { start, end }: Located): Span {
  return { cell: cell.cell.id, start, end };
}

export function edit(cell: ParsedCell, start: number, end: number, text: string): CellEdit {
  return { cell: cell.cell.id, start, end, text };
}

/** `x.old` -> `x.new`: the attribute's own name. */
export function renamed(cell: ParsedCell, { end, attr }: Attribute, name: string): CellEdit {
  return edit(cell, end - attr.length, end, name);
}

/** Where the receiver of `x.attr` ends, closing parentheses included. */
export function receiverEnd(cell: ParsedCell, { end, attr }: Attribute): number {
  const before = cell.cell.source.slice(0, end - attr.length);
  return before.trimEnd().length - 1 - trailingSpace(before.trimEnd().slice(0, -1));
}

function trailingSpace(text: string): number {
  return text.length - text.trimEnd().length;
}

/** Offset behind the `(` of a call. */
export function argumentsStart(cell: ParsedCell, call: Call): number {
  return cell.cell.source.indexOf('(', call.func.end) + 1;
}

function itemsOf(call: Call): readonly Located[] {
  return [...call.args, ...call.keywords].toSorted((a, b) => a.start - b.start);
}

/** Where an argument ends, closing parentheses of its own included. */
export function argumentEnd(cell: ParsedCell, call: Call, item: Located): number {
  const next = itemsOf(call).find((other) => other.start > item.start);
  const { source } = cell.cell;
  const comma = source.indexOf(',', item.end);
  const limit = next === undefined ? call.end - 1 : Math.min(next.start, call.end - 1);
  return comma >= 0 && comma < limit ? comma : source.slice(0, limit).trimEnd().length;
}

export function keywordOf(call: Call, name: string): Keyword | null {
  return call.keywords.find((k) => k.name === name) ?? null;
}

/** `f(a, name=v)` -> `f(a)`. Null where a comment stands between the arguments. */
export function withoutArgument(cell: ParsedCell, call: Call, item: Located): CellEdit | null {
  const items = itemsOf(call);
  const at = items.findIndex((other) => other.start === item.start);
  const previous = items[at - 1];
  const next = items[at + 1];
  const end = argumentEnd(cell, call, item);
  const [from, to] =
    previous !== undefined
      ? [argumentEnd(cell, call, previous), end]
      : next !== undefined
        ? [item.start, next.start]
        : [argumentsStart(cell, call), call.end - 1];
  return cell.cell.source.slice(from, to).includes('#') ? null : edit(cell, from, to, '');
}

/** `f(a)` -> `f(a, name=value)`. */
export function withArgument(cell: ParsedCell, call: Call, text: string): CellEdit {
  const last = itemsOf(call).at(-1);
  const at = last === undefined ? argumentsStart(cell, call) : argumentEnd(cell, call, last);
  return edit(cell, at, at, last === undefined ? text : `, ${text}`);
}
