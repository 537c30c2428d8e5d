import { describe, expect, test } from 'vitest';
import { parseCell } from '../parse-cell.ts';
import { codeCell, printCell, strayRanges } from '../testing.ts';

function printed(source: string): string {
  const { parsed } = parseCell(codeCell(source));
  expect(strayRanges(parsed)).toEqual([]);
  return printCell(parsed);
}

type Row = readonly [source: string, printed: string];

const lineMagics: readonly Row[] = [
  ['%matplotlib inline', '<matplotlib|inline>'],
  ['% matplotlib inline', '<matplotlib|inline>'],
  ['  %matplotlib inline', '<matplotlib|inline>'],
  ['%matplotlib inline\nx = 1', '<matplotlib|inline>; x = 1'],
  ['x = 1\n%matplotlib inline', 'x = 1; <matplotlib|inline>'],
  ['%matplotlib inline  # plots', '<matplotlib|inline  # plots>'],
  ['%load_ext autoreload\n%autoreload 2', '<load_ext|autoreload>; <autoreload|2>'],
  [
    '%config InlineBackend.figure_format = "retina"',
    '<config|InlineBackend.figure_format = "retina">',
  ],
  ['%env A=1', '<env|A=1>'],
  ['%cd ..', '<cd|..>'],
  ['%cd "a b"', '<cd|"a b">'],
  ["%cd it's", "<cd|it's>"],
  ['%run other.ipynb', '<run|other.ipynb>'],
  ['%who', '<who>'],
  ['x = 1\n%%who', 'x = 1; <who>'],
  ['%ls -la \\\n  dir', '<ls|-la    dir>'],
  ['%timeit f(x)', '<timeit|f(x)>'],
  ['%timeit -n 10 f(x)', '<timeit|-n 10 f(x)>'],
  ['%R -i x print(x)', '<R|-i x print(x)>'],
  ['%sql SELECT * FROM t\nx = 1', '<sql|SELECT * FROM t>; x = 1'],
  ['x = %sql SELECT 1', 'x = <sql|SELECT 1>'],
  ['x = %env HOME', 'x = <env|HOME>'],
  ['a, b = %f', 'a, b = <f>'],
  ['a = b = %f', 'a = b = <f>'],
  ['x.y = %f', 'x.y = <f>'],
  ['x["k"] = %f', 'x["k"] = <f>'],
  ['if a:\n    %matplotlib inline', 'If{<matplotlib|inline>}'],
  [
    'if a:\n    %matplotlib inline\nelse:\n    %matplotlib qt',
    'If{<matplotlib|inline>}{<matplotlib|qt>}',
  ],
  ['def f():\n    %timeit g()\n    return 1', 'FunctionDef{<timeit|g()>; return 1}'],
  ['for x in y:\n    %cd x\n    z', 'For{<cd|x>; z}'],
  ['try:\n    %load_ext a\nexcept Exception:\n    %load_ext b', 'Try{<load_ext|a>}{<load_ext|b>}'],
  ['with a:\n  %env X=1', 'With{<env|X=1>}'],
  ['while a:\n\t%who\n\tbreak', 'While{<who>; break}'],
  ['class A:\n    %who', 'ClassDef{<who>}'],
  [',f a b', '<f|a b>'],
  [';f a b', '<f|a b>'],
  ['/f 1, 2', '<f|1, 2>'],
];

const bare: readonly Row[] = [
  ['pip install a', '<pip|install a>'],
  ['pip install a\npip install b', '<pip|install a>; <pip|install b>'],
  ['# first\npip install "a>1"\nimport a', '<pip|install "a>1">; import a'],
  ['if a:\n    pip install b', 'If{<pip|install b>}'],
  ['cd ..', '<cd|..>'],
  ['mkdir data', '<mkdir|data>'],
  ['ls', 'ls'],
  ['pip = 1\npip', 'pip = 1; pip'],
  ['cat - dog', 'cat - dog'],
  ['x = 1\ncd ..', 'error: Expected attribute name'],
];

const timing: readonly Row[] = [
  ['%time x = f(1)', 'x = f(1) +<time>'],
  ['%time f(1)', 'f(1) +<time>'],
  ['%time', '<time>'],
  ['%time  # nothing', '<time|# nothing>'],
  ['%time x = f(1,\n  2)', 'x = f(1, 2) +<time>'],
  ['if a:\n    %time b()', 'If{b()} +<time>'],
  ['if a:\n    %time b()\n    %time c()', 'If{b(); c()} +<time> +<time>'],
  ['x = %time f()', 'x = %time f() +<time>'],
  ['%time %run a.py', '<run|a.py> +<time>'],
  ['%time !ls', '<!ls> +<time>'],
  ['%time for i in a: b', 'For{b} +<time>'],
  ['%prun -l 10 f()', 'f() +<prun|-l 10>'],
  ['%prun -q -s cumulative x = f()', 'x = f() +<prun|-q -s cumulative>'],
  ['%time --no-raise-error f()', 'f() +<time|--no-raise-error>'],
  ['%timeit', '<timeit>'],
  ['%time?', '<?%time>'],
];

