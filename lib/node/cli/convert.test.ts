import fs from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { main } from './main.ts';
import { MemoryIo } from './memory-io.ts';

const FIXTURES = path.join(import.meta.dirname, '../../../fixtures/notebooks');
const CASES = [
  'churn/notebook.ipynb',
  'retail-etl/notebook.ipynb',
  'insurance-script/notebook.py',
  'grades-v3/notebook.ipynb',
];
const [CHURN = ''] = CASES;

const place = z.strictObject({
  cell: z.string(),
  position: z.int().positive(),
  line: z.int().positive(),
  column: z.int().positive(),
  endLine: z.int().positive(),
  endColumn: z.int().positive(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});

/** The promise to scripts that read `--json`; what `inspection` holds is not promised in every detail. */
const answer = z.strictObject({
  status: z.enum(['done', 'refused']),
  notebook: z.string().nullable(),
  project: z
    .strictObject({ name: z.string(), out: z.string(), files: z.array(z.string()) })
    .nullish(),
  inspection: z
    .looseObject({
      title: z.string(),
      cells: z.array(
        z.looseObject({
          id: z.string(),
          position: z.int(),
          kind: z.enum(['code', 'markdown', 'raw']),
          mark: z.strictObject({
            value: z.enum(['production', 'exploration']),
            by: z.enum(['user', 'notebook', 'default']),
          }),
          role: z.string(),
          reason: z.string(),
          statements: z.array(z.looseObject({ included: z.boolean(), reason: z.string() })),
        }),
      ),
      candidates: z.array(z.looseObject({ name: z.string(), chosen: z.boolean() })),
      steps: z.array(z.looseObject({ name: z.string(), module: z.string() })),
      settings: z.array(z.looseObject({ group: z.string(), name: z.string() })),
      targets: z.array(z.looseObject({ name: z.string() })),
    })
    .nullish(),
  script: z.string().nullish(),
  diagnostics: z.array(
    z.strictObject({
      code: z.string().regex(/^CW\d{4}$/),
      name: z.string(),
      severity: z.enum(['error', 'warning', 'notice']),
      kind: z.enum(['invalid', 'unsupported', 'not-yet', 'assumption', 'internal']),
      message: z.string().min(1),
      why: z.string().min(1),
      advice: z.string().min(1),
      place: place.nullable(),
      related: z.array(z.strictObject({ place: place.nullable(), message: z.string() })),
      fixes: z.array(z.looseObject({ title: z.string() })),
    }),
  ),
});

interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  readonly io: MemoryIo;
}

async function run(arguments_: readonly string[], io = machine()): Promise<Run> {
  io.stdout = '';
  io.stderr = '';
  const status = await main(arguments_, io);
  return { status, out: io.stdout, err: io.stderr, io };
}

/** A machine with the fixtures in its home. */
function machine(): MemoryIo {
  return new MemoryIo(
    Object.fromEntries(
      CASES.map((file) => [`/home/${file}`, fs.readFileSync(path.join(FIXTURES, file))] as const),
    ),
  );
}

const json = ({ out }: Run): z.infer<typeof answer> => answer.parse(JSON.parse(out));

/** Files below a folder of a machine, by path relative to it. */
function below(io: MemoryIo, folder: string): Readonly<Record<string, string>> {
  const entries = Object.entries(io.files.snapshot());
  return Object.fromEntries(
    entries
      .filter(([file]) => file.startsWith(`${folder}/`) && !file.endsWith('/'))
      .map(([file, text]) => [file.slice(folder.length + 1), text]),
  );
}

