import { expect, test } from 'vitest';
import { loadRuffFormatter } from '../node/ruff.ts';
import { cellId } from '../source/span.ts';
import { carryProvenance, type SourcedLine } from './lines.ts';

const format = loadRuffFormatter();

/** Each line comes from the line of its own number in cell 1, except lines that start with `~`. */
function linesOf(text: string): readonly SourcedLine[] {
  return text.split('\n').map((line, index) => ({
    text: line.replace(/^~/, ''),
    sources: line.startsWith('~')
      ? []
      : [{ cell: cellId('c'), position: 1, firstLine: index + 1, lastLine: index + 1 }],
  }));
}

/** The formatted text, each line with the lines it came from. */
function carried(text: string): readonly string[] {
  const lines = linesOf(text);
  const formatted = format('m.py', `${lines.map((line) => line.text).join('\n')}\n`);
  const places = new Map(
    carryProvenance(lines, formatted).map((p) => [p.line, `${p.firstLine}-${p.lastLine}`]),
  );
  return formatted.split('\n').map((line, index) => `${places.get(index) ?? ''}: ${line}`);
}

test('a joined statement has all its lines, and scaffolding has none', () => {
  expect(carried("~import os\n~\nx = f('a',\n  'b' ,c )\ny=os.x")).toEqual([
    ': import os',
    ': ',
    '3-4: x = f("a", "b", c)',
    '5-5: y = os.x',
    ': ',
  ]);
});

test('a broken statement gives its place to each line', () => {
  const long = Array.from({ length: 12 }, (_, i) => `argument_${i}=${i}`).join(', ');
  const lines = carried(`a = 1\nb = function(${long})\nc = (3)`);
  expect(lines[0]).toBe('1-1: a = 1');
  expect(lines.slice(1, -3).every((line) => line.startsWith('2-2:'))).toBe(true);
  expect(lines.at(-2)).toBe('3-3: c = 3');
});

test('dropped imports and changed quotes do not shift what follows', () => {
  const lines = carried("import unused\nimport os\nx = 'it\\'s'; y = \"a\"\nif (x):\n  z = os\n");
  expect(lines).toEqual([
    '1-2: import os',
    ': ',
    `3-3: x = "it's"`,
    '3-3: y = "a"',
    '4-4: if x:',
    '5-5:     z = os',
    ': ',
  ]);
});