const shell: readonly Row[] = [
  ['!ls', '<!ls>'],
  ['!!ls', '<!ls>'],
  ['! ls -la', '<!ls -la>'],
  ["!echo it's", "<!echo it's>"],
  ['!echo "unclosed', '<!echo "unclosed>'],
  ['!echo (((', '<!echo (((>'],
  ['!pip install a \\\n  b', '<!pip install a    b>'],
  ['!wget {url} -O $path', '<!wget {url} -O $path>'],
  ['files = !ls *.csv', 'files = <!ls *.csv>'],
  ['files =!ls', 'files =<!ls>'],
  ['x = !echo "a', 'x = <!echo "a>'],
  ['x = !a \\\n b\ny = 1', 'x = <!a   b>; y = 1'],
  ['if a:\n    !ls', 'If{<!ls>}'],
  ['if a:\n    x = !ls\n    y', 'If{x = <!ls>; y}'],
  ['def f():\n    """doc"""\n    !ls', 'FunctionDef{"""doc"""; <!ls>}'],
  ['if not a:\n  !mkdir b\n  !mkdir c\nd', 'If{<!mkdir b>; <!mkdir c>}; d'],
  ['a != b', 'a != b'],
  ['x = a != b', 'x = a != b'],
  ['f(x!=1)', 'f(x!=1)'],
  ['f"{x!r}"', 'f"{x!r}"'],
];

const help: readonly Row[] = [
  ['df?', '<?df>'],
  ['df??', '<?df>'],
  ['?df', '<?df>'],
  ['??df', '<?df>'],
  ['?', '<?>'],
  ['df.head?', '<?df.head>'],
  ['df.*ge*?', '<?df.*ge*>'],
  ['%timeit?', '<?%timeit>'],
  ['%%timeit?', '<?%%timeit>'],
  ['x[0]?', '<?x[0]>'],
  ['df? # what', '<?df>'],
  ['df ?', '<?df>'],
  ['x = 1\ndf?\ny = 2', 'x = 1; <?df>; y = 2'],
  ['if a:\n    df?', 'If{<?df>}'],
  ['x = "why?"', 'x = "why?"'],
  ['# why?', ''],
  ['x = 1  # why?', 'x = 1'],
];

const cellMagics: readonly Row[] = [
  ['%%time\nx = 1', 'x = 1 +<time>'],
  ['%%time\n', '+<time>'],
  ['%%time', '+<time>'],
  ['\n\n%%time\nx = 1', 'x = 1 +<time>'],
  ['# about\n%%time\nx = 1', 'x = 1 +<time>'],
  ['%%timeit -n 3\nx = 1', 'x = 1 +<timeit|-n 3>'],
  ['%%capture\n!pip install a', '<!pip install a> +<capture>'],
  ['%%capture out --no-stderr\nx', 'x +<capture|out --no-stderr>'],
  ['%%time\n%%capture\nx', 'x +<time> +<capture>'],
  ['%%prun\nf()', 'f() +<prun>'],
  ['%%time\n%matplotlib inline\nx', '<matplotlib|inline>; x +<time>'],
  ['%%bash\nls | grep "', 'opaque bash'],
  ['%%html\n<b>', 'opaque html'],
  ['%%javascript\nalert(1)', 'opaque javascript'],
  ['%%writefile a.py\nx = 1', 'opaque writefile'],
  ['%%R -i df\nx <- 1', 'opaque R'],
  ['%%sql\nselect 1', 'opaque sql'],
  ['%%latex\n$x$', 'opaque latex'],
  ['%%cython\ncdef int x', 'opaque cython'],
  ['%%script python2\nprint 1', 'opaque script'],
  ['%%unheard-of\nx', 'opaque unheard-of'],
  ['%%time\n%%bash\nls', 'opaque bash'],
  ['%%cudf.pandas.profile\nx', 'x +<cudf.pandas.profile>'],
  ['x = 1\n%%time\ny', 'x = 1; <time>; y'],
];