describe.each(CASES)('convert %s', (notebook) => {
  test('writes one folder and nothing else, the same bytes every time', async () => {
    const io = machine();
    const before = io.files.snapshot();
    const first = await run(['convert', notebook, '--out', 'new/project', '--json'], io);
    expect({ status: first.status, err: first.err }).toEqual({ status: 0, err: '' });
    expect(json(first).project?.files).toEqual(Object.keys(below(io, '/home/new/project')));
    const touched = Object.entries(io.files.snapshot()).filter(
      ([file, text]) => !file.startsWith('/home/new/') && before[file] !== text,
    );
    expect(touched).toEqual([]);
    await run(['convert', notebook, '--out', 'again'], io);
    expect(below(io, '/home/again')).toEqual(below(io, '/home/new/project'));
    const repeated = await run(['convert', notebook, '--out', 'again'], io);
    expect(repeated.status).toBe(0);
    expect(below(io, '/home/again')).toEqual(below(io, '/home/new/project'));
  });

  test('writes a zip that holds the same files', async () => {
    const io = machine();
    await run(['convert', notebook, '--out', 'folder'], io);
    const { status } = await run(['convert', notebook, '--out', 'p.ZIP'], io);
    expect(status).toBe(0);
    const entries = Object.entries(unzipSync(await io.files.read('/home/p.ZIP')));
    const unpacked = entries.map(([file, bytes]) => {
      return [file.slice(file.indexOf('/') + 1), new TextDecoder().decode(bytes)] as const;
    });
    expect(Object.fromEntries(unpacked)).toEqual(below(io, '/home/folder'));
  });
});

test.each(CASES)('inspect %s answers for every cell', async (notebook) => {
  const text = await run(['inspect', notebook]);
  const inspected = json(await run(['inspect', notebook, '--json']));
  expect(text.status).toBe(0);
  expect(text.out).toContain(inspected.inspection?.title ?? 'no title');
  const positions = inspected.inspection?.cells.map((cell) => cell.position) ?? [];
  expect(positions.length).toBeGreaterThan(3);
  expect(positions).toEqual(positions.map((_, i) => i + 1));
});

test('listed cells are for production and all others are not', async () => {
  const { inspection } = json(await run(['inspect', CHURN, '--mark', '2-4', '--json']));
  const code = inspection?.cells.filter((cell) => cell.kind === 'code') ?? [];
  const production = code.filter((cell) => cell.mark.value === 'production');
  expect(production.map((cell) => cell.position).every((p) => p >= 2 && p <= 4)).toBe(true);
  expect(production.length).toBeGreaterThan(0);
  expect(code.map((cell) => cell.mark.by)).toEqual(code.map(() => 'user'));
});

test('an options file gives marks by position and by id, and flags win over it', async () => {
  const io = machine();
  const plain = json(await run(['inspect', CHURN, '--json'], io));
  const cells = plain.inspection?.cells.filter((cell) => cell.kind === 'code') ?? [];
  const [first, last] = [cells[0], cells.at(-1)];
  const marks = { [String(first?.position)]: 'exclude', [last?.id ?? '']: 'include' };
  io.files.put('/home/o.json', JSON.stringify({ marks, name: 'from-file' }));
  const marked = json(await run(['inspect', CHURN, '--options', 'o.json', '--json'], io));
  const byUser = marked.inspection?.cells.filter((cell) => cell.mark.by === 'user') ?? [];
  expect(byUser.map((cell) => [cell.position, cell.mark.value])).toEqual([
    [first?.position, 'exploration'],
    [last?.position, 'production'],
  ]);
  io.files.put('/home/n.json', JSON.stringify({ name: 'from-file' }));
  const named = ['convert', CHURN, '--options', 'n.json', '--json'];
  expect(json(await run([...named, '--out', 'a'], io)).project?.name).toBe('from-file');
  const flagged = await run([...named, '--out', 'b', '--name', 'from-flag'], io);
  expect(json(flagged).project?.name).toBe('from-flag');
});

test('an options file renames settings and keeps others in the code; what it cannot be is told', async () => {
  const io = machine();
  const { inspection } = json(await run(['inspect', CHURN, '--json'], io));
  const [first, second] = inspection?.settings ?? [];
  const settings = [
    { at: first?.at, rename: 'renamed' },
    { at: second?.at, inline: true },
    { at: 'no.such', inline: true },
  ];
  io.files.put('/home/s.json', JSON.stringify({ settings }));
  const chosen = json(await run(['inspect', CHURN, '--options', 's.json', '--json'], io));
  const names = chosen.inspection?.settings.map((one) => one.at) ?? [];
  expect(chosen.inspection?.settings.find((one) => one.at === first?.at)?.name).toBe('renamed');
  expect(names).not.toContain(second?.at);
  expect(chosen.diagnostics.filter(({ code }) => code === 'CW4013')).toHaveLength(1);
  io.files.put('/home/t.json', JSON.stringify({ settings: [{ rename: 'x' }] }));
  const wrong = await run(['inspect', CHURN, '--options', 't.json'], io);
  expect([wrong.status, wrong.err]).toEqual([2, expect.stringContaining('settings.0.at: ')]);
});

