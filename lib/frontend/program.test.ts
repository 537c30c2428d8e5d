import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderText } from '../diagnostics/index.ts';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import type { Notebook } from '../notebook/index.ts';
import { parseProgram } from './index.ts';
import type { Program } from './index.ts';
import { valid } from './python/syntax-table.ts';
import { codeCell, printCell, strayRanges } from './python/testing.ts';

function notebook(sources: readonly string[], more: Partial<Notebook> = {}): Notebook {
  return {
    fileName: 'demo.ipynb',
    format: { kind: 'percent' },
    language: 'python',
    languageVersion: null,
    cells: sources.map((source, index) => codeCell(source, index + 1)),
    ...more,
  };
}

function parse(
  sources: readonly string[],
  more: Partial<Notebook> = {},
): { readonly program: Program; readonly report: string; readonly names: readonly string[] } {
  const sink = new DiagnosticSink();
  const source = notebook(sources, more);
  const program = parseProgram(source, sink);
  const sorted = sink.sorted((id) => source.cells.find((cell) => cell.id === id)?.position ?? 0);
  return { program, report: renderText(sorted, source), names: sorted.map((d) => d.name) };
}

describe('a cell that does not parse', () => {
  test('is named with its place, and the others are read', () => {
    const { program, report } = parse(['x = 1', 'é = 1\ny = f(1, [2,\nz = 3', 'x']);
    expect(program.cells.map(printCell)).toEqual([
      'x = 1',
      "error: the '[' that opens here is never closed",
      'x',
    ]);
    expect(report).toContain(
      "This cell is not valid Python: the '[' that opens here is never closed.",
    );
    expect(report).toContain(
      'demo.ipynb: cell 2, line 2, column 10\n    |\n  2 | y = f(1, [2,\n    |          ^\n',
    );
  });

  test.each<[string, string]>([
    ['x = = 2', 'line 1, column 5'],
    ['%time x = = 2', 'line 1, column 11'],
    ['%%time\n\nx = = 2', 'line 3, column 5'],
    ['    x = 1\n    y = = 2', 'line 2, column 9'],
    ['"é" ; x = = 2', 'line 1, column 11'],
    ['if x:\ny', 'line 2, column 1'],
    ['x = "abc', 'line 1, column 5'],
    ['return 1', 'line 1, column 1'],
  ])('%j is marked at %s', (source, place) => {
    expect(parse([source, 'x', 'y']).report).toContain(`cell 1, ${place}\n`);
  });
});

describe('Python 2', () => {
  test.each<[string, string]>([
    ['print "a"', 'the `print` statement'],
    ['if a:\n    print a, b', 'the `print` statement'],
    ['try: a\nexcept E, e: b', '`except X, name`'],
    ['try: a\nexcept (E, F), e: b', '`except X, name`'],
    ['exec "a"', 'the `exec` statement'],
    ['raise E, "a"', '`raise X, value`'],
    ['a <> b', 'the `<>` operator'],
    ['x = `a`', 'backticks'],
    ['x = 0777', 'an octal number'],
    ['x = 10L', 'a long integer'],
    ['x = ur"a"', 'the `ur` string prefix'],
    ['def f(a, (b, c)): pass', 'a tuple parameter'],
  ])('%j in one cell', (source, construct) => {
    const { report, names } = parse([source, 'x = 1', 'y = 2']);
    expect(names).toEqual(['python-2-cell']);
    expect(report).toContain(`written in Python 2: ${construct}`);
  });

  test('is not seen in text, nor in Python 3 that is wrong otherwise', () => {
    expect(parse(['x = "0777 <> `a`" = = 1', 'y', 'z']).names).toEqual(['cell-does-not-parse']);
  });

  test('refuses the notebook when most cells have it, once', () => {
    const { names, report } = parse(['print "a"', 'print "b"', 'x = 1']);
    expect(names).toEqual(['python-2-notebook']);
    expect(report).toContain('2 of 3 code cells are');
  });

  test('refuses the notebook when its kernel says so', () => {
    expect(parse(['x = 1'], { languageVersion: '2.7.12' }).names).toEqual(['python-2-notebook']);
  });
});

test('cells in other languages are opaque and reported', () => {
  const { program, names, report } = parse(['%%bash\nls', 'x = 1']);
  expect(program.cells.map(printCell)).toEqual(['opaque bash', 'x = 1']);
  expect(names).toEqual(['opaque-cell']);
  expect(report).toContain('  1 | %%bash\n    | ^^^^^^\n');
});

test('a notebook in another language is not read as Python', () => {
  const { program, names } = parse(['x <- 1'], { language: 'r' });
  expect(program.cells.map(printCell)).toEqual(['opaque r']);
  expect(names).toEqual([]);
});

