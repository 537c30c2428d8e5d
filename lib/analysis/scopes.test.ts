import { expect, test } from 'vitest';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import { parseProgram } from '../frontend/index.ts';
import { readNotebook } from '../notebook/index.ts';
import { freeNames } from './scopes.ts';

function freeIn(source: string): string {
  const sink = new DiagnosticSink();
  const notebook = readNotebook({ fileName: 'small.py', text: `# %%\n${source}\n` }, sink);
  const statement = notebook && parseProgram(notebook, sink).cells[0]?.statements[0];
  if (statement?.kind !== 'FunctionDef' && statement?.kind !== 'ClassDef') {
    throw new Error('the snippet is no definition');
  }
  return [...freeNames(statement)].toSorted().join(' ');
}

test.each([
  ['def f(a, *b, c=d, **e): return a, b, c, e, g', 'd g'],
  ['def f():\n  if (n := g()) > 1: return n', 'g'],
  ['def f():\n  return [y := x for x in xs], y', 'xs'],
  [
    'def f(v):\n  match v:\n    case P(x=a, y=[b, *c]) | {"k": a, **d} if t: return a, b, c, d',
    'P t',
  ],
  ['def f():\n  return {k: v for k, v in xs for w in v if w}', 'xs'],
  ['def f():\n  return lambda a, b=c: a + b + d', 'c d'],
  ['@deco(k)\ndef f(): pass', 'deco k'],
  ['def f(a: T) -> R: pass', 'R T'],
  ['def f():\n  global g\n  g = 1', 'g'],
  ['def f():\n  n = 0\n  def inner():\n    nonlocal n\n    n += k\n  return inner', 'k'],
  ['def f():\n  a, (b, *c) = xs\n  del a\n  return b, c', 'xs'],
  ['def f():\n  try: pass\n  except* E as e: return e', 'E'],
  ['def f():\n  with o(p) as (a, b): return a, b', 'o p'],
  ['def f():\n  return f"{a:{w}} {f"{b!r}"}"', 'a b w'],
  ['def f():\n  import a.b, c as d\n  from e import g\n  return a, d, g', ''],
  ['class C(B, metaclass=M):\n  x = 1\n  y = x\n  def m(self): return x, z', 'B M x z'],
])('%j', (source, expected) => {
  expect(freeIn(source)).toBe(expected);
});
