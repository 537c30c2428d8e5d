import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Expr, FunctionDef, Stmt } from '../ast.ts';
import { parseCell } from '../parse-cell.ts';
import { codeCell } from '../testing.ts';
import { runPython } from '../../../testing/cpython/run-python.ts';
import { floatRepr } from './constant.ts';

function statements(source: string): readonly Stmt[] {
  const { parsed, problem } = parseCell(codeCell(source));
  expect(problem).toBeNull();
  return parsed.statements;
}

function expression(source: string): Expr {
  const [statement] = statements(source);
  if (statement?.kind !== 'Expr') throw new Error(`no expression: ${source}`);
  return statement.value;
}

function functionDef(source: string): FunctionDef {
  const [statement] = statements(source);
  if (statement?.kind !== 'FunctionDef') throw new Error(`no function: ${source}`);
  return statement;
}

describe('constants', () => {
  test.each<[string, unknown]>([
    ['1', { kind: 'int', digits: '1' }],
    ['1_000', { kind: 'int', digits: '1000' }],
    ['0x_ff', { kind: 'int', digits: '255' }],
    ['0o17', { kind: 'int', digits: '15' }],
    ['0b11', { kind: 'int', digits: '3' }],
    ['00', { kind: 'int', digits: '0' }],
    ['123456789012345678901234567890', { kind: 'int', digits: '123456789012345678901234567890' }],
    ['1.0', { kind: 'float', repr: '1.0' }],
    ['1.', { kind: 'float', repr: '1.0' }],
    ['.5', { kind: 'float', repr: '0.5' }],
    ['1e3', { kind: 'float', repr: '1000.0' }],
    ['1e-5', { kind: 'float', repr: '1e-05' }],
    ['0.0001', { kind: 'float', repr: '0.0001' }],
    ['1e16', { kind: 'float', repr: '1e+16' }],
    ['1e22', { kind: 'float', repr: '1e+22' }],
    ['1e400', { kind: 'float', repr: 'inf' }],
    ['1_0.5_0', { kind: 'float', repr: '10.5' }],
    ['2j', { kind: 'complex', text: '2j' }],
    ['True', { kind: 'bool', value: true }],
    ['None', { kind: 'none' }],
    ['...', { kind: 'ellipsis' }],
    ['"a" \'b\' r"\\n"', { kind: 'str', value: 'ab\\n' }],
    ['("a"\n "b")', { kind: 'str', value: 'ab' }],
    ['"""a\nb"""', { kind: 'str', value: 'a\nb' }],
    ['"\\x41\\u00e9\\U0001F600\\101\\n\\\nz"', { kind: 'str', value: 'Aé😀A\nz' }],
    ['b"a\\x00"', { kind: 'bytes', text: 'b"a\\x00"' }],
    ['u"é"', { kind: 'str', value: 'é' }],
    ['"\\\\N{x}"', { kind: 'str', value: '\\N{x}' }],
    ['r"\\N{x}"', { kind: 'str', value: '\\N{x}' }],
  ])('%s', (source, value) => {
    expect(expression(source)).toMatchObject({ kind: 'Constant', value });
  });

  test('a string with a named character has no known value', () => {
    expect(expression('"\\N{DEGREE SIGN}"')).toEqual({
      kind: 'JoinedStr',
      start: 0,
      end: 17,
      values: [],
    });
  });

  test('floats print as Python prints them', () => {
    const values = fc.sample(fc.double({ noNaN: true }), { numRuns: 300, seed: 3 });
    const script =
      'import json, sys, struct\nprint(json.dumps([repr(struct.unpack("<d", bytes.fromhex(x))[0]) for x in json.load(sys.stdin)]))';
    const hex = values.map((value) =>
      Buffer.from(new Float64Array([value]).buffer).toString('hex'),
    );
    expect(values.map(floatRepr)).toEqual(
      JSON.parse(runPython(['-c', script], JSON.stringify(hex))),
    );
  });
});

describe('f-strings', () => {
  test('have constants and fields in turn, with specifications', () => {
    expect(expression('f"a{x!r:>{w}}{{" "b"')).toMatchObject({
      kind: 'JoinedStr',
      start: 0,
      end: 20,
      values: [
        { kind: 'Constant', value: { kind: 'str', value: 'a' } },
        {
          kind: 'FormattedValue',
          value: { kind: 'Name', id: 'x', start: 4, end: 5 },
          spec: {
            kind: 'JoinedStr',
            values: [
              { kind: 'Constant' },
              { kind: 'FormattedValue', value: { id: 'w', start: 10, end: 11 } },
            ],
          },
        },
        { kind: 'Constant', value: { kind: 'str', value: '{b' } },
      ],
    });
  });

  test('keep the places of fields behind text outside ASCII and on other lines', () => {
    const source = 'f"é😀{a}" f"""\n{\n  b\n}"""';
    const joined = expression(source);
    const names: string[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('kind' in value && value.kind === 'Name')
        names.push(source.slice((value as Expr).start, (value as Expr).end));
      Object.values(value).forEach(visit);
    };
    visit(joined);
    expect(names).toEqual(['a', 'b']);
  });
});