test('data pasted as code is refused when it is too deep, without a crash', () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  const long = `x = ${Array.from({ length: 5000 }, () => '1').join(' + ')}`;
  expect(parse([deep, long, 'x']).names).toEqual(['nested-too-deeply', 'nested-too-deeply']);
  expect(parse(['f"{'.repeat(5000), 'x', 'y']).names).toEqual(['cell-does-not-parse']);
  const wide = `x = [${Array.from({ length: 50_000 }, () => '1').join(', ')}]`;
  expect(parse([wide]).names).toEqual([]);
});

describe('installs', () => {
  test.each<[string, readonly string[]]>([
    ['!pip install pandas', ['pandas']],
    ['%pip install -q pandas==1.5.3', ['pandas==1.5.3']],
    ['pip install pandas\nimport pandas', ['pandas']],
    ['!pip3 install --upgrade "scikit-learn>=1.0, <2" numpy', ['scikit-learn>=1.0,<2', 'numpy']],
    ['!pip install -U Feature_Engine', ['feature-engine']],
    ['!python -m pip install x', ['x']],
    ['!{sys.executable} -m pip install x', ['x']],
    ['!sudo pip install x > /dev/null 2>&1', ['x']],
    ['!pip install x # why', ['x']],
    ['!pip install -r requirements.txt x', ['x']],
    ['!pip install --index-url https://a.b/c x', ['x']],
    ['!pip install xgboost[gpu]~=1.7 \\\n   lightgbm', ['xgboost~=1.7', 'lightgbm']],
    ['!pip install git+https://github.com/a/some-lib.git@main', ['some-lib']],
    ['!pip install git+https://a.b/c#egg=named', ['named']],
    ['!pip install https://a.b/torch-1.9.0-cp37-none-linux.whl', ['torch==1.9.0']],
    ['!pip install \'x; python_version > "3"\'', ['x']],
    ['!apt-get install foo && pip install x; pip install y', ['x', 'y']],
    ['!conda install -c conda-forge -y numpy=1.21', ['numpy==1.21']],
    ['%conda install conda-forge::lightgbm', ['lightgbm']],
    ['!uv pip install x', ['x']],
    ['%%bash\npip install a\npip install b==1', ['a', 'b==1']],
    ['%%capture\n!pip install a', ['a']],
    ['if a:\n    !pip install b', ['b']],
    ['out = !pip install c', ['c']],
    ["get_ipython().system('pip install d')", ['d']],
    ['!pip install a==1\n!pip install a\n!pip install a==2', ['a==2']],
    ['!pip list', []],
    ['!pip install .', []],
    ['!ls', []],
  ])('%j', (source, expected) => {
    const { program } = parse([source]);
    expect(
      program.installs.map(({ distribution, constraint }) => distribution + constraint),
    ).toEqual(expected);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    'x',
    ' ',
    '\n',
    '    ',
    '=',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ':',
    '"',
    "'",
    '"""',
    '%',
    '!',
    '?',
    '#',
    '\\',
    '\\\n',
    'f"',
    '{x}',
    '%time ',
    '%%time\n',
    'if x:\n',
    'def f():\n',
    'é',
    '😀',
    '\t',
    '\f',
    ';',
    ',',
    '@',
    'match ',
    'case ',
    'except A, B:\n',
    '>>> ',
    'lambda',
    '1',
    '0x',
    '.',
  );
  const tokens = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  const mutated = fc
    .tuple(fc.constantFrom(...valid), fc.nat(60), fc.nat(3), tokens)
    .map(([text, at, length, by]) => text.slice(0, at) + by + text.slice(at + length));
  const joined = fc
    .array(
      fc.constantFrom(...valid, '%time f(x)', '!ls -la', 'df?', 'y = !ls', '%matplotlib inline'),
      { maxLength: 5 },
    )
    .map((all) => all.join('\n'));
  const text = fc.oneof(tokens, mutated, joined, fc.string({ unit: 'binary' }));

  test('is read without an exception, the same twice, with ranges that nest inside the cell', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (sources) => {
        const first = parse(sources);
        expect(first.program.cells.flatMap(strayRanges)).toEqual([]);
        expect(parse(sources)).toEqual(first);
        const ids = JSON.stringify(first.program).match(/"id":"cell-\d+#\d+"/g) ?? [];
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 1500 },
    );
  });

  test('statements stand in order and do not overlap', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { program } = parse([source]);
        const own = (program.cells[0]?.statements ?? []).filter(
          (statement) => !source.slice(statement.start).startsWith('%pylab'),
        );
        own
          .slice(1)
          .forEach((statement, index) =>
            expect(statement.start).toBeGreaterThanOrEqual(own[index]?.end ?? 0),
          );
      }),
      { numRuns: 500 },
    );
  });
});
