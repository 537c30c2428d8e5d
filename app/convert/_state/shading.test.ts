import { describe, expect, test } from 'vitest';
import type { CellId, StatementId, StatementReport } from '../../_lib.ts';
import { shade } from './shading.ts';

function statement(source: string, text: string, included: boolean): StatementReport {
  const start = source.indexOf(text);
  return {
    id: text as StatementId,
    span: { cell: 'c' as CellId, start, end: start + text.length },
    role: 'prepare',
    included,
    reason: included ? 'feeds `fit`' : 'only displays',
    defines: [],
    reads: [],
    mutates: [],
    names: [],
  };
}

describe('shade', () => {
  test('each line says what becomes of it', () => {
    const source = '# look\ndf = load()\n\ndf.head()';
    const lines = shade(source, [
      statement(source, 'df = load()', true),
      statement(source, 'df.head()', false),
    ]);
    expect(lines.map(({ fate }) => fate)).toEqual(['plain', 'kept', 'plain', 'dropped']);
    expect(lines[1]?.reason).toBe('feeds `fit`');
  });

  test('the smallest statement decides: a plot inside a kept loop falls away', () => {
    const source = 'for c in cols:\n    plot(c)\n    x += c';
    const lines = shade(source, [
      statement(source, source, true),
      statement(source, 'plot(c)', false),
    ]);
    expect(lines.map(({ fate }) => fate)).toEqual(['kept', 'dropped', 'kept']);
  });

  test('two fates on one line are mixed, and their texts told apart', () => {
    const source = 'a = 1; print(a)';
    const [line] = shade(source, [
      statement(source, 'a = 1', true),
      statement(source, 'print(a)', false),
    ]);
    expect(line?.fate).toBe('mixed');
    const dropped = line?.fragments.filter(({ kept }) => !kept).map(({ text }) => text);
    expect(dropped?.join('')).toBe('print(a)');
  });

  test('no text is lost', () => {
    const source = 'x = """a\n  b"""  # c\n%time f()\n\n@d\ndef f(): ...\n';
    const lines = shade(source, []);
    const text = lines.map(({ fragments }) => fragments.map((part) => part.text).join(''));
    expect(text.join('\n')).toBe(source);
  });
});
