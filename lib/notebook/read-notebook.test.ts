import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { readNotebook, stripNotebook } from './index.ts';
import type { Notebook } from './index.ts';

interface Reading {
  readonly notebook: Notebook | null;
  readonly diagnostics: readonly Diagnostic[];
}

function read(text: string, fileName = 'demo.ipynb'): Reading {
  const sink = new DiagnosticSink();
  const notebook = readNotebook({ fileName, text }, sink);
  return { notebook, diagnostics: sink.sorted(() => 1) };
}

const code = (source: unknown, more: object = {}): object => ({
  cell_type: 'code',
  id: 'c1',
  metadata: {},
  execution_count: null,
  outputs: [],
  source,
  ...more,
});
const document = (cells: readonly object[], more: object = {}): string =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells, ...more });
const kernel = (name: string, language?: string): object => ({
  metadata: {
    kernelspec: { name, display_name: name, ...(language === undefined ? {} : { language }) },
  },
});

describe('refusals', () => {
  test.each<[string, string, string, string]>([
    ['nothing', ' \n', 'empty-file', 'empty'],
    ['a comma too many', '{"cells": [],\n  }', 'not-json', 'line 2, column 3'],
    [
      'a cut-off download',
      '{"cells": [{"cell_type": "code", "sour',
      'not-json',
      'line 1, column 39 should have the rest of the string',
    ],
    ['text', 'import pandas as pd\n', 'not-json', 'line 1, column 1 should have a value'],
    ['single quotes', "{'cells': []}", 'not-json', 'property name in double quotes'],
    [
      'a login page',
      '<!DOCTYPE html>\n<html><head><title>\nSign in</title>',
      'html-instead-of-notebook',
      '("Sign in")',
    ],
    [
      'a merge conflict',
      '{\n "cells": [\n<<<<<<< HEAD\n {},\n=======\n {}\n>>>>>>> x\n]}',
      'merge-conflict',
      'line 3',
    ],
    [
      'an LFS pointer',
      'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 3\n',
      'lfs-pointer',
      'LFS',
    ],
    ['a zip archive', 'PK\u0003\u0004\u0000', 'not-text', 'a zip archive'],
    ['binary data', 'abc\u0000\u0001', 'not-text', 'binary'],
    ['a Zeppelin note', '{"paragraphs": [], "name": "n"}', 'document-of-another-tool', 'Zeppelin'],
    [
      'a Polyglot notebook',
      '#!meta\n\n{"kernelInfo":{}}\n',
      'document-of-another-tool',
      'Polyglot',
    ],
    [
      'a Polynote notebook',
      '{"metadata":{"config":{}},"cells":[{}]}',
      'document-of-another-tool',
      'Polynote',
    ],
    ['other JSON', '{"name": "x"}', 'not-a-notebook', 'no list of cells'],
    ['a JSON list', '[1, 2]', 'not-a-notebook', 'no list of cells'],
    ['cells of another shape', '{"cells": [{"value": 1}]}', 'not-a-notebook', 'no list of cells'],
    ['format 2', document([], { nbformat: 2, nbformat_minor: 0 }), 'format-too-old', '2.0'],
    ['format 5', document([], { nbformat: 5, nbformat_minor: 1 }), 'format-too-new', '5.1'],
  ])('%s', (_, text, name, part) => {
    const { notebook, diagnostics } = read(text);
    expect(notebook).toBeNull();
    expect(diagnostics.map((d) => [d.name, d.severity])).toEqual([[name, 'error']]);
    expect(diagnostics[0]?.message).toContain(part);
  });

  test.each<[string, object, string]>([
    ['R', kernel('ir', 'R'), 'R'],
    ['R by its kernel only', kernel('ir'), 'R'],
    ['Julia', { metadata: { language_info: { name: 'julia' } } }, 'Julia'],
    ['Scala', kernel('almond-2.12'), 'Scala'],
    ['Java', kernel('java'), 'Java'],
    ['TypeScript', kernel('deno', 'typescript'), 'TypeScript'],
  ])('%s as the language', (_, metadata, language) => {
    const { notebook, diagnostics } = read(document([code('x <- 1')], metadata));
    expect(notebook?.cells).toHaveLength(1);
    const report = diagnostics.find((d) => d.name === 'other-language');
    expect(report?.message).toContain(`written in ${language};`);
    expect(report?.span).toEqual({ cell: 'c1', start: 0, end: 6 });
  });

  test('another language by the magic of every cell', () => {
    const { diagnostics } = read(
      document([code('%%R\nx <- 1'), code(''), code('\n%%R\ny', { id: 'c2' })]),
    );
    expect(diagnostics.map((d) => d.name)).toEqual(['other-language']);
    expect(read(document([code('%%R\nx'), code('y = 1', { id: 'c2' })])).diagnostics).toEqual([]);
  });

  test('no code', () => {
    const empty = document([
      code(' \n'),
      { cell_type: 'markdown', id: 'm', metadata: {}, source: '# T' },
    ]);
    expect(read(empty).diagnostics.map((d) => d.name)).toEqual(['no-code']);
  });
});