const databricks: readonly Row[] = [
  ['%md\n# Title\nsome *text*', 'opaque md'],
  ['%sql\nselect * from t', 'opaque sql'],
  ['%scala\nval x = 1', 'opaque scala'],
  ['%sh\nls', 'opaque sh'],
  ['%python\nx = 1', 'x = 1 +<python>'],
  ['%run ./setup', '<run|./setup>'],
  ['dbutils.widgets.text("a", "b")', 'dbutils.widgets.text("a", "b")'],
  ['# COMMAND ----------\nx = 1', 'x = 1'],
];

const exported: readonly Row[] = [
  ["get_ipython().run_line_magic('matplotlib', 'inline')", '<matplotlib|inline>'],
  ["get_ipython().magic('matplotlib inline')", '<matplotlib|inline>'],
  ["get_ipython().magic(u'matplotlib inline')", '<matplotlib|inline>'],
  ["get_ipython().system('ls -la')", '<!ls -la>'],
  ["if a:\n    get_ipython().system('ls')", 'If{<!ls>}'],
  ['get_ipython().run_line_magic(name, value)', 'get_ipython().run_line_magic(name, value)'],
  ['get_ipython().kernel', 'get_ipython().kernel'],
];

const python: readonly Row[] = [
  ['x = 5 %2', 'x = 5 %2'],
  ['x = a\\\n%b', 'x = a\\ %b'],
  ['x = (a\n%b)', 'x = (a %b)'],
  ['x = [\n  1,\n  "a" %\n  b]', 'x = [ 1, "a" % b]'],
  ['"""\n!ls\n%who\n?\n"""', '""" !ls %who ? """'],
  ["x = '''\n%%bash\n'''", "x = ''' %%bash '''"],
  ['x = """a\n!b"""\n!c', 'x = """a !b"""; <!c>'],
  ['f"""{x}\n!ls"""', 'f"""{x} !ls"""'],
  ["r'\\'\n!ls", 'error: the string that opens here is never closed'],
  ['x = [\n!ls\n]', "error: Unexpected character '!'"],
  ['f(!ls)', "error: Unexpected character '!'"],
  ['x == %f', 'error: Unexpected token in expression'],
  ['await f()', 'await f()'],
  ['async with a as b:\n    await c', 'With{await c}'],
  ['async for x in y: z', 'For{z}'],
  ['x = [await y for z in w]', 'x = [await y for z in w]'],
  ['x;', 'x (hidden)'],
  ['x; # quiet', 'x (hidden)'],
  ['plot(x);\n\n', 'plot(x) (hidden)'],
  ['x;\ny', 'x; y'],
  ['"a;"', '"a;"'],
  ['', ''],
  ['\n\n', ''],
  ['# only', ''],
];

const indented: readonly Row[] = [
  ['    x = 1\n    y = 2', 'x = 1; y = 2'],
  ['    if a:\n        b\n    c', 'If{b}; c'],
  ['\tx\n\ty', 'x; y'],
  ['\n   x = 1\n   y', 'x = 1; y'],
  ['  x = """\n  text"""', 'x = """ text"""'],
];

describe.each<[string, readonly Row[]]>([
  ['line magics', lineMagics],
  ['magics without their sign', bare],
  ['timing', timing],
  ['shell lines', shell],
  ['help', help],
  ['cell magics', cellMagics],
  ['Databricks', databricks],
  ['exported scripts', exported],
  ['Python that looks like magic', python],
  ['indented cells', indented],
])('%s', (_, rows) => {
  test.each(rows.map(([source, expected]) => [JSON.stringify(source), source, expected]))(
    '%s',
    (_, source, expected) => {
      expect(printed(source)).toBe(expected);
    },
  );
});

test('%pylab is the imports that it makes', () => {
  const { parsed } = parseCell(codeCell('%pylab inline\nplot(x)'));
  expect(printCell(parsed)).toBe(
    'Import(numpy,matplotlib,matplotlib.pyplot); ImportFrom(*); ImportFrom(*); plot(x)',
  );
  expect(parsed.statements.slice(0, 3).every(({ start, end }) => start === 0 && end === 13)).toBe(
    true,
  );
});

test('a stand-in never meets a name of the author', () => {
  const { parsed } = parseCell(codeCell('_escape_0_ = 1\n!ls\n_escape_0_'));
  expect(printCell(parsed)).toBe('_escape_0_ = 1; <!ls>; _escape_0_');
});

test('comments keep their places among magics', () => {
  const source = '%%time\n# first\n!ls # not one\nx = 1  # second\n';
  const { parsed } = parseCell(codeCell(source));
  expect(parsed.comments.map(({ text, trailing }) => [text, trailing])).toEqual([
    ['# first', false],
    ['# second', true],
  ]);
  expect(parsed.comments.map(({ start, end }) => source.slice(start, end))).toEqual([
    '# first',
    '# second',
  ]);
});
