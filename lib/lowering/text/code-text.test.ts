import { describe, expect, test } from 'vitest';
import type { Stmt } from '../../frontend/python/ast.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import { parseCell } from '../../frontend/python/parse-cell.ts';
import { cellId } from '../../source/span.ts';
import type { Edit } from './index.ts';
import { blocksOf, codeText } from './index.ts';

function cellOf(source: string): ParsedCell {
  const { parsed, problem } = parseCell({
    kind: 'code',
    id: cellId('c'),
    position: 3,
    source,
    executionCount: null,
    outputs: [],
  });
  expect(problem).toBeNull();
  return parsed;
}

/** Text of the first statement without the nested statements whose text contains one of the words. */
function without(source: string, ...words: string[]): string {
  const cell = cellOf(source);
  const statement = only(cell);
  const dropped = nested(statement).filter((inner) =>
    words.some((word) => firstLine(source, inner).includes(word)),
  );
  const ids = new Set(dropped.map((inner) => inner.id));
  const keep = (id: Stmt['id']): boolean => !ids.has(id);
  const code = codeText({ cell, statement, keep, edits: [], requires: [] });
  expect(cellOf(code.text).statements).toHaveLength(1);
  return code.text;
}

function only(cell: ParsedCell): Stmt {
  const statement = cell.statements.at(-1);
  if (statement === undefined) throw new Error('no statement');
  return statement;
}

function nested(statement: Stmt): readonly Stmt[] {
  return blocksOf(statement)
    .flat()
    .flatMap((inner) => [inner, ...nested(inner)]);
}

function firstLine(source: string, statement: Stmt): string {
  return source.slice(statement.start, statement.end).split('\n')[0] ?? '';
}

function edited(source: string, replacements: Readonly<Record<string, string>>): string {
  const cell = cellOf(source);
  const edits: Edit[] = Object.entries(replacements).map(([from, text]) => {
    const start = source.indexOf(from);
    return { start, end: start + from.length, text };
  });
  return codeText({ cell, statement: only(cell), keep: () => true, edits, requires: [] }).text;
}

