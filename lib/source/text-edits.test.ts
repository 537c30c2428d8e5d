import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineTable } from './line-table.ts';
import { applyEdits, composeMaps } from './text-edits.ts';
import type { TextEdit } from './text-edits.ts';

describe('applyEdits', () => {
  test('maps starts behind a deletion and ends before it', () => {
    const { text, map } = applyEdits('%time x = 1', [{ start: 0, end: 6, text: '' }]);
    expect(text).toBe('x = 1');
    expect([map.start(0), map.end(5)]).toEqual([6, 11]);
    const tail = applyEdits('x  # gone', [{ start: 1, end: 9, text: '' }]);
    expect([tail.map.start(0), tail.map.end(1)]).toEqual([0, 1]);
  });

  test('maps every range inside a replacement to all of what it replaced', () => {
    const { text, map } = applyEdits('a !ls b', [{ start: 2, end: 5, text: 'standin' }]);
    expect(text).toBe('a standin b');
    expect([map.start(2), map.end(9)]).toEqual([2, 5]);
    expect([map.start(4), map.end(6)]).toEqual([2, 5]);
    expect([map.start(10), map.end(11)]).toEqual([6, 7]);
  });

  test('composes', () => {
    const first = applyEdits('>>> %time x', [{ start: 0, end: 4, text: '' }]);
    const second = applyEdits(first.text, [{ start: 0, end: 6, text: '' }]);
    const both = composeMaps(first.map, second.map);
    expect([both.start(0), both.end(1)]).toEqual([10, 11]);
  });

  test('keeps text outside the edits at its own place', () => {
    const cut = fc.tuple(fc.nat(40), fc.nat(5), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 40 }),
        fc.array(cut, { maxLength: 6 }),
        (original, cuts) => {
          const edits: TextEdit[] = [];
          let free = 0;
          for (const [at, length, text] of cuts.toSorted((a, b) => a[0] - b[0])) {
            const start = Math.max(at, free);
            const end = Math.min(start + length, original.length);
            if (start > original.length || start > end) continue;
            edits.push({ start, end, text });
            free = end + 1;
          }
          const { text, map } = applyEdits(original, edits);
          for (let at = 0; at < text.length; at += 1) {
            const from = map.start(at);
            const to = map.end(at + 1);
            expect(from).toBeLessThanOrEqual(to);
            const edited = edits.some(
              (edit) => edit.start <= from && to <= edit.end && edit.text !== '',
            );
            expect(edited || original.slice(from, to) === text[at]).toBe(true);
          }
        },
      ),
    );
  });
});

describe('LineTable', () => {
  test('counts columns in bytes of UTF-8 and in UTF-16 units', () => {
    const lines = new LineTable('aé😀b\nü');
    expect(lines.offsetOfUtf8(1, 1 + 2 + 4)).toBe(4);
    expect(lines.offsetOfUtf8(2, 2)).toBe(7);
    expect(lines.place(4)).toEqual({ line: 1, column: 5 });
    expect(lines.place(6)).toEqual({ line: 2, column: 1 });
    expect(lines.lineText(2)).toBe('ü');
    expect(lines.lineText(3)).toBe('');
  });

  test('finds places back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', 'é', '😀') }),
        fc.nat(50),
        (text, at) => {
          const lines = new LineTable(text);
          const offset = Math.min(at, text.length);
          const { line, column } = lines.place(offset);
          expect(lines.lineStart(line) + column - 1).toBe(offset);
          const before = text.slice(lines.lineStart(line), offset);
          fc.pre(!/[\ud800-\udbff]$/.test(before));
          expect(lines.offsetOfUtf8(line, new TextEncoder().encode(before).length)).toBe(offset);
        },
      ),
    );
  });
});
