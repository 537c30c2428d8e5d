import { describe, expect, test } from 'vitest';
import { main } from './main.ts';
import { MemoryIo } from './memory-io.ts';

const SCRIPT = '# %%\nx = 1\n# %%\ny = x + 1\n';

async function run(
  line: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  const io = new MemoryIo({ '/home/a.py': SCRIPT, '/home/data/x.csv': 'a\n1\n', ...files });
  const status = await main(line.split(' '), io);
  return { status, out: io.stdout, err: io.stderr };
}

describe('wrong usage ends with 2, says what is wrong and prints nothing', () => {
  test.each([
    ['frobnicate', "error: unknown command 'frobnicate'"],
    ['convert a.py', "error: required option '--out <path>' not specified"],
    ['convert --out o', "error: missing required argument 'notebook'"],
    ['convert a.py --out=', "argument '' is invalid"],
    ['slice a.py', "error: required option '--target <name>' not specified"],
    ['slice a.py b.py --target x', 'error: too many arguments'],
    ['inspect a.py --style baroque', 'Allowed choices are sklearn, custom, procedural.'],
    ['inspect a.py --mark 2-1', "error: --mark: '2-1' runs backwards in '2-1'."],
    ['inspect a.py --data nowhere', 'error: --data nowhere: no such folder.'],
    ['inspect a.py --data a.py', 'error: --data a.py: not a folder.'],
    ['inspect a.py --options none.json', 'error: --options none.json: no such file or folder.'],
    ['verify a.py', "error: required option '--data <folder>' not specified"],
    ['verify a.py --data data --python none', 'error: --python none: no such file.'],
    ['verify a.py --data data --seconds soon', 'It is not a number above 0.'],
    ['inspect a.py --colour', "error: unknown option '--colour'"],
  ])('%s', async (line, message) => {
    const { status, out, err } = await run(line);
    expect(err).toContain(message);
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });

  test.each([
    ['{"marks": {"1": "maybe"}}', 'marks.1: '],
    ['{"colour": 1}', '"colour"'],
    ['{"targets": "x"}', 'targets: '],
    ['{', 'JSON'],
    ['[]', 'expected object'],
  ])('an options file with %s', async (text, message) => {
    const { status, err } = await run('inspect a.py --options o.json', { '/home/o.json': text });
    expect(err).toMatch(/^error: --options o\.json: /);
    expect(err).toContain(message);
    expect(status).toBe(2);
  });
});

test('help is no error and goes to standard output', async () => {
  const { status, out, err } = await run('--help');
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toContain('convert');
  expect(out).toContain('verify');
});

describe('what is no notebook is refused with its diagnostic', () => {
  const latin1 = new Uint8Array([0x23, 0xe9, 0x0a]);
  test.each([
    ['inspect none.ipynb', 'CW9001 file-unreadable: `none.ipynb` cannot be read: no such file.'],
    ['slice data --target x', 'CW9001 file-unreadable: `data` cannot be read: it is a folder.'],
    ['convert l.py --out o', 'CW9003 file-not-unicode: `l.py` is not Unicode text: line 1'],
    ['convert a.py b.py --out o', 'several-notebooks: 2 notebooks were given'],
  ])('%s', async (line, message) => {
    const files = { '/home/l.py': latin1, '/home/b.py': SCRIPT };
    const { status, out, err } = await run(line, files);
    expect(err).toContain(message);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    const json = await run(`${line} --json`, files);
    expect(JSON.parse(json.out)).toMatchObject({ status: 'refused' });
    expect({ status: json.status, err: json.err }).toEqual({ status: 1, err: '' });
  });

  test('each of several unreadable notebooks is named', async () => {
    const { err } = await run('inspect u.ipynb v.ipynb');
    expect(err).toContain('`u.ipynb` cannot be read');
    expect(err).toContain('`v.ipynb` cannot be read');
  });
});
