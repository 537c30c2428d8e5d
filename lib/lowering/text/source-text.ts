import type { Located, Stmt } from '../../frontend/python/ast.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type { Edit } from './edit.ts';
import { orderedEdits, overlaps } from './edit.ts';
import { indentationAt, lex } from './lexer.ts';

/** One line of output, before it gets an origin. */
export interface TextLine {
  readonly text: string;
  /** Begins inside a string literal. */
  readonly verbatim: boolean;
}

/** The author's text of one statement with the edits that apply to it. */
export interface SourceText {
  readonly source: string;
  readonly edits: readonly Edit[];
  readonly strings: readonly Located[];
  /** Offsets, inside the statement, of colons that may end a header. */
  readonly colons: readonly number[];
  readonly cell: ParsedCell;
}

export function sourceText(
  cell: ParsedCell,
  statement: Located,
  edits: readonly Edit[],
  magics: readonly Located[],
): SourceText {
  const { source } = cell.cell;
  const own = orderedEdits(edits);
  const prefixes = cell.magics
    .filter((magic) => magic.start >= statement.start && magic.end <= statement.end)
    .map((magic) => withoutMagic(source, magic))
    .filter((edit) => !own.some((other) => overlaps(other, edit)));
  const { strings, colons } = lex(source, statement.start, statement.end, [
    ...magics,
    ...cell.magics,
  ]);
  return { source, edits: orderedEdits([...own, ...prefixes]), strings, colons, cell };
}

/** `x = %time f()` keeps `x = f()`. */
function withoutMagic(source: string, magic: Located): Edit {
  const blanks = /^[ \t]*/.exec(source.slice(magic.end))?.[0].length ?? 0;
  return { start: magic.start, end: magic.end + blanks, text: '' };
}

/**
 * The text between two offsets as lines at an indentation, edits applied. Later lines move with the first one;
 * lines inside string literals stay as they are.
 */
export function linesOf(
  text: SourceText,
  range: Located,
  indent: number,
  includeEnd = true,
): TextLine[] {
  const lines: { text: string; verbatim: boolean }[] = [
    { text: ' '.repeat(indent), verbatim: false },
  ];
  const shift = indent - indentationAt(text.source, range.start);
  const append = (part: string): void => {
    const last = lines.at(-1);
    if (last !== undefined) last.text += part;
  };
  const copy = (from: number, to: number): void => {
    let at = from;
    while (at < to) {
      const newline = text.source.indexOf('\n', at);
      if (newline === -1 || newline >= to) break;
      append(text.source.slice(at, newline));
      const last = lines.at(-1);
      if (last !== undefined && !insideString(text, newline)) last.text = last.text.trimEnd();
      at = newline + 1;
      const verbatim = insideString(text, at);
      lines.push({ text: '', verbatim });
      if (!verbatim) {
        const width = indentationAt(text.source, at);
        while (at < to && /[ \t\f]/.test(text.source.charAt(at))) at += 1;
        if (text.source[at] !== '\n') append(' '.repeat(Math.max(0, width + shift)));
      }
    }
    append(text.source.slice(at, to));
  };
  let at = range.start;
  for (const edit of editsWithin(text, range, includeEnd)) {
    copy(at, edit.start);
    const [first = '', ...rest] = edit.text.split('\n');
    append(first);
    for (const line of rest) lines.push({ text: ' '.repeat(indent) + line, verbatim: false });
    at = edit.end;
  }
  copy(at, range.end);
  return lines;
}

function editsWithin(text: SourceText, range: Located, includeEnd: boolean): readonly Edit[] {
  return text.edits.filter((edit) => {
    const insertsAtEnd = edit.start === range.end && edit.end === range.end;
    if (insertsAtEnd) return includeEnd;
    if (edit.end <= range.start && !(edit.start === range.start && edit.end === range.start))
      return false;
    if (edit.start >= range.end) return false;
    if (edit.start < range.start || edit.end > range.end) {
      throw new Error(`edit [${edit.start}, ${edit.end}) crosses [${range.start}, ${range.end})`);
    }
    return true;
  });
}

/** Whether a line that begins at the offset, or a line feed there, belongs to a string literal. */
function insideString(text: SourceText, offset: number): boolean {
  return text.strings.some((string) => string.start < offset && offset < string.end);
}

/** The edit that replaces a whole statement, if there is one. */
export function replacementOf(text: SourceText, statement: Stmt): Edit | null {
  return (
    text.edits.find((edit) => edit.start === statement.start && edit.end === statement.end) ?? null
  );
}
