import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askPython } from '../../node/testing/python.ts';
import { type Docstring, printDocstring } from './docstring.ts';
import { oneLine, plainBlocks } from './prose.ts';

const PARSE = `
import ast, json, sys
bad = []
for text in json.load(sys.stdin):
    try:
        body = ast.parse("def f():\\n" + text).body[0].body
        if len(body) != 1 or not isinstance(body[0].value.value, str): bad.append(text)
    except SyntaxError as error:
        bad.append(f"{error}: {text}")
json.dump(bad, sys.stdout)
`;

test('any text becomes one string of Python, on lines that are not too long', () => {
  const words = fc.string({
    unit: fc.oneof(
      fc.constantFrom('"', '\\', "'", '\n', ' ', '`', '#', '|', '*', '_'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    maxLength: 80,
  });
  const docstring: fc.Arbitrary<Docstring> = fc.record({
    summary: words,
    body: words,
    sections: fc.array(
      fc.record({
        title: fc.constant('Args'),
        items: fc.array(fc.record({ name: fc.constant('x'), text: words }), { maxLength: 2 }),
      }),
      { maxLength: 1 },
    ),
  });
  fc.assert(
    fc.property(fc.array(docstring, { minLength: 100, maxLength: 200 }), (docstrings) => {
      const texts = docstrings.map((item) => printDocstring(item, 4).join('\n'));
      expect(askPython(PARSE, texts)).toEqual([]);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

describe('markdown as plain text', () => {
  test.each([
    ['## A **bold** title ##', 'A bold title'],
    [
      'see [the docs](https://example.org/a "T") and ![plot](x.png)',
      'see the docs (https://example.org/a) and',
    ],
    ['snake_case_name and _this_', 'snake_case_name and this'],
    ['<b>bold</b>&nbsp;x', 'bold x'],
    ['a < b and c > d', 'a < b and c > d'],
  ])('%s', (markdown, plain) => {
    expect(oneLine(markdown)).toBe(plain);
  });

  test('paragraphs, lists, code and tables stay apart', () => {
    const markdown =
      'First\nline.\n\n- one\n  more\n- two\n\n```python\nx = 1\n```\n| a | b |\n|---|---|\n| 1 | 2 |';
    expect(plainBlocks(markdown)).toEqual([
      'First line.',
      '- one   more',
      '- two',
      '    x = 1',
      '| a | b |',
      '| 1 | 2 |',
    ]);
  });
});

test('wraps with hanging indents', () => {
  const long = 'word '.repeat(30).trim();
  expect(
    printDocstring(
      {
        summary: 'Do it',
        body: `- ${long}`,
        sections: [{ title: 'Args', items: [{ name: 'x', text: long }] }],
      },
      4,
    ),
  ).toEqual([
    '    """Do it.',
    '',
    `    - ${'word '.repeat(17).trim()}`,
    `      ${'word '.repeat(13).trim()}`,
    '',
    '    Args:',
    `        x: ${'word '.repeat(16).trim()}`,
    `            ${'word '.repeat(14).trim()}`,
    '    """',
  ]);
});
