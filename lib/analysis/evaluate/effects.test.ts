import { expect, test } from 'vitest';
import { DiagnosticSink } from '../../diagnostics/sink.ts';
import { parseProgram } from '../../frontend/index.ts';
import { buildKnowledge } from '../../knowledge.ts';
import { readNotebook } from '../../notebook/index.ts';
import { analyze, type Dataflow } from '../index.ts';

const knowledge = buildKnowledge();

function dataflowOf(source: string): Dataflow {
  const sink = new DiagnosticSink();
  const notebook = readNotebook({ fileName: 'small.py', text: `# %%\n${source}\n` }, sink);
  if (notebook === null) throw new Error('the snippet was refused');
  return analyze(parseProgram(notebook, sink).cells, knowledge);
}

/** Effects of the last statement; a changed object goes by the names that hold it at the end. */
function effects(source: string): string {
  const dataflow = dataflowOf(source);
  const facts = [...dataflow.facts.values()].findLast((f) => f.parent === null);
  if (facts === undefined) throw new Error('the snippet has no statement');
  const changed = [...dataflow.names.keys()].filter((name) =>
    [...dataflow.objectsAtEnd(name)].some((object) => facts.mutates.has(object)),
  );
  const parts = {
    reads: facts.reads,
    defines: facts.defines,
    mutates: changed,
    'reads state': facts.readsState,
    'writes state': facts.writesState,
  };
  return Object.entries(parts)
    .flatMap(([label, names]) => {
      const text = [...names].toSorted().join(' ');
      return text === '' ? [] : [`${label} ${text}`];
    })
    .join('; ');
}

test.each([
  ['x = y = 1', 'defines x y'],
  ['a = []\nb = a\nb.append(1)', 'reads b; mutates a b'],
  ['a = []\nb = a.copy()\nb.append(1)', 'reads b; mutates b'],
  ['rows = []\ndef note(x):\n    rows.append(x)\nnote(1)', 'reads note rows; mutates rows'],
  [
    'import os\nos.environ["A"] = "b"',
    'reads os; reads state environment; writes state environment',
  ],
  ['open("in.txt")', 'reads state file:in.txt'],
  ['open("out.txt", "w")', 'writes state file:out.txt'],
  ['it = iter([1])\nnext(it)', 'reads it; mutates it'],
  ['from collections import defaultdict\nd = defaultdict(int)\nd["a"]', 'reads d; mutates d'],
  [
    'stack = []\nt = {"push": lambda: stack.append(1)}\nt["push"]()',
    'reads stack t; mutates stack',
  ],
  ['import io\nout = io.StringIO()\nprint(1, file=out)', 'reads out; mutates out'],
])('%j', (source, expected) => {
  expect(effects(source)).toBe(expected);
});

test('a star import defines those of its names that are used', () => {
  const [star] = dataflowOf('from math import *\nroot = sqrt(4)').facts.values();
  expect([...(star?.defines ?? [])]).toEqual(['sqrt']);
});

test('names bound by their text may be any', () => {
  const bindsAny = (source: string): boolean | undefined =>
    [...dataflowOf(source).facts.values()].at(-1)?.bindsAny;
  expect(bindsAny('globals()["a"] = 1')).toBe(true);
  expect(bindsAny('exec("a = 1")')).toBe(true);
  expect(bindsAny('b = globals()["a"]')).toBe(false);
});