describe('format 4', () => {
  test('reads sources as text or lists, with any newlines, behind a byte order mark', () => {
    const text = `\ufeff${document([code(['a = 1\r\n', 'b = 2\r']), code('c\r\nd', { id: 'c2' })])}`;
    const { notebook, diagnostics } = read(text, 'folder/demo.ipynb');
    expect(diagnostics).toEqual([]);
    expect(notebook?.fileName).toBe('demo.ipynb');
    expect(notebook?.cells.map((cell) => cell.source)).toEqual(['a = 1\nb = 2\n', 'c\nd']);
    expect(notebook?.cells.map((cell) => cell.position)).toEqual([1, 2]);
  });

  test('gives missing, invalid and repeated ids a name by position that nobody else has', () => {
    const cells = [
      code('a', { id: undefined }),
      code('b', { id: 'x' }),
      code('c', { id: 'x' }),
      code('d', { id: 'cell-1' }),
      code('e', { id: 'ä' }),
    ];
    expect(read(document(cells)).notebook?.cells.map((cell) => cell.id)).toEqual([
      'cell-1x',
      'x',
      'cell-3',
      'cell-1',
      'cell-5',
    ]);
  });

  test('reads outputs of every kind', () => {
    const outputs = [
      { output_type: 'stream', name: 'stderr', text: ['a\n', 'b'] },
      {
        output_type: 'display_data',
        metadata: {},
        data: { 'text/plain': ['x', 'y'], 'application/json': { a: [1] } },
      },
      {
        output_type: 'execute_result',
        execution_count: 3,
        metadata: {},
        data: { 'text/html': '<b>1</b>' },
      },
      { output_type: 'error', ename: 'E', evalue: 'v', traceback: ['t'] },
      { output_type: 'unheard-of' },
    ];
    const { notebook, diagnostics } = read(document([code('a', { outputs, execution_count: 3 })]));
    expect(notebook?.cells[0]).toMatchObject({
      executionCount: 3,
      outputs: [
        { kind: 'stream', name: 'stderr', text: 'a\nb' },
        { kind: 'display', data: { 'text/plain': 'xy', 'application/json': '{"a":[1]}' } },
        { kind: 'result', executionCount: 3, data: { 'text/html': '<b>1</b>' } },
        { kind: 'error', name: 'E', value: 'v', traceback: ['t'] },
      ],
    });
    expect(diagnostics.map((d) => d.name)).toEqual(['format-deviation']);
    expect(diagnostics[0]?.message).toContain('`cells[0].outputs[4]`');
  });

  test('tolerates what the format forbids and says so once', () => {
    const text = document([code('a', { id: undefined, outputs: undefined, extra: 1 })], {
      nbformat_minor: 4,
      author: 'me',
    });
    const { notebook, diagnostics } = read(text);
    expect(notebook?.cells[0]).toMatchObject({ source: 'a', outputs: [] });
    expect(diagnostics.map((d) => [d.name, d.severity])).toEqual([['format-deviation', 'notice']]);
  });

  test('reads a later minor version and a file without one', () => {
    expect(read(document([code('a')], { nbformat_minor: 9 })).notebook?.format).toEqual({
      kind: 'ipynb',
      major: 4,
      minor: 9,
    });
    expect(
      read(document([code('a')], { nbformat: undefined, nbformat_minor: undefined })).notebook
        ?.cells,
    ).toHaveLength(1);
  });

  test.each([
    ['>>> x = 1\n>>> y', 'x = 1\ny'],
    ['\n>>> for x in y:\n...     z\n...\nz', '\nfor x in y:\n    z\n\nz'],
    ['In [1]: x = 1\n   ...: y', 'x = 1\ny'],
    ['x = [1,\n... ]', 'x = [1,\n... ]'],
  ])('takes prompts off pasted code: %j', (source, expected) => {
    expect(read(document([code(source)])).notebook?.cells[0]?.source).toBe(expected);
  });

  test('keeps attachments of markdown', () => {
    const cell = {
      cell_type: 'markdown',
      id: 'm',
      metadata: {},
      source: '![](attachment:i.png)',
      attachments: { 'i.png': { 'image/png': 'aGk=' } },
    };
    expect(read(document([cell, code('a')])).notebook?.cells[0]).toMatchObject({
      attachments: { 'i.png': { 'image/png': 'aGk=' } },
    });
  });

  test('drops outputs that are too large and names their cell', () => {
    const outputs = [
      { output_type: 'stream', name: 'stdout', text: 'x'.repeat(5_000_000) },
      { output_type: 'stream', name: 'stdout', text: 'y' },
    ];
    const { notebook, diagnostics } = read(document([code('a', { outputs })]));
    expect(notebook?.cells[0]).toMatchObject({ outputs: [{ text: 'y' }] });
    expect(diagnostics.map((d) => [d.name, d.span?.cell])).toEqual([['outputs-dropped', 'c1']]);
  });

  test.each<[string, object, string, string | null]>([
    ['nothing', { metadata: {} }, 'python', null],
    [
      'Python 3',
      { metadata: { language_info: { name: 'python', version: '3.9.7' } } },
      'python',
      '3.9.7',
    ],
    ['the kernel of Python 2', kernel('python2', 'python'), 'python', '2'],
    ['Spark', kernel('pysparkkernel', 'python'), 'python', null],
    [
      'an editor without a kernel',
      { metadata: { language_info: { name: 'plaintext' } } },
      'python',
      null,
    ],
    ['an environment as kernel', kernel('conda-env-ds-py'), 'python', null],
  ])('takes the language from metadata: %s', (_, metadata, language, languageVersion) => {
    expect(read(document([code('a')], metadata)).notebook).toMatchObject({
      language,
      languageVersion,
    });
  });
});

