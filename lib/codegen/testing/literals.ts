import fc from 'fast-check';
import type { Literal } from '../../ir/index.ts';

const AWKWARD = [
  'No',
  'on',
  'y',
  '1e3',
  '1_000',
  '2020-01-01',
  '0x1F',
  '0o7',
  '1:30',
  '~',
  '=',
  '<<',
  '',
  ' ',
  '-',
  '- a',
  'a: b',
  'a #b',
  '#',
  '?',
  '*a',
  '&a',
  '!a',
  '%a',
  '@a',
  '`a`',
  '.inf',
  '.5',
  '+1',
  '{a}',
  '[a]',
  'a\nb',
  'a\nb\n',
  '\na',
  'a\n\n',
  ' a\nb',
  'a \nb',
  'tab\tin',
  '\u0085',
  '\u2028',
  '\uFEFF',
  '\uD800',
  '\u{1F600}',
  'ä ö',
  '"',
  "'",
  '\\',
  '"""',
  '\'"',
  '...',
  '---',
  '--- a',
  'null',
  'True',
];
const FLOATS = [
  '0.0',
  '-0.0',
  '1e-05',
  '1e+16',
  '1e16',
  '1.5e-300',
  '-2.5',
  '0.1',
  'inf',
  '-inf',
  'nan',
  '123456789.125',
];

const string = fc
  .oneof(
    fc.constantFrom(...AWKWARD),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
  )
  .map((value): Literal => ({ kind: 'str', value }));

const scalar: fc.Arbitrary<Literal> = fc.oneof(
  fc.constant<Literal>({ kind: 'none' }),
  fc.boolean().map((value): Literal => ({ kind: 'bool', value })),
  fc
    .bigInt({ min: -(10n ** 40n), max: 10n ** 40n })
    .map((value): Literal => ({ kind: 'int', digits: String(value) })),
  fc.constantFrom(...FLOATS).map((repr): Literal => ({ kind: 'float', repr })),
  string,
);

/** Texts only, so that no two keys are equal in Python and different here. */
const key = fc.oneof(
  string,
  fc.integer({ min: 2, max: 9 }).map((n): Literal => ({ kind: 'int', digits: String(n) })),
);

/** Any literal, a few levels deep. */
export const anyLiteral: fc.Arbitrary<Literal> = fc.letrec<{ literal: Literal }>((tie) => ({
  literal: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    scalar,
    fc.array(tie('literal'), { maxLength: 5 }).map((items): Literal => ({ kind: 'list', items })),
    fc.array(tie('literal'), { maxLength: 4 }).map((items): Literal => ({ kind: 'tuple', items })),
    fc.array(scalar, { maxLength: 4 }).map((items): Literal => ({ kind: 'set', items })),
    fc
      .uniqueArray(fc.tuple(key, tie('literal')), {
        maxLength: 4,
        selector: ([k]) => JSON.stringify(k),
      })
      .map((entries): Literal => ({ kind: 'dict', entries })),
  ),
})).literal;

/** Python that builds values from literals sent as JSON, and compares values with their types. */
export const PYTHON_VALUES = `
def build(literal, plain=False):
    kind = literal["kind"]
    if kind == "none": return None
    if kind in ("bool", "str"): return literal["value"]
    if kind == "int": return int(literal["digits"])
    if kind == "float": return float(literal["repr"])
    if kind == "dict": return {build(k, plain): build(v, plain) for k, v in literal["entries"]}
    items = [build(item, plain) for item in literal["items"]]
    return items if plain else {"list": list, "tuple": tuple, "set": set}[kind](items)

def same(a, b):
    if type(a) is not type(b): return False
    if isinstance(a, dict): return len(a) == len(b) and all(same(x, y) for x, y in zip(a.items(), b.items()))
    if isinstance(a, (list, tuple)): return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, set): return sorted(map(repr, a)) == sorted(map(repr, b))
    return repr(a) == repr(b)
`;