describe('statements', () => {
  test('a decorated function begins at its first decorator', () => {
    const source =
      'x\n@(\n  a)\n@b.c(1)\nasync def f(p, /, q: int = 1, *r, s=2, **t) -> int:\n    return p';
    const [, node] = statements(source);
    expect(source.slice(node?.start, node?.end)).toBe(source.slice(2));
    expect(node).toMatchObject({ kind: 'FunctionDef', isAsync: true, name: 'f' });
  });

  test('a function knows its name, its parameters and where they stand', () => {
    const source = 'def f [T](a, b=(1, 2), *, c): pass';
    const node = functionDef(source);
    expect(source.slice(node.nameSpan.start, node.nameSpan.end)).toBe('f');
    expect(source.slice(node.parametersSpan.start, node.parametersSpan.end)).toBe(
      'a, b=(1, 2), *, c',
    );
    expect(node.typeParameters).toEqual(['T']);
    expect(node.parameters.map(({ name, kind }) => [name, kind])).toEqual([
      ['a', 'normal'],
      ['b', 'normal'],
      ['c', 'keyword-only'],
    ]);
    const none = functionDef('def f(): pass');
    expect(none.parametersSpan).toEqual({ start: 6, end: 6 });
  });

  test('`elif` is told from an `if` in `else`', () => {
    const source = 'if a: pass\nelif b: pass\nelse:\n  if c: pass';
    const [node] = statements(source);
    if (node?.kind !== 'If' || node.orelse[0]?.kind !== 'If') throw new Error('no if');
    const elif = node.orelse[0];
    expect([node.isElif, elif.isElif, source.slice(elif.start, elif.start + 6)]).toEqual([
      false,
      true,
      'elif b',
    ]);
    expect(elif.orelse[0]).toMatchObject({ kind: 'If', isElif: false });
  });

  test('a pattern is what it binds and what it evaluates', () => {
    const source =
      'match p:\n  case {"k": [a, *b], **c} | A.B(d, e=1) as g if h: pass\n  case _: pass';
    const [node] = statements(source);
    expect(node).toMatchObject({
      kind: 'Match',
      cases: [
        { pattern: { captures: ['a', 'b', 'c', 'd', 'g'] }, guard: { id: 'h' } },
        { pattern: { captures: [], expressions: [] }, guard: null },
      ],
    });
    if (node?.kind !== 'Match') throw new Error('no match');
    expect(node.cases[0]?.pattern.expressions.map((e) => source.slice(e.start, e.end))).toEqual([
      '"k"',
      'A.B',
      '1',
    ]);
  });

  test('parentheses count for tuples as in CPython, also those that were put in for the parser', () => {
    expect(expression('(a, b)')).toMatchObject({ kind: 'Tuple', start: 0, end: 6 });
    const source = 'match a, b:\n  case 1, c: pass';
    const [node] = statements(source);
    expect(node).toMatchObject({
      kind: 'Match',
      start: 0,
      end: source.length,
      subject: { start: 6, end: 10 },
      cases: [{ pattern: { start: 19, end: 23, captures: ['c'] } }],
    });
    const caught = 'try: x\nexcept A, b.C: y';
    expect(statements(caught)[0]).toMatchObject({
      handlers: [{ type: { kind: 'Tuple', start: 14, end: 20 }, start: 7, end: caught.length }],
    });
  });

  test('ids count statements from the start of the cell, inner ones after their own', () => {
    const ids: string[] = [];
    const visit = (list: readonly Stmt[]): void => {
      for (const node of list) {
        ids.push(`${node.id} ${node.kind}`);
        if ('body' in node) visit(node.body);
      }
    };
    visit(statements('a\ndef f():\n  b\n  c\nd'));
    expect(ids).toEqual([
      'cell-1#0 Expr',
      'cell-1#1 FunctionDef',
      'cell-1#2 Expr',
      'cell-1#3 Expr',
      'cell-1#4 Expr',
    ]);
  });

  test('names are compared as Python compares them', () => {
    expect(expression('ﬁ')).toMatchObject({ kind: 'Name', id: 'fi', start: 0, end: 1 });
  });
});