describe('removing statements of blocks', () => {
  test.each([
    ['a whole line', 'for x in y:\n    plot(x)\n    a = x', ['plot'], 'for x in y:\n    a = x'],
    ['the only line', 'for x in y:\n    plot(x)', ['plot'], 'for x in y:\n    pass'],
    [
      'one of a line',
      'for x in y:\n    a = x; plot(x); b = x',
      ['plot'],
      'for x in y:\n    a = x\n    b = x',
    ],
    ['one of a one-line form', 'if x: plot(x); b = x', ['plot'], 'if x:\n    b = x'],
    ['all of a one-line form', 'if x: plot(x)', ['plot'], 'if x:\n    pass'],
    ['an else block', 'if x:\n  a = 1\nelse:\n  plot(x)', ['plot'], 'if x:\n    a = 1'],
    [
      'an else block with its comments',
      'if x:\n  a = 1\n# no\nelse:  # x\n  # plots\n  plot(x)',
      ['plot'],
      'if x:\n    a = 1',
    ],
    [
      'the if block',
      'if x:\n  plot(x)\nelse:\n  a = 1',
      ['plot'],
      'if x:\n    pass\nelse:\n    a = 1',
    ],
    [
      'an elif block',
      'if x:\n  a = 1\nelif y:\n  plot(x)\nelse:\n  a = 2',
      ['plot'],
      'if x:\n    a = 1\nelif y:\n    pass\nelse:\n    a = 2',
    ],
    [
      'an elif with all below it',
      'if x:\n  a = 1\nelif y:\n  b\nelse:\n  a = 2',
      ['elif'],
      'if x:\n    a = 1',
    ],
    [
      'an if in an else',
      'if x:\n  a = 1\nelse:\n  if y:\n    b = 1',
      ['b = 1'],
      'if x:\n    a = 1\nelse:\n    if y:\n        pass',
    ],
    [
      'an else of a loop',
      'for x in y:\n    a = x\nelse:\n    plot(x)',
      ['plot'],
      'for x in y:\n    a = x',
    ],
    [
      'a while loop',
      'while x:\n    plot(x)\n    x -= 1\nelse:\n    b = 1',
      ['plot'],
      'while x:\n    x -= 1\nelse:\n    b = 1',
    ],
    [
      'a try body',
      'try:\n    plot(x)\nexcept E as e:\n    a = 1',
      ['plot'],
      'try:\n    pass\nexcept E as e:\n    a = 1',
    ],
    [
      'an except body',
      'try:\n    a = 1\nexcept (E, F):\n    plot(x)\nelse:\n    plot(y)\nfinally:\n    plot(z)',
      ['plot'],
      'try:\n    a = 1\nexcept (E, F):\n    pass',
    ],
    [
      'the finally that closes a try',
      'try:\n    a = 1\nfinally:\n    plot(x)',
      ['plot'],
      'try:\n    a = 1\nfinally:\n    pass',
    ],
    [
      'a bare except and a finally',
      'try: a = 1\nexcept: plot(x)\nfinally: b = 1',
      ['plot'],
      'try:\n    a = 1\nexcept:\n    pass\nfinally:\n    b = 1',
    ],
    [
      'a with block',
      'with open(p) as f, g():\n    print(f)\n    a = f.read()',
      ['print'],
      'with open(p) as f, g():\n    a = f.read()',
    ],
    [
      'a case',
      'match x:\n    case [a, *_] if a:\n        plot(a)\n    case {"k": v}:  # k\n        b = v\n    case _: c = 1',
      ['plot'],
      'match x:\n    case [a, *_] if a:\n        pass\n    case {"k": v}:  # k\n        b = v\n    case _:\n        c = 1',
    ],
    [
      'in a function',
      'def f(x: int = 1, *, y={1: 2}) -> dict[str, int]:\n    """Doc."""\n\n    print(x)\n\n\n    return x',
      ['print'],
      'def f(x: int = 1, *, y={1: 2}) -> dict[str, int]:\n    """Doc."""\n\n    return x',
    ],
    [
      'a decorated method',
      '@dec(a,\n     b)\nclass A(B, c=1):\n  x = 1\n  @property\n  def y(self):\n    plot(1)',
      ['plot'],
      '@dec(a,\n     b)\nclass A(B, c=1):\n    x = 1\n    @property\n    def y(self):\n        pass',
    ],
    [
      'magics of blocks',
      'if x:\n    !ls\n    %matplotlib inline\n    a = 1',
      [],
      'if x:\n    a = 1',
    ],
    ['a magic alone', 'for x in y:\n    !echo {x}', [], 'for x in y:\n    pass'],
    ['a colon in a lambda', 'while lambda: x: plot(1)', ['plot'], 'while lambda: x:\n    pass'],
    [
      'a walrus header',
      'while a := f(b[1:2]): plot(1); c = a',
      ['plot'],
      'while a := f(b[1:2]):\n    c = a',
    ],
    [
      'else on the line of a semicolon',
      'for x in y: a = 1;\nelse: plot(x);',
      ['plot'],
      'for x in y:\n    a = 1',
    ],
    [
      'tabs',
      'for x in y:\n\tif x:\n\t\ta = f(x,\n\t\t      1)\n\telse:\n\t\tplot(x)',
      ['plot'],
      'for x in y:\n    if x:\n        a = f(x,\n              1)',
    ],
    [
      'async',
      'async def f():\n  async with a as b:\n    print(b)\n    await b\n  async for c in d: e = c',
      ['print'],
      'async def f():\n    async with a as b:\n        await b\n    async for c in d:\n        e = c',
    ],
    [
      'except groups',
      'try:\n  a = 1\nexcept* E:\n  plot(x)',
      ['plot'],
      'try:\n    a = 1\nexcept* E:\n    pass',
    ],
  ])('%s', (_, source, words, expected) => {
    expect(without(source, ...words)).toBe(expected);
  });
});

describe('comments', () => {
  const commentsOf = (source: string): readonly string[] => {
    const cell = cellOf(source);
    return codeText({ cell, statement: only(cell), keep: () => true, edits: [], requires: [] })
      .comments;
  };

  test('above a statement come along, those of the statement before do not', () => {
    expect(commentsOf('a = 1  # one\n# about b\n\n# more\nb = 2')).toEqual(['# about b', '# more']);
    expect(commentsOf('# about a\na = 1\nb = 2')).toEqual([]);
    expect(
      commentsOf('for x in y:\n    a(x)\n    # the end of the loop\n# about b\nb = 2'),
    ).toEqual(['# about b']);
    expect(commentsOf('# about both\n%time b = 2')).toEqual(['# about both']);
    expect(commentsOf('# about the plot\n%matplotlib inline\nb = 2')).toEqual([]);
  });

  test('are left out on request', () => {
    const cell = cellOf('# about b\nb = 2  # two');
    const code = codeText({
      cell,
      statement: only(cell),
      keep: () => true,
      edits: [],
      requires: [],
      leading: false,
    });
    expect(code).toMatchObject({ comments: [], text: 'b = 2  # two' });
  });

  test('that are code are left out', () => {
    expect(commentsOf('# fit it\n# model = SVC(\n#     C=1,\n# )\n# the end\nb = 2')).toEqual([
      '# fit it',
      '# the end',
    ]);
    expect(without('for x in y:\n    # plot(x)\n    # use x\n    a = x\n    # b = x')).toBe(
      'for x in y:\n    # use x\n    a = x',
    );
  });

  test('of blocks stay with their statements', () => {
    const source =
      'if x:  # why\n    # first\n    a = 1  # one\n    # second\n    plot(2)  # two\n    # third\n    b = 3\n    # last\n# else\nelse:  # or\n    c = 4';
    expect(without(source, 'plot')).toBe(
      'if x:  # why\n    # first\n    a = 1  # one\n    # third\n    b = 3\n    # last\n# else\nelse:  # or\n    c = 4',
    );
  });

  test('inside brackets stay', () => {
    expect(without('a = [\n    1,  # one\n    # two\n    2,\n]')).toBe(
      'a = [\n    1,  # one\n    # two\n    2,\n]',
    );
  });
});