test('format 3 has worksheets, inputs, headings and outputs with a key a type', () => {
  const text = JSON.stringify({
    nbformat: 3,
    nbformat_minor: 0,
    metadata: { name: '' },
    worksheets: [
      { cells: [{ cell_type: 'heading', level: 2, source: ['Title'], metadata: {} }] },
      {
        cells: [
          {
            cell_type: 'code',
            language: 'python',
            input: ['a\n', 'b'],
            prompt_number: 4,
            metadata: {},
            collapsed: false,
            outputs: [
              { output_type: 'pyout', prompt_number: 4, text: ['1'], png: 'aGk=', metadata: {} },
              { output_type: 'stream', stream: 'stderr', text: 's' },
            ],
          },
        ],
      },
    ],
  });
  const { notebook, diagnostics } = read(text);
  expect(diagnostics).toEqual([]);
  expect(notebook?.cells).toMatchObject([
    { kind: 'markdown', source: '## Title' },
    {
      kind: 'code',
      source: 'a\nb',
      executionCount: 4,
      position: 2,
      outputs: [
        { kind: 'result', executionCount: 4, data: { 'text/plain': '1', 'image/png': 'aGk=' } },
        { kind: 'stream', name: 'stderr', text: 's' },
      ],
    },
  ]);
});

test('the stripped copy is a notebook of format 4.5 with the same sources and ids', () => {
  const cell = {
    cell_type: 'markdown',
    id: 'm',
    metadata: {},
    source: 'é\n\nx\n',
    attachments: { 'i.png': { 'image/png': 'aGk=' } },
  };
  const outputs = [{ output_type: 'stream', name: 'stdout', text: 'secret output' }];
  const { notebook } = read(
    document([
      code('a\nb', { outputs, execution_count: 7 }),
      cell,
      { ...cell, cell_type: 'raw', id: 'r', attachments: undefined },
    ]),
  );
  if (notebook === null) throw new Error('not read');
  const copy = stripNotebook(notebook);
  expect(copy).not.toContain('secret');
  const again = read(copy);
  expect(again.diagnostics).toEqual([]);
  expect(again.notebook?.cells.map(({ id, kind, source }) => ({ id, kind, source }))).toEqual(
    notebook.cells.map(({ id, kind, source }) => ({ id, kind, source })),
  );
  expect(again.notebook?.cells[0]).toMatchObject({ executionCount: null, outputs: [] });
});

describe('any input', () => {
  const mutated = fc
    .tuple(fc.nat(400), fc.nat(6), fc.string({ maxLength: 5 }))
    .map(([at, length, by]) => {
      const text = document([
        code('x = 1', { outputs: [{ output_type: 'stream', name: 'stdout', text: ['a'] }] }),
        code('y', { id: 'c2' }),
      ]);
      return text.slice(0, at) + by + text.slice(at + length);
    });
  const shaped = fc
    .record(
      {
        nbformat: fc.jsonValue(),
        nbformat_minor: fc.jsonValue(),
        metadata: fc.jsonValue(),
        cells: fc.array(fc.jsonValue()),
        worksheets: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value));
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), mutated, shaped);

  test('gives a notebook or an error, the same twice', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('a.ipynb', 'a.py'), (input, name) => {
        const first = read(input, name);
        expect(
          first.notebook !== null || first.diagnostics.some((d) => d.severity === 'error'),
        ).toBe(true);
        expect(read(input, name)).toEqual(first);
        const ids = first.notebook?.cells.map((cell) => cell.id) ?? [];
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 500 },
    );
  });

  test('names the place where JSON ends exactly when it is not JSON', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, fc.json()), (input) => {
        const parses = (): boolean => {
          try {
            JSON.parse(input);
            return true;
          } catch {
            return false;
          }
        };
        // What starts like a web page is refused as one, and is never JSON either.
        const refused = read(input).diagnostics.some(
          (d) => d.name === 'not-json' || d.name === 'html-instead-of-notebook',
        );
        fc.pre(input.trim() !== '' && !input.includes('\u0000'));
        expect(refused).toBe(!parses());
      }),
      { numRuns: 500 },
    );
  });
});
