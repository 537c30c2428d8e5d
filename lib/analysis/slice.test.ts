import { expect, test } from 'vitest';
import { sliceScript } from '../slice-script.ts';

function slice(source: string, target: string): string {
  return sliceScript([{ fileName: 'small.py', text: `# %%\n${source}\n` }], [target]).script ?? '';
}

test.each([
  ['a definition that is overwritten falls away', 'a = 1\na = 2', 'a = 2'],
  [
    'what one branch alone binds needs the value before',
    'a = 1\nb = 0\nif b:\n    a = 2',
    'a = 1\nb = 0\nif b:\n    a = 2',
  ],
  [
    'both branches bind',
    'a = 1\nb = 0\nif b:\n    a = 2\nelse:\n    a = 3',
    'b = 0\nif b:\n    a = 2\nelse:\n    a = 3',
  ],
  [
    'a loop carries values around',
    'a = b = 0\nfor i in range(3):\n    a += b\n    b += 1\n    c = i',
    'a = b = 0\nfor i in range(3):\n    a += b\n    b += 1',
  ],
  [
    'ways out of a loop stay',
    'for a in range(9):\n    b = a\n    if a > 2:\n        break',
    'for a in range(9):\n    if a > 2:\n        break',
  ],
  [
    'what may raise stays with its handler',
    'try:\n    a = int("x")\nexcept ValueError:\n    a = 0',
    'try:\n    a = int("x")\nexcept ValueError:\n    a = 0',
  ],
])('%s', (_, source, expected) => {
  expect(slice(source, 'a').trim()).toBe(expected);
});

test('a function comes with what its body uses', () => {
  const source = 'import math\nrate = 2\nother = 3\ndef area(r):\n    return math.pi * r * rate';
  expect(slice(source, 'area')).not.toContain('other');
  expect(slice(source, 'area')).toContain('import math\nrate = 2');
});

test('names that nothing defines are reported', () => {
  const outcome = sliceScript([{ fileName: 'small.py', text: '# %%\na = lost + 1\n' }], ['a']);
  expect(outcome.script).toBeNull();
  expect(outcome.diagnostics.map((d) => d.code)).toEqual(['CW3001']);
});
