import type { Located, Stmt } from '../../frontend/python/ast.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import type { CodeText, Origin, StatementId } from '../../ir/pipeline.ts';
import { blocksOf } from './blocks.ts';
import { commentsAbove } from './comments.ts';
import type { Edit } from './edit.ts';
import { magicEdits } from './magic.ts';
import type { RenderedLine } from './render.ts';
import { renderStatement, stays } from './render.ts';
import { sourceText } from './source-text.ts';

export interface CodeTextOptions {
  readonly cell: ParsedCell;
  readonly statement: Stmt;
  /** Whether a nested statement stays; a compound statement that does not goes with all its blocks. */
  readonly keep: (id: StatementId) => boolean;
  /** Non-overlapping; those outside the statement or inside removed statements have no effect. */
  readonly edits: readonly Edit[];
  readonly requires: readonly string[];
  /** Whether the comments above come along; default true. */
  readonly leading?: boolean;
}

/** The author's text of a statement, pruned, edited and dedented to column 0. A magic gives empty text. */
export function codeText(options: CodeTextOptions): CodeText {
  const { cell, statement, leading = true } = options;
  const comments = leading ? commentsAbove(cell, statement.start).map((one) => one.text) : [];
  if (statement.kind === 'Magic') {
    return { comments, text: '', verbatimLines: [], requires: [], origins: [], lineOrigins: [] };
  }
  const statements = [statement, ...nested(statement)];
  const edits = options.edits.filter(
    (edit) => edit.start >= statement.start && edit.end <= statement.end,
  );
  const magics = magicEdits(
    statements.filter((one) => stays(one, options.keep)),
    edits,
  );
  const standing = statements.filter((one) => one.kind === 'Magic');
  const text = sourceText(
    cell,
    statement,
    [...edits, ...magics.edits],
    [...standing, ...magics.edits],
  );
  const lines = renderStatement({ text, keep: options.keep }, statement, 0);
  return {
    comments,
    text: lines
      .map((line) => line.text)
      .join('\n')
      .replace(/^elif\b/, 'if'),
    verbatimLines: lines.flatMap((line, index) => (line.verbatim ? [index] : [])),
    requires: [...new Set([...options.requires, ...magics.requires])],
    ...originsOf(cell, lines),
  };
}

function nested(statement: Stmt): readonly Stmt[] {
  return blocksOf(statement).flatMap((block) =>
    block.flatMap((inner) => [inner, ...nested(inner)]),
  );
}

function originsOf(
  cell: ParsedCell,
  lines: readonly RenderedLine[],
): Pick<CodeText, 'origins' | 'lineOrigins'> {
  const origins: Origin[] = [];
  const indexes = new Map<string, number>();
  const lineOrigins = lines.map((line) => {
    const key = `${line.statement} ${line.from.start} ${line.from.end}`;
    const known = indexes.get(key);
    if (known !== undefined) return known;
    indexes.set(key, origins.length);
    return origins.push(originOf(cell, line.statement, line.from)) - 1;
  });
  return { origins, lineOrigins };
}

/** Where a range of a cell stands, as provenance says it. */
export function originOf(cell: ParsedCell, statement: StatementId, range: Located): Origin {
  if (cell.calledFrom !== undefined) {
    const { cell: caller, span } = cell.calledFrom;
    const { calledFrom: _, ...own } = { ...cell, cell: caller };
    return originOf(own, statement, span);
  }
  const { id, position, source } = cell.cell;
  return {
    statement,
    span: { cell: id, start: range.start, end: range.end },
    position,
    firstLine: lineAt(source, range.start),
    lastLine: lineAt(source, Math.max(range.start, range.end - 1)),
  };
}

function lineAt(source: string, offset: number): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at !== -1 && at < offset; at = source.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}
