import { parse } from 'py-ast';
import type { CodeCell } from '../../notebook/model.ts';
import { applyEdits, composeMaps, LineTable } from '../../source/index.ts';
import type { OffsetMap, TextEdit } from '../../source/index.ts';
import type { CellStatus, ParsedCell } from '../program.ts';
import type { Located, Stmt } from './ast.ts';
import { Conversion, Refusal } from './convert/conversion.ts';
import type { ConversionInput } from './convert/conversion.ts';
import { convertBody } from './convert/statement.ts';
import { checkStatements } from './check.ts';
import { readCellHead, unindentEdits } from './ipython/cell-magic.ts';
import { bareMagics, replaceEscapes } from './ipython/escapes.ts';
import { findPython2 } from './python2.ts';
import { grammarRepairs, lexicalRepairs } from './repair.ts';
import { scanPython } from './scan.ts';
import type { Escape, Scan } from './scan.ts';

/** Why a cell has no statements. */
export interface CellProblem {
  readonly kind: 'syntax' | 'python2' | 'depth';
  readonly message: string;
  readonly at: Located;
}

export interface CellReading {
  readonly parsed: ParsedCell;
  readonly problem: CellProblem | null;
}

/** Parses one code cell; never throws. */
export function parseCell(cell: CodeCell): CellReading {
  const unindented = applyEdits(cell.source, unindentEdits(cell.source));
  const head = readCellHead(unindented.text);
  if (head.kind === 'opaque') return opaque(cell, head.magic);
  const python = applyEdits(unindented.text, head.edits);
  const map = composeMaps(unindented.map, python.map);
  const scan = scanPython(python.text);
  const body = parseBody(cell, python.text, map, scan);
  if ('problem' in body) {
    const sql = /^\s*%(sql)\b/.exec(cell.source)?.[1];
    return sql === undefined ? unparsable(cell, body.problem) : opaque(cell, sql);
  }
  return {
    parsed: {
      cell,
      status: { kind: 'parsed' },
      statements: body.statements,
      comments: scan.comments.map((comment) => ({ ...comment, ...remap(comment, map) })),
      magics: [
        ...head.magics.map((found) => ({ ...found, ...remap(found, unindented.map) })),
        ...replaceEscapes(python.text, scan.escapes).removed.map((found) => ({
          ...found,
          ...remap(found, map),
        })),
      ],
      lastValueHidden: scan.endsWithSemicolon,
    },
    problem: null,
  };
}

type Body = { readonly statements: readonly Stmt[] } | { readonly problem: CellProblem };

/**
 * Parses text with stand-ins for its escapes; tries again with magics that lack their `%`, and with parentheses
 * where the parser lacks grammar.
 */
function parseBody(cell: CodeCell, text: string, map: OffsetMap, scan: Scan): Body {
  const attempt = (escapes: readonly Escape[], repairs: readonly TextEdit[]): Body => {
    const replaced = replaceEscapes(text, escapes);
    const edited = applyEdits(text, [...replaced.edits, ...lexicalRepairs(scan), ...repairs]);
    return parseText(edited.text, {
      cell: cell.id,
      source: cell.source,
      map: composeMaps(map, edited.map),
      standIns: new Map(
        [...replaced.standIns].map(([name, found]) => [name, { ...found, ...remap(found, map) }]),
      ),
      scan: edited.text === text ? scan : null,
    });
  };
  const first = attempt(scan.escapes, []);
  if (!('problem' in first) || first.problem.kind !== 'syntax') return first;
  const python2 = findPython2(text, scan.lines);
  if (python2 !== null) {
    return { problem: { kind: 'python2', message: python2.construct, at: remap(python2, map) } };
  }
  const repairs = grammarRepairs(text, scan.lines);
  const bare = bareMagics(text, scan.lines);
  const again = repairs.length + bare.length > 0;
  const second = again ? attempt([...scan.escapes, ...bare], repairs) : first;
  if (!('problem' in second) || scan.unclosed === null) return 'problem' in second ? first : second;
  const { offset, what } = scan.unclosed;
  const at = remap({ start: offset, end: Math.min(offset + 1, text.length) }, map);
  return {
    problem: { kind: 'syntax', message: `the ${what} that opens here is never closed`, at },
  };
}

interface TextContext extends Pick<ConversionInput, 'cell' | 'map' | 'standIns'> {
  /** The author's text. */
  readonly source: string;
  /** The scan of the same text, if there is one. */
  readonly scan: Scan | null;
}

function parseText(text: string, context: TextContext): Body {
  const lines = new LineTable(text);
  let brackets = context.scan?.brackets ?? null;
  const closing = (open: number): number | undefined => {
    brackets ??= scanPython(text).brackets;
    return brackets.get(open);
  };
  try {
    const conversion = new Conversion({ ...context, text, lines, closing });
    const statements = convertBody(parse(text).body, conversion);
    checkStatements(statements, context.source);
    return { statements };
  } catch (error) {
    return { problem: problemOf(error, lines, context.map, text.length) };
  }
}

/** The parser has no error class of its own; only the message of each error names its place. */
function problemOf(error: unknown, lines: LineTable, map: OffsetMap, length: number): CellProblem {
  if (error instanceof Refusal) {
    return { kind: error.kind, message: error.message, at: error.at };
  }
  if (error instanceof RangeError)
    return { kind: 'depth', message: 'nested too deeply', at: { start: 0, end: map.end(length) } };
  if (!(error instanceof Error)) throw error;
  const place = / at line (\d+)(?:, column (\d+))?$/.exec(error.message);
  const start = Math.min(
    lines.offsetOfUtf8(Number(place?.[1] ?? 1), Number(place?.[2] ?? 0)),
    length,
  );
  const end = Math.min(start + 1, length);
  const message = error.message.slice(0, place?.index);
  const from = map.start(start);
  return { kind: 'syntax', message, at: { start: from, end: Math.max(from, map.end(end)) } };
}

function remap(range: Located, map: OffsetMap): Located {
  return { start: map.start(range.start), end: map.end(range.end) };
}

function opaque(cell: CodeCell, magic: string): CellReading {
  return { parsed: withoutStatements(cell, { kind: 'opaque', magic }), problem: null };
}

function unparsable(cell: CodeCell, problem: CellProblem): CellReading {
  const { message, at } = problem;
  return { parsed: withoutStatements(cell, { kind: 'unparsable', message, at }), problem };
}

export function withoutStatements(cell: CodeCell, status: CellStatus): ParsedCell {
  return { cell, status, statements: [], comments: [], magics: [], lastValueHidden: false };
}