describe('layout', () => {
  test('a statement of a block starts at column 0, its string lines stay', () => {
    const cell = cellOf('if x:\n        a = f("""one\n    two\n""",\n          b)');
    const [statement] = blocksOf(only(cell)).flat();
    if (statement === undefined) throw new Error('no statement');
    const code = codeText({ cell, statement, keep: () => true, edits: [], requires: [] });
    expect(code.text).toBe('a = f("""one\n    two\n""",\n  b)');
    expect(code.verbatimLines).toEqual([1, 2]);
  });

  test('continued strings and lines', () => {
    expect(without('if x:\n  a = "one\\\n  two" + \\\n      b')).toBe(
      'if x:\n    a = "one\\\n  two" + \\\n        b',
    );
  });

  test('every line says where it comes from', () => {
    const source = 'z = 0\nfor x in y:\n    a = f(x,\n          1)\n    plot(x)\nelse:\n    b = 2';
    const cell = cellOf(source);
    const statement = only(cell);
    const plot = nested(statement)[1];
    const code = codeText({
      cell,
      statement,
      keep: (id) => id !== plot?.id,
      edits: [],
      requires: ['y'],
    });
    const lines = code.lineOrigins.map((index) => {
      const origin = code.origins[index];
      return [origin?.position, origin?.firstLine, origin?.lastLine];
    });
    expect(lines).toEqual([
      [3, 2, 2],
      [3, 3, 4],
      [3, 3, 4],
      [3, 6, 6],
      [3, 7, 7],
    ]);
    expect(code.requires).toEqual(['y']);
  });
});

describe('edits', () => {
  test('apply inside kept text', () => {
    expect(
      edited('for x in range(10):\n    a = f(3, k=4)', {
        '10': 'config.n',
        '3': 'config.a.b',
        '4': 'None',
      }),
    ).toBe('for x in range(config.n):\n    a = f(config.a.b, k=None)');
  });

  test('may replace text over several lines, a statement, or insert lines', () => {
    expect(edited('if x:\n    a = [1,\n         2]', { '[1,\n         2]': 'config.a' })).toBe(
      'if x:\n    a = config.a',
    );
    expect(
      edited('if x:\n    for a in b:\n        c\n    d', {
        'for a in b:\n        c': 'e = 1\nf = 2',
      }),
    ).toBe('if x:\n    e = 1\n    f = 2\n    d');
    expect(edited('def f(x): return x', { 'x):': 'x, config):' })).toBe(
      'def f(x, config):\n    return x',
    );
  });

  test('that overlap are a broken invariant', () => {
    const cell = cellOf('a = bcd');
    const edits = [
      { start: 4, end: 6, text: 'x' },
      { start: 5, end: 7, text: 'y' },
    ];
    expect(() =>
      codeText({ cell, statement: only(cell), keep: () => true, edits, requires: [] }),
    ).toThrow(/overlap/);
  });
});

describe('notebook syntax', () => {
  test.each([
    [
      'files = !ls *.csv',
      'files = subprocess.run("ls *.csv", shell=True, check=True, capture_output=True, text=True).stdout.splitlines()',
    ],
    [
      'files = !ls {path}/$name',
      'files = subprocess.run(f"ls {path}/{name}", shell=True, check=True, capture_output=True, text=True).stdout.splitlines()',
    ],
  ])('%s', (source, expected) => {
    const cell = cellOf(source);
    const code = codeText({
      cell,
      statement: only(cell),
      keep: () => true,
      edits: [],
      requires: [],
    });
    expect(code).toMatchObject({ text: expected, requires: ['subprocess'] });
  });

  test('imports of a magic are written out', () => {
    expect(without('if x:\n    %pylab inline')).toBe(
      'if x:\n    import numpy as np, matplotlib, matplotlib.pyplot as plt\n    from numpy import *\n    from matplotlib.pyplot import *',
    );
  });

  test('timing magics leave the statement', () => {
    expect(without('%time a = f(x)')).toBe('a = f(x)');
    expect(without('a = %time f(x)')).toBe('a = f(x)');
    expect(without('for x in y:\n    %time a = f(x)')).toBe('for x in y:\n    a = f(x)');
  });
});
