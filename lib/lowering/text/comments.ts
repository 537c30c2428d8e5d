import type { Comment, Located } from '../../frontend/python/ast.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import { withoutDeadCode } from './dead-code.ts';
import { indentationAt, startOfLine } from './lexer.ts';

/** Comment lines directly above a place, with nothing but white space between, that belong to its block. */
export function commentsAbove(cell: ParsedCell, at: number): readonly Comment[] {
  const { source } = cell.cell;
  const column = indentationAt(source, at);
  const above: Comment[] = [];
  let next = beforeMagic(cell, at);
  for (const comment of cell.comments.toReversed()) {
    if (comment.end > next) continue;
    if (comment.trailing || source.slice(comment.end, next).trim() !== '') break;
    if (indentationAt(source, comment.start) > column) break;
    above.unshift(comment);
    next = comment.start;
  }
  return withoutDeadCode(above);
}

/** Comment lines below the last statement of a block that are indented deeper than the block's header. */
export function commentsBelow(cell: ParsedCell, at: number, header: number): readonly Comment[] {
  const { source } = cell.cell;
  const below: Comment[] = [];
  let last = at;
  for (const comment of cell.comments) {
    if (comment.start < last) continue;
    if (!/^[\s;]*$/.test(source.slice(last, comment.start))) break;
    if (!comment.trailing) {
      if (indentationAt(source, comment.start) <= header) break;
      below.push(comment);
    }
    last = comment.end;
  }
  return withoutDeadCode(below);
}

/** The comment that ends the line, when nothing but white space and `;` stands before it. */
export function trailingComment(cell: ParsedCell, at: number): Comment | null {
  const { source } = cell.cell;
  return (
    cell.comments.find(
      (comment) =>
        comment.start >= at &&
        comment.trailing &&
        /^[ \t\f;]*$/.test(source.slice(at, comment.start)),
    ) ?? null
  );
}

/** A magic in front of a statement on its line (`%time x = f()`) is no part of the text above it. */
function beforeMagic(cell: ParsedCell, at: number): number {
  const line = startOfLine(cell.cell.source, at);
  const isBefore = (magic: Located): boolean => magic.start >= line && magic.start < at;
  return Math.min(at, ...cell.magics.filter(isBefore).map((magic) => magic.start));
}
