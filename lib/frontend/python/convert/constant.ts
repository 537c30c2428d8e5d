import type { ConstantValue, Located } from '../ast.ts';
import { scanString, stringAt } from '../scan-string.ts';
import { Refusal } from './conversion.ts';

/** Reads a literal from its own text: the parser's JavaScript values do not tell `1` from `1.0`. */
export function readConstant(parsed: unknown, text: string, at: Located): ConstantValue {
  if (parsed === null && text === 'None') return { kind: 'none' };
  if (text === '...') return { kind: 'ellipsis' };
  if (typeof parsed === 'boolean') return { kind: 'bool', value: parsed };
  if (typeof parsed === 'string') {
    const prefix = /^[A-Za-z]*(?=['"])/.exec(text)?.[0] ?? '';
    const isBytes = /b/i.test(prefix);
    if (text.includes('\\') && !/r/i.test(prefix) && isOneLiteral(text))
      checkEscapes(text, isBytes, at);
    // oxlint-disable-next-line no-control-regex -- bytes hold ASCII only
    if (isBytes && /[^\u0000-\u007f]/.test(text))
      throw new Refusal('syntax', 'bytes can only hold ASCII characters', at);
    return isBytes ? { kind: 'bytes', text } : { kind: 'str', value: parsed };
  }
  return readNumber(text, at);
}

/** Whether a text is one literal rather than several next to each other, each with its own prefix. */
function isOneLiteral(text: string): boolean {
  const string = stringAt(text, 0);
  return string !== null && scanString(text, string, []) === text.length;
}

const escape = /\\(?:x([\da-fA-F]{0,2})|u([\da-fA-F]{0,4})|U([\da-fA-F]{0,8})|[\s\S])/g;

function checkEscapes(text: string, isBytes: boolean, at: Located): void {
  for (const [whole, x, u, long] of text.matchAll(escape)) {
    const short =
      x !== undefined
        ? x.length < 2
        : !isBytes && (u !== undefined ? u.length < 4 : (long?.length ?? 8) < 8);
    const beyond = long !== undefined && !isBytes && Number.parseInt(long, 16) > 0x10ffff;
    if (short || beyond) throw new Refusal('syntax', `the escape ${whole} is not complete`, at);
  }
}

const digitGroups = '\\d+(?:_\\d+)*';
const numberForms = new RegExp(
  `^(?:0[xX](?:_?[\\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|0+(?:_0+)*|[1-9]\\d*(?:_\\d+)*` +
    `|(?:${digitGroups}\\.?(?:${digitGroups})?|\\.${digitGroups})(?:[eE][+-]?${digitGroups})?[jJ]?)$`,
);

function readNumber(text: string, at: Located): ConstantValue {
  const isZeroPadded = /^0[\d_]*[1-9]/.test(text) && /^[\d_]+$/.test(text);
  if (!numberForms.test(text) || isZeroPadded)
    throw new Refusal('syntax', `${text} is not a number`, at);
  const digits = text.replaceAll('_', '');
  if (/[jJ]$/.test(digits)) return { kind: 'complex', text };
  if (/^0[xXoObB]/.test(digits) || /^\d+$/.test(digits))
    return { kind: 'int', digits: decimal(digits) };
  return { kind: 'float', repr: floatRepr(Number(digits)) };
}

/** Decimal digits of an integer literal. */
function decimal(digits: string): string {
  if (/^[1-9]\d{0,14}$/.test(digits)) return digits;
  return BigInt(digits.toLowerCase()).toString();
}

/** The text that Python's `repr` gives for a double. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa = '', power = '0'] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const plain = String(value);
  return plain.includes('e')
    ? value.toFixed(20).replace(/0+$/, '')
    : plain.includes('.')
      ? plain
      : `${plain}.0`;
}
