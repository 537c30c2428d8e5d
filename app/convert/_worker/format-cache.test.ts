import { describe, expect, test } from 'vitest';
import { FormatCache, lookedAtFirst, type Pending } from './format-cache.ts';

describe('FormatCache', () => {
  test('passes new text through and notes it, then gives the formatted text', () => {
    const cache = new FormatCache();
    const pending: Pending[] = [];
    expect(cache.preview(pending)('a.py', 'x=1')).toBe('x=1');
    expect(pending).toEqual([{ path: 'a.py', text: 'x=1' }]);

    cache.complete((_, text) => text.replace('=', ' = '))('a.py', 'x=1');
    const later: Pending[] = [];
    expect(cache.preview(later)('a.py', 'x=1')).toBe('x = 1');
    expect(later).toEqual([]);
  });

  test('formats a text once', () => {
    const cache = new FormatCache();
    const seen: string[] = [];
    const format = cache.complete((path, text) => {
      seen.push(path);
      return text;
    });
    format('a.py', 'x');
    format('a.py', 'x');
    format('b.py', 'x');
    expect(seen).toEqual(['a.py', 'b.py']);
  });
});

test('what is looked at is formatted first', () => {
  const file = (path: string): Pending => ({ path, text: '' });
  const order = lookedAtFirst([file('a.py'), file('b.py'), file('c.py')], 'b.py');
  expect(order.map(({ path }) => path)).toEqual(['b.py', 'a.py', 'c.py']);
});
