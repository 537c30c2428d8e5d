import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Stmt } from '../../frontend/python/ast.ts';
import { parseCell } from '../../frontend/python/parse-cell.ts';
import { cellId } from '../../source/span.ts';
import { blocksOf, codeText } from './index.ts';

/** A block as lines without its indentation; the layout is drawn together with the code. */
type Lines = readonly string[];

const simple = fc.constantFrom<Lines>(
  ['a = 1'],
  ['a = 1  # one'],
  ['# above', 'b = f(c,', '      # within', ' d)'],
  ["s = '''one", ' two', "\tthree''' + \\", "   'x'"],
  ['s = f"""{a:>{b}} {{', '  {c["k"]}"""; e = 2;'],
  ["g = rb'\\'' + b'x\\", "y'"],
  ['del a; global_ = [1, 2]; h()'],
  ['x: int = (yield_ := 3)'],
  ['lambda: {1: 2}[1:2]'],
  ['return_ = a if b else c'],
  ['', 'pass', ''],
);

function indented(lines: Lines, unit: string): Lines {
  let inside = false;
  return lines.map((line) => {
    const verbatim = inside;
    // Lines of triple-quoted and continued strings begin inside the literal.
    const quotes = line.match(/'''|"""/g)?.length ?? 0;
    if (quotes % 2 === 1) inside = !inside;
    else if (line.endsWith("b'x\\")) inside = true;
    else if (line === "y'") inside = false;
    return verbatim ? line : unit + line;
  });
}

const units = fc.constantFrom('  ', '    ', '\t', ' ', '        ');

const { block } = fc.letrec<{ block: Lines; statement: Lines }>((tie) => {
  const body = fc.tuple(tie('block'), units).map(([lines, unit]) => indented(lines, unit));
  return {
    statement: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      simple,
      fc
        .tuple(body, body, body)
        .map(([x, y, z]) => ['if a:  # if', ...x, 'elif b[1:2]:', ...y, '# or', 'else:', ...z]),
      fc.tuple(body, body).map(([x, y]) => ['for a, b in c:', ...x, 'else :', ...y]),
      fc
        .tuple(body, body, body)
        .map(([x, y, z]) => ['try:', ...x, 'except (A, B) as e:', ...y, 'finally:', ...z]),
      fc.tuple(body).map(([x]) => ['with a(b) as c, \\', '     d:', ...x]),
      fc
        .tuple(body, body)
        .map(([x, y]) => [
          'match a:',
          ...indented(['case [1, *b] if c:', ...x, 'case _:', ...y], '  '),
        ]),
      fc.tuple(body).map(([x]) => ['@d', 'def f(a, *, b: int = 1,', '   **c) -> {1: 2}:', ...x]),
      fc.constant<Lines>(['if a: b = 1; c = 2', 'else: d()']),
    ),
    block: fc.array(tie('statement'), { minLength: 1, maxLength: 3 }).map((all) => all.flat()),
  };
});

function parsed(source: string): ReturnType<typeof parseCell>['parsed'] {
  const reading = parseCell({
    kind: 'code',
    id: cellId('c'),
    position: 1,
    source,
    executionCount: null,
    outputs: [],
  });
  if (reading.problem !== null) throw new Error(`${reading.problem.message}\n${source}`);
  return reading.parsed;
}

/** A tree without places and identities. */
function shape(statements: readonly Stmt[]): string {
  const unplaced = new Set(['start', 'end', 'id', 'nameSpan', 'parametersSpan']);
  return JSON.stringify(statements, (key, value: unknown) => {
    const isName = key === 'id' && typeof value === 'string' && !value.includes('#');
    return unplaced.has(key) && !isName ? undefined : value;
  });
}

function nested(statement: Stmt): readonly Stmt[] {
  return blocksOf(statement)
    .flat()
    .flatMap((inner) => [inner, ...nested(inner)]);
}

/** Text of a whole block, indented by some columns where that may be done. */
function rendered(source: string, indent: number, keep: (id: string) => boolean): string {
  const cell = parsed(source);
  return cell.statements
    .filter((statement) => keep(statement.id))
    .map((statement) => {
      const code = codeText({ cell, statement, keep, edits: [], requires: [] });
      const lines = code.text.split('\n');
      expect(code.lineOrigins).toHaveLength(lines.length);
      const verbatim = new Set(code.verbatimLines);
      return lines
        .map((line, at) => (verbatim.has(at) ? line : ' '.repeat(indent) + line))
        .join('\n');
    })
    .join('\n');
}

describe('code text', () => {
  test('keeps the syntax tree, indented again or not', () => {
    fc.assert(
      fc.property(block, fc.constantFrom(0, 4), (lines, indent) => {
        const source = lines.join('\n');
        const expected = shape(parsed(source).statements);
        const text = rendered(source, indent, () => true);
        const again = indent === 0 ? text : `if x:\n${text}`;
        const { statements } = parsed(again);
        expect(shape(indent === 0 ? statements : (blocksOf(statements[0] as Stmt)[0] ?? []))).toBe(
          expected,
        );
      }),
      { numRuns: 300 },
    );
  });

  test('parses whatever is removed, and nothing else goes', () => {
    fc.assert(
      fc.property(block, fc.infiniteStream(fc.boolean()), (lines, choices) => {
        const source = lines.join('\n');
        const all = parsed(source).statements.flatMap((statement) => [
          statement,
          ...nested(statement),
        ]);
        const kept = new Set(
          all.filter(() => choices.next().value !== false).map((one) => one.id as string),
        );
        const text = rendered(source, 0, (id) => kept.has(id));
        const reachable = (statement: Stmt): number =>
          kept.has(statement.id)
            ? 1 +
              blocksOf(statement)
                .flat()
                .reduce((sum, inner) => sum + reachable(inner), 0)
            : 0;
        const expected = parsed(source).statements.reduce((sum, one) => sum + reachable(one), 0);
        const found = parsed(text).statements.flatMap((one) => [one, ...nested(one)]);
        const notFiller = found.filter((one) => one.kind !== 'Pass').length;
        expect(notFiller).toBe(
          expected - all.filter((one) => one.kind === 'Pass' && isReached(one, all, kept)).length,
        );
      }),
      { numRuns: 300 },
    );
  });
});

function isReached(one: Stmt, all: readonly Stmt[], kept: ReadonlySet<string>): boolean {
  const above = all.filter((outer) => outer === one || nested(outer).includes(one));
  return above.every((outer) => kept.has(outer.id));
}
