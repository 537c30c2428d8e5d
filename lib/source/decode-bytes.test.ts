import { expect, test } from 'vitest';
import { decodeBytes } from './decode-bytes.ts';

const utf16 = (text: string, order: 'le' | 'be'): Uint8Array => {
  const units = [0xfeff, ...Array.from(text, (c) => c.charCodeAt(0))];
  return new Uint8Array(
    units.flatMap((u) => (order === 'le' ? [u & 255, u >> 8] : [u >> 8, u & 255])),
  );
};

test('a byte order mark is not part of the text', () => {
  const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('{"é": 1}')]);
  expect(decodeBytes(bytes)).toEqual({ kind: 'text', text: '{"é": 1}' });
});

test('UTF-16 with its mark is read in both byte orders', () => {
  expect(decodeBytes(utf16('x = "ß"', 'le'))).toEqual({ kind: 'text', text: 'x = "ß"' });
  expect(decodeBytes(utf16('x = "ß"', 'be'))).toEqual({ kind: 'text', text: 'x = "ß"' });
});

test('the first byte that is not Unicode is named with its line', () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('a = 1\nb = "ü'), 0xe9, 0x22, 0xe9]);
  expect(decodeBytes(bytes)).toEqual({ kind: 'not-unicode', line: 2, byte: 0xe9 });
});

test('a character cut off at the end is found', () => {
  expect(decodeBytes(new Uint8Array([0x61, 0x0a, 0xc3]))).toMatchObject({
    kind: 'not-unicode',
    line: 2,
  });
});

test('an empty file is empty text', () => {
  expect(decodeBytes(new Uint8Array())).toEqual({ kind: 'text', text: '' });
});
