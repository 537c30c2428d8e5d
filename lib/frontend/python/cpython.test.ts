import { readFileSync } from 'node:fs';
import { basename as nameOf } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { normalizeNewlines } from '../../notebook/json-value.ts';
import { parseCell } from './parse-cell.ts';
import { invalid, valid } from './syntax-table.ts';
import { codeCell, strayRanges } from './testing.ts';
import { cpythonTrees, runPython } from '../../testing/cpython/run-python.ts';
import { dumpStatements } from '../../testing/cpython/dump-tree.ts';

/** All of the standard library with `CELLWRIGHT_ALL_FILES=1`; else a sample spread over it. */
const sampleSize = process.env['CELLWRIGHT_ALL_FILES'] === '1' ? Number.POSITIVE_INFINITY : 150;

/** Files with constructs that the parser is known not to read; this list may only shrink. */
const knownGaps: Readonly<Record<string, string>> = {
  'test_coroutines.py': '`async for` in set and dict comprehensions',
  'test_fstring.py': 'a brace in a nested string of an f-string',
  'test_grammar.py': 'keywords that touch a number: `1if x else y`',
  'test_patma.py': 'neighbouring strings in a pattern: `case "a" "b"`',
  'test_unicode_identifiers.py': 'names outside the basic plane',
};

const listStandardLibrary = `
import pathlib, sysconfig
root = pathlib.Path(sysconfig.get_path('stdlib'))
skip = {'lib2to3', 'site-packages', 'dist-packages', '__pycache__'}
for path in sorted(root.rglob('*.py')):
    if not skip & set(path.parts):
        print(path)
`;

function sampledFiles(): readonly string[] {
  const files = runPython(['-c', listStandardLibrary], '').trimEnd().split('\n');
  const step = Math.max(1, files.length / sampleSize);
  return files.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

describe('against CPython', () => {
  test('the standard library has the same trees, values and ranges', { timeout: 300_000 }, () => {
    const { exactStrings, trees } = cpythonTrees(sampledFiles());
    const read = trees.filter(({ path, lines }) => lines !== null && !(nameOf(path) in knownGaps));
    expect(read.length).toBeGreaterThan(100);
    for (const { path, lines } of read) {
      const text = normalizeNewlines(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
      const { parsed, problem } = parseCell(codeCell(text));
      expect({ path, problem }).toEqual({ path, problem: null });
      // Named characters need a table of names, and are kept as strings of unknown value.
      if (text.includes('\\N{')) continue;
      const printed = dumpStatements(parsed.statements, exactStrings);
      const missing = (lines ?? []).filter((line, index) => line !== printed[index]);
      expect({ path, missing: missing.slice(0, 3), count: printed.length }).toEqual({
        path,
        missing: [],
        count: lines?.length,
      });
      expect(strayRanges(parsed)).toEqual([]);
    }
  });
});

/** For each snippet, whether this Python compiles it as the body of a notebook cell. */
function compiled(snippets: readonly string[]): readonly boolean[] {
  const script = `
import ast, json, sys, warnings
warnings.simplefilter('ignore')
def accepts(text):
    try:
        compile(text, 'cell', 'exec', ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except (SyntaxError, ValueError):
        return False
    return True
print(json.dumps([accepts(text) for text in json.load(sys.stdin)]))
`;
  return JSON.parse(runPython(['-c', script], JSON.stringify(snippets))) as readonly boolean[];
}

describe('the table of snippets', () => {
  test.each(valid.map((source) => [JSON.stringify(source), source]))('%s is read', (_, source) => {
    const { parsed, problem } = parseCell(codeCell(source));
    expect(problem).toBeNull();
    expect(strayRanges(parsed)).toEqual([]);
  });

  test.each(invalid.map((source) => [JSON.stringify(source), source]))(
    '%s is refused',
    (_, source) => {
      const { parsed, problem } = parseCell(codeCell(source));
      expect(problem?.message).toMatch(/\S/);
      expect(strayRanges(parsed)).toEqual([]);
    },
  );

  test('holds for the Python of this machine as well', () => {
    const wrong = compiled(invalid);
    expect(invalid.filter((_, index) => wrong[index])).toEqual([]);
    // What an older Python refuses is newer syntax, never the better part of the table.
    const accepted = compiled(valid).filter(Boolean).length;
    expect(accepted / valid.length).toBeGreaterThan(0.85);
  });
});
