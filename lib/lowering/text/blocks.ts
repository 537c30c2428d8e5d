import type { ExceptHandler, Located, Stmt } from '../../frontend/python/ast.ts';

/** One header with its block: `if x:`, `else:`, `except E:`, `case [a]:`. */
export interface Clause {
  /** From the first character of the header to just behind its colon. */
  readonly header: Located;
  readonly body: readonly Stmt[];
  /** Whether it may go when its block is empty: `else:` and `finally:`. */
  readonly optional: boolean;
  /** `if` that is written `elif`: the block is one `If` statement and there is no header of its own. */
  readonly chained: boolean;
}

/** The clauses of a compound statement in order; empty for a simple statement. */
export function clausesOf(source: string, statement: Stmt, colons: readonly number[]): Clause[] {
  const clause = (start: number, body: readonly Stmt[], optional = false): Clause => ({
    header: { start, end: endOfHeader(start, body, colons, statement) },
    body,
    optional,
    chained: false,
  });
  const otherwise = (previous: readonly Stmt[], word: string, body: readonly Stmt[]): Clause[] => {
    const [first] = body;
    if (first === undefined) return [];
    const end = previous.at(-1)?.end ?? statement.start;
    return [clause(keywordBetween(source, word, end, first.start), body, true)];
  };
  switch (statement.kind) {
    case 'FunctionDef':
    case 'ClassDef':
    case 'With':
      return [clause(statement.start, statement.body)];
    case 'For':
    case 'While':
      return [
        clause(statement.start, statement.body),
        ...otherwise(statement.body, 'else', statement.orelse),
      ];
    case 'If':
      return [clause(statement.start, statement.body), ...elseOf(statement, otherwise)];
    case 'Try': {
      const afterHandlers = statement.handlers.at(-1)?.body ?? statement.body;
      const afterElse = statement.orelse.length > 0 ? statement.orelse : afterHandlers;
      return [
        clause(statement.start, statement.body),
        ...statement.handlers.map((handler: ExceptHandler) => clause(handler.start, handler.body)),
        ...otherwise(afterHandlers, 'else', statement.orelse),
        ...otherwise(afterElse, 'finally', statement.finalbody),
      ];
    }
    case 'Match':
      return statement.cases.map((one, index) => {
        const before = statement.cases[index - 1]?.body.at(-1)?.end ?? statement.subject.end;
        return clause(keywordBetween(source, 'case', before, one.pattern.start), one.body);
      });
    default:
      return [];
  }
}

function elseOf(
  statement: Extract<Stmt, { kind: 'If' }>,
  otherwise: (previous: readonly Stmt[], word: string, body: readonly Stmt[]) => Clause[],
): Clause[] {
  const [first] = statement.orelse;
  if (first?.kind === 'If' && first.isElif) {
    const header = { start: first.start, end: first.start };
    return [{ header, body: statement.orelse, optional: true, chained: true }];
  }
  return otherwise(statement.body, 'else', statement.orelse);
}

/** `match` has a header without a block of its own. */
export function matchHeader(statement: Extract<Stmt, { kind: 'Match' }>, source: string): Located {
  const colon = source.indexOf(':', closingOf(source, statement.subject.end));
  return { start: statement.start, end: colon + 1 };
}

/** Between the subject and the colon stand only closing brackets, white space and comments of no interest. */
function closingOf(source: string, from: number): number {
  const gap = /^(?:[\s),\\]|#[^\n]*)*/.exec(source.slice(from));
  return from + (gap?.[0].length ?? 0);
}

function endOfHeader(
  start: number,
  body: readonly Stmt[],
  colons: readonly number[],
  statement: Stmt,
): number {
  const limit = body[0]?.start ?? statement.end;
  const colon = colons.findLast((at) => at >= start && at < limit);
  if (colon === undefined) throw new Error(`no header ends between ${start} and ${limit}`);
  return colon + 1;
}

/** Offset of a keyword that stands between two statements, where else only comments and white space are. */
function keywordBetween(source: string, keyword: string, start: number, end: number): number {
  const gap = source.slice(start, end).replaceAll(/#[^\n]*/g, (text) => ' '.repeat(text.length));
  const found = gap.search(new RegExp(String.raw`\b${keyword}\b`));
  if (found === -1) throw new Error(`no \`${keyword}\` between ${start} and ${end}`);
  return start + found;
}

/** The statement lists inside a statement. */
export function blocksOf(statement: Stmt): readonly (readonly Stmt[])[] {
  switch (statement.kind) {
    case 'FunctionDef':
    case 'ClassDef':
    case 'With':
      return [statement.body];
    case 'For':
    case 'While':
    case 'If':
      return [statement.body, statement.orelse];
    case 'Try': {
      const handlers = statement.handlers.map((handler) => handler.body);
      return [statement.body, ...handlers, statement.orelse, statement.finalbody];
    }
    case 'Match':
      return statement.cases.map((one) => one.body);
    default:
      return [];
  }
}