test('a position that the notebook does not have is wrong usage', async () => {
  const { status, out, err } = await run(['convert', CHURN, '--out', 'o', '--mark', '3,900-901']);
  expect(err).toContain("--mark: '900-901' is out of range: notebook.ipynb has ");
  expect({ status, out }).toEqual({ status: 2, out: '' });
});

test('a foreign folder is refused, and nothing is written', async () => {
  const io = machine();
  io.files.put('/home/thesis/chapter.tex', 'x');
  const before = io.files.snapshot();
  const { status, err } = await run(['convert', CHURN, '--out', 'thesis'], io);
  expect(status).toBe(1);
  expect(err).toContain('CW9004 output-not-ours: `thesis` holds files');
  expect(io.files.snapshot()).toEqual(before);
});

test.each(['program', 'dataflow', 'ir'])('--emit=%s prints the stage as JSON', async (stage) => {
  const { status, out } = await run(['inspect', CHURN, `--emit=${stage}`]);
  expect(status).toBe(0);
  expect(JSON.parse(out)).toBeTypeOf('object');
  expect(out.length).toBeGreaterThan(1000);
});

describe('slice', () => {
  const script = '# %%\nimport math\na = 1\nprint(a)\n# %%\nb = a + 1\nc = math.pi\n';

  test('prints the script and nothing else', async () => {
    const io = new MemoryIo({ '/home/s.py': script });
    const { status, out, err } = await run(['slice', 's.py', '--target', 'b'], io);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('b = a + 1\n');
    expect(out).not.toMatch(/print|math/);
  });

  test('refuses a variable that the notebook does not define', async () => {
    const io = new MemoryIo({ '/home/s.py': script });
    const { status, out, err } = await run(['slice', 's.py', '--target', 'nowhere'], io);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain('`nowhere`');
  });
});

const notebookOf = (
  cells: readonly unknown[],
  metadata: Readonly<Record<string, unknown>> = {},
): string => JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 4 });
const code = (source: string): unknown => ({
  cell_type: 'code',
  execution_count: null,
  metadata: {},
  outputs: [],
  source,
});

test.each([
  ['broken JSON', '{"cells": [', 1],
  ['a web page', '<!doctype html><html><body>Sign in</body></html>', 1],
  ['nothing', '', 1],
  ['no cells', notebookOf([]), 1],
  [
    'another language',
    notebookOf([code('x <- 1')], { kernelspec: { name: 'ir', language: 'R', display_name: 'R' } }),
    1,
  ],
  [
    'Python 2',
    notebookOf([code('print "a"')], { language_info: { name: 'python', version: '2.7.18' } }),
    1,
  ],
  ['no name for what it reads', notebookOf([code('y = nowhere + 1\ny.to_csv("out.csv")')]), 1],
  [
    'one broken cell',
    notebookOf([
      code('import pandas as pd\ndf = pd.DataFrame({"a": [1]})\ndf.to_csv("a.csv")'),
      code('y = = 2'),
    ]),
    0,
  ],
])('a notebook with %s is answered with a diagnostic', async (_, text, status) => {
  const io = new MemoryIo({ '/home/n.ipynb': text });
  const answered = await run(['convert', 'n.ipynb', '--out', 'o', '--json'], io);
  const { diagnostics, project } = json(answered);
  expect(diagnostics.length).toBeGreaterThan(0);
  expect(diagnostics.map((d) => d.kind)).not.toContain('internal');
  expect(answered.status).toBe(status);
  expect(project === null).toBe(status === 1);
  expect(Object.keys(below(io, '/home/o')).length > 0).toBe(status === 0);
});
