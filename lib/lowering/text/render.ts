import type { Located, Stmt } from '../../frontend/python/ast.ts';
import type { StatementId } from '../../ir/pipeline.ts';
import type { Clause } from './blocks.ts';
import { clausesOf, matchHeader } from './blocks.ts';
import { commentsAbove, commentsBelow, trailingComment } from './comments.ts';
import { indentationAt } from './lexer.ts';
import type { SourceText, TextLine } from './source-text.ts';
import { linesOf, replacementOf } from './source-text.ts';

const INDENT = 4;

/** A line of output and the text it came from. */
export interface RenderedLine extends TextLine {
  readonly statement: StatementId;
  /** Range of the statement or header. */
  readonly from: Located;
}

export interface Rendering {
  readonly text: SourceText;
  readonly keep: (id: StatementId) => boolean;
}

/** Whether the statement stays: a magic has no meaning outside a notebook. */
export function stays(statement: Stmt, keep: (id: StatementId) => boolean): boolean {
  return statement.kind !== 'Magic' && keep(statement.id);
}

/** A statement and the blocks inside it, each statement on lines of its own. */
export function renderStatement(
  rendering: Rendering,
  statement: Stmt,
  indent: number,
): RenderedLine[] {
  const { text } = rendering;
  const clauses = clausesOf(text.source, statement, text.colons);
  if (clauses.length === 0 || replacementOf(text, statement) !== null) {
    return renderSimple(text, statement, indent);
  }
  if (statement.kind === 'Match') return renderMatch(rendering, statement, clauses, indent);
  const needed = clauses.filter(
    (clause, index) => !clause.optional || isNeeded(rendering, statement, clauses, index),
  );
  return needed.flatMap((clause) => renderClause(rendering, statement, clause, indent));
}

function renderMatch(
  rendering: Rendering,
  statement: Extract<Stmt, { kind: 'Match' }>,
  clauses: readonly Clause[],
  indent: number,
): RenderedLine[] {
  const header = matchHeader(statement, rendering.text.source);
  return [
    ...renderHeader(rendering.text, statement, header, indent),
    ...clauses.flatMap((clause) => renderClause(rendering, statement, clause, indent + INDENT)),
  ];
}

/** An `else:` whose block is empty goes, and so does a `finally:` unless nothing else closes the `try:`. */
function isNeeded(
  rendering: Rendering,
  statement: Stmt,
  clauses: readonly Clause[],
  index: number,
): boolean {
  const clause = clauses[index];
  if (clause?.body.some((inner) => stays(inner, rendering.keep)) === true) return true;
  const closesTry = statement.kind === 'Try' && statement.handlers.length === 0;
  return closesTry && index === clauses.length - 1;
}

function renderClause(
  rendering: Rendering,
  statement: Stmt,
  clause: Clause,
  indent: number,
): RenderedLine[] {
  const { text, keep } = rendering;
  if (clause.chained) {
    return clause.body
      .filter((inner) => stays(inner, keep))
      .flatMap((inner) => [
        ...renderComments(text, inner, indent),
        ...renderStatement(rendering, inner, indent),
      ]);
  }
  const first = clause.header.start === statement.start;
  return [
    ...(first ? [] : renderComments(text, { id: statement.id, ...clause.header }, indent)),
    ...renderHeader(text, statement, clause.header, indent),
    ...renderBlock(rendering, statement, clause, indent + INDENT),
  ];
}

function renderBlock(
  rendering: Rendering,
  statement: Stmt,
  clause: Clause,
  indent: number,
): RenderedLine[] {
  const { text, keep } = rendering;
  const lines: RenderedLine[] = [];
  let blank = false;
  for (const [index, inner] of clause.body.entries()) {
    const previous = clause.body[index - 1];
    blank ||= previous !== undefined && hasBlankLine(text, previous, inner);
    if (!stays(inner, keep)) continue;
    if (blank && lines.length > 0) {
      lines.push({ text: '', verbatim: false, statement: inner.id, from: inner });
    }
    blank = false;
    lines.push(
      ...renderComments(text, inner, indent),
      ...renderStatement(rendering, inner, indent),
    );
  }
  const last = clause.body.at(-1);
  if (lines.length === 0) {
    const pass = `${' '.repeat(indent)}pass`;
    return [{ text: pass, verbatim: false, statement: statement.id, from: clause.header }];
  }
  if (last !== undefined && stays(last, keep)) {
    const column = indentationAt(text.source, clause.header.start);
    for (const comment of commentsBelow(text.cell, last.end, column)) {
      lines.push({
        text: ' '.repeat(indent) + comment.text,
        verbatim: false,
        statement: last.id,
        from: last,
      });
    }
  }
  return lines;
}

function renderHeader(
  text: SourceText,
  statement: Stmt,
  header: Located,
  indent: number,
): RenderedLine[] {
  const lines = linesOf(text, header, indent, false);
  return withOrigin(withTrailing(text, lines, header.end), statement.id, header);
}

function renderSimple(text: SourceText, statement: Stmt, indent: number): RenderedLine[] {
  const imported = importOfMagic(text, statement);
  const lines =
    imported === null
      ? linesOf(text, statement, indent)
      : [{ text: ' '.repeat(indent) + imported, verbatim: false }];
  return withOrigin(withTrailing(text, lines, statement.end), statement.id, statement);
}

function renderComments(
  text: SourceText,
  above: Located & { readonly id: StatementId },
  indent: number,
): RenderedLine[] {
  return commentsAbove(text.cell, above.start).map((comment) => ({
    text: ' '.repeat(indent) + comment.text,
    verbatim: false,
    statement: above.id,
    from: { start: above.start, end: above.end },
  }));
}

function withTrailing(
  text: SourceText,
  lines: readonly TextLine[],
  end: number,
): readonly TextLine[] {
  const comment = trailingComment(text.cell, end);
  const last = lines.at(-1);
  if (comment === null || last === undefined) return lines;
  return [...lines.slice(0, -1), { ...last, text: `${last.text}  ${comment.text}` }];
}

function withOrigin(
  lines: readonly TextLine[],
  statement: StatementId,
  from: Located,
): RenderedLine[] {
  return lines.map((line) => ({ ...line, statement, from: { start: from.start, end: from.end } }));
}

function hasBlankLine(text: SourceText, previous: Stmt, next: Stmt): boolean {
  return /\n[ \t]*\n/.test(text.source.slice(previous.end, next.start));
}

/** `%pylab` is read as the imports it performs: their text stands nowhere in the source. */
function importOfMagic(text: SourceText, statement: Stmt): string | null {
  if (text.source[statement.start] !== '%') return null;
  if (statement.kind !== 'Import' && statement.kind !== 'ImportFrom') return null;
  const names = statement.names.map(({ name, asName }) =>
    asName === null ? name : `${name} as ${asName}`,
  );
  const from = statement.kind === 'ImportFrom' ? `from ${statement.module} ` : '';
  return `${from}import ${names.join(', ')}`;
}
