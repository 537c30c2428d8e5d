import { expect, test } from 'vitest';
import { type Entry, isSound, renderSummary, soundShare, tally } from './summary.ts';

function entry(change: Partial<Entry>): Entry {
  return {
    file: 'a.ipynb',
    opinion: { reason: null, names: [] },
    status: 'converted',
    error: null,
    findings: [],
    marked: null,
    lost: [],
    faults: [],
    milliseconds: 1,
    ...change,
  };
}

const undefinedName = { code: 'F821', file: 'src/p/a.py', message: 'line 3: Undefined name `df`' };
const refusal = {
  code: 'CW2001',
  name: 'undefined-name',
  severity: 'error',
  message: '`x` is never bound',
  place: { cell: 4, line: 2 },
};

test('an undefined name or a file that does not compile breaks a project, an unused import does not', () => {
  expect(isSound(entry({}))).toBe(true);
  expect(isSound(entry({ faults: [{ ...undefinedName, code: 'F401' }] }))).toBe(true);
  expect(isSound(entry({ faults: [undefinedName] }))).toBe(false);
  expect(isSound(entry({ status: 'refused' }))).toBe(false);
});

test('the share counts only notebooks that must be accepted', () => {
  const entries = [
    entry({}),
    entry({ faults: [undefinedName] }),
    entry({
      status: 'refused',
      opinion: { reason: 'undefined', names: ['x'] },
      findings: [refusal],
    }),
  ];
  expect(soundShare(entries)).toEqual({ eligible: 2, sound: 1, percent: 50 });
});

test('the report names each refusal with cell and line', () => {
  const lines = renderSummary([entry({ status: 'refused', findings: [refusal] })]);
  expect(lines).toContain('  a.ipynb: cell 4 line 2: CW2001 `x` is never bound');
  expect(lines).toContain('Refused, though in Python 3 with every name defined:');
  expect(lines).toContain('refused by code: CW2001 undefined-name x 1');
});

test('a tally puts the most frequent first', () => {
  expect(tally(['b', 'a', 'b'])).toBe('b x 2, a x 1');
  expect(tally([])).toBe('none');
});
