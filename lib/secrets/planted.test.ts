import { describe, expect, test } from 'vitest';
import {
  convert,
  type ConvertOptions,
  DEFAULT_OPTIONS,
  emitStage,
  inspect,
  type Mark,
  renderJson,
  renderText,
  type SourceFile,
  type Style,
} from '../index.ts';
import { LOOK_ALIKES } from '../testing/secrets/look-alikes.ts';
import { ELSEWHERE, GIVEN, TOKENS } from '../testing/secrets/planted.ts';

const STYLES: readonly Style[] = ['sklearn', 'custom', 'procedural'];
const HEAD = 'import os\nimport pandas as pd\nfrom service import client, getpass, service, show';
const LOAD = "df = pd.read_csv('rows.csv')";
const SAVE = "df['a'] = df['a'].fillna(0)\ndf.to_csv('out.csv')";

const code = (source: string): unknown => ({
  cell_type: 'code',
  source,
  metadata: {},
  execution_count: 1,
  outputs: [],
});

function notebook(cells: readonly unknown[], metadata: unknown = {}): SourceFile {
  const all = [code(HEAD), code(LOAD), ...cells, code(SAVE)];
  const document = { cells: all, metadata, nbformat: 4, nbformat_minor: 4 };
  return { fileName: 'rows.ipynb', text: JSON.stringify(document) };
}

/** Everything that comes out of a notebook in every style, all cells marked. */
function everything(source: SourceFile): {
  readonly text: string;
  readonly files: readonly string[];
} {
  const plain = inspect([source], DEFAULT_OPTIONS);
  const readable = plain.inspection?.cells.filter((cell) => cell.statements.length > 0) ?? [];
  const marks = Object.fromEntries(readable.map(({ id }): [string, Mark] => [id, 'include']));
  const options = (style: Style): ConvertOptions => ({ ...DEFAULT_OPTIONS, marks, style });
  const texts: unknown[] = [plain, emitStage([source], options('sklearn'), 'program')];
  const files: string[] = [];
  for (const style of STYLES) {
    const outcome = convert([source], options(style), { format: null });
    if (outcome.project === null)
      throw new Error(renderText(outcome.diagnostics, outcome.notebook));
    files.push(outcome.project.files.find(({ path }) => path === '.env.example')?.text ?? '');
    texts.push(outcome, renderText(outcome.diagnostics, outcome.notebook));
    texts.push(renderJson(outcome.diagnostics, outcome.notebook));
  }
  return { text: JSON.stringify(texts), files };
}

const CODE = [...TOKENS, ...GIVEN];

test('there are at least 25 kinds of secrets and 50 look-alikes', () => {
  expect(new Set(CODE.map(({ kind }) => kind)).size).toBeGreaterThan(50);
  expect(new Set(ELSEWHERE.map(({ kind }) => kind)).size).toBeGreaterThan(20);
  expect(new Set(LOOK_ALIKES).size).toBeGreaterThanOrEqual(50);
});

describe('a secret in code is an environment variable, and in no byte', () => {
  test.each(CODE.map((one) => [one.kind, one] as const))('%s', (_, planted) => {
    const source = notebook([code(planted.code)]);
    // Otherwise the rest would hold of anything.
    expect(JSON.parse(source.text)).toMatchObject({ nbformat: 4 });
    expect(source.text).toContain(planted.secret);
    const { text, files } = everything(source);
    expect(text).not.toContain(planted.secret);
    for (const file of files) expect(file).toContain(`\n${planted.variable}=\n`);
  });
});

describe('a secret elsewhere is in no byte', () => {
  test.each(ELSEWHERE.map((one) => [one.kind, one] as const))('%s', (_, planted) => {
    const source = notebook(planted.cells, planted.metadata);
    expect(source.text).toContain(planted.secret);
    expect(everything(source).text).not.toContain(planted.secret);
  });
});

test('a module beside the notebook reads its secrets from the environment', () => {
  const secret = TOKENS[1]?.secret ?? '';
  const helpers = `"""Help."""\n\nURL = f'https://{1}.example/${secret}'\n\n\ndef key():\n    return '${secret}'\n`;
  const cell = code('import helpers\nused = client(helpers.key())');
  const modules = [{ path: 'helpers.py', text: helpers }];
  const { text, files } = everything({ ...notebook([cell]), modules });
  expect(text).not.toContain(secret);
  const moved = `"""Help."""\n\nimport os\nURL = f'https://{1}.example/{os.environ["GITHUB_TOKEN"]}'\n\n\ndef key():\n    return os.environ["GITHUB_TOKEN"]\n`;
  expect(text).toContain(JSON.stringify(moved));
  for (const file of files) expect(file).toContain('GITHUB_TOKEN=');
});

describe('what only looks like a secret stays as it is, without a word', () => {
  test.each(LOOK_ALIKES)('%s', (line) => {
    const { notebook: read, diagnostics } = inspect([notebook([code(line)])], DEFAULT_OPTIONS);
    expect(read?.cells[2]?.source).toBe(line);
    expect(diagnostics.filter(({ name }) => name.startsWith('secret-'))).toEqual([]);
  });

  test('in markdown, comments and outputs', () => {
    const text = LOOK_ALIKES.join('\n');
    const cells = [
      { cell_type: 'markdown', source: text, metadata: {} },
      code(LOOK_ALIKES.map((line) => `# ${line}`).join('\n')),
      {
        ...(code('show(df)') as object),
        outputs: [{ output_type: 'stream', name: 'stdout', text }],
      },
    ];
    const { notebook: read } = inspect([notebook(cells)], DEFAULT_OPTIONS);
    expect(read?.cells[2]?.source).toBe(text);
    expect(read?.cells[3]?.source).toBe(LOOK_ALIKES.map((line) => `# ${line}`).join('\n'));
    const last = read?.cells[4];
    expect(last?.kind === 'code' ? last.outputs : null).toEqual([
      { kind: 'stream', name: 'stdout', text },
    ]);
  });
});

test.each([
  'a',
  'a.',
  'a-',
  'a=',
  'a ',
  'x://',
  'https://a?',
  'password=',
  'eyJ',
  '/a+',
  '"a":',
  '?a=',
])('half a million of %j are looked through at once', (piece) => {
  const text = piece.repeat(500_000 / piece.length);
  const cells = [
    {
      ...(code('show(df)') as object),
      outputs: [{ output_type: 'stream', name: 'stdout', text: `key ${text}` }],
    },
  ];
  const started = performance.now();
  inspect([notebook(cells)], DEFAULT_OPTIONS);
  expect(performance.now() - started).toBeLessThan(5000);
});
