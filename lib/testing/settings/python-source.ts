import fc from 'fast-check';
import { printString } from '../../codegen/python/literal.ts';

/** Texts that YAML, Python's source or an editor take for something else. */
const AWKWARD = [
  'No',
  'NA',
  'on',
  '~',
  '',
  ' ',
  '1e3',
  '1_000',
  '0o17',
  '1:30',
  '2020-01-01',
  '2020-01-01 10:00',
  '=',
  '<<',
  '!!python/tuple',
  '- a',
  'a: b',
  'a #b',
  '%a',
  '@a',
  '{a}',
  '${a}',
  'tab\tin',
  'a\nb\n',
  ' a\nb',
  'a\r\nb',
  '\u0000',
  '\u0007',
  '\u007F',
  '\u0085',
  '\u00A0',
  '\u00AD',
  '\u200B',
  '\u2028',
  '\u202Eabc',
  '\u2066x\u2069',
  '\uFEFF',
  '\uFEFFa',
  '\uD800',
  'a\uDFFF',
  '\uFFFE',
  '\uFFFF',
  '\u{1F600}',
  '\u{10FFFF}',
  'größe',
  '"""',
  "'''",
  '\\',
  'a\\',
  'x'.repeat(150),
];

const text = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

/** One string, in the spellings that people use. */
const string = fc
  .tuple(text, fc.constantFrom('', 'u', 'r', 'long', 'joined'))
  .map(([value, spelling]) => {
    const printed = printString(value);
    const isRaw = /^[\p{L}\p{N} .:%-]*$/u.test(value);
    if (spelling === 'u') return `u${printed}`;
    if (spelling === 'r' && isRaw) return `r'${value}'`;
    if (spelling === 'long' && /^[^"\\\r\0\p{Cs}]*$/u.test(value)) return `"""${value}"""`;
    return spelling === 'joined' ? `${printed} 'x'` : printed;
  });

const INTEGERS = ['0', '-0', '+7', '1_000', '0x1F', '0XfF', '0o17', '0b101', '00', '--3', '~5'];
const FLOATS = [
  '1e999',
  '-1e999',
  '.5',
  '5.',
  '1_0.0e1_0',
  '1e3',
  '1E-5',
  '-0.0',
  '5e-324',
  '1.7976931348623157e308',
  '0.1',
  '1e16',
  '123456789012345678.0',
  '2.5e-5',
];

const integer = fc.oneof(
  fc.constantFrom(...INTEGERS),
  fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }).map(String),
  fc.constantFrom(3000, 3500, 4500).map((digits) => `0x${'f'.repeat(digits)}`),
  fc.integer({ min: -9, max: 9 }).map(String),
);

const float = fc.oneof(
  fc.constantFrom(...FLOATS),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) =>
      Object.is(value, -0)
        ? '-0.0'
        : `${value}${Number.isInteger(value) && !/e/.test(`${value}`) ? '.0' : ''}`,
    ),
);

const bytes = fc
  .uint8Array({ maxLength: 6 })
  .map(
    (values) =>
      `b'${Array.from(values, (one) => `\\x${one.toString(16).padStart(2, '0')}`).join('')}'`,
  );

const scalar = fc.oneof(
  { arbitrary: integer, weight: 4 },
  { arbitrary: float, weight: 4 },
  { arbitrary: string, weight: 6 },
  { arbitrary: fc.constantFrom('None', 'True', 'False'), weight: 3 },
  { arbitrary: fc.constantFrom('...', 'Ellipsis', '1j', '-2.5J', '1+2j', "b''"), weight: 1 },
  { arbitrary: bytes, weight: 1 },
);

function items(inner: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<readonly string[]> {
  return fc.array(inner, { maxLength });
}

function tupleText(parts: readonly string[]): string {
  return parts.length === 1 ? `(${parts[0]},)` : `(${parts.join(', ')})`;
}

/** What can be a key or be in a set. */
const hashable = fc.letrec<{ key: string }>((tie) => ({
  key: fc.oneof({ maxDepth: 2, depthSize: 'small' }, scalar, items(tie('key'), 3).map(tupleText)),
})).key;

/** Any literal that Python can write, as its source: of every kind, spelled as people do, a few levels deep. */
export const pythonSource: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    scalar,
    items(tie('value'), 4).map((parts) => `[${parts.join(', ')}]`),
    items(tie('value'), 4).map(tupleText),
    fc.array(hashable, { minLength: 1, maxLength: 4 }).map((parts) => `{${parts.join(', ')}}`),
    fc
      .array(fc.tuple(hashable, tie('value')), { maxLength: 4 })
      .map((entries) => `{${entries.map(([key, value]) => `${key}: ${value}`).join(', ')}}`),
  ),
})).value;
