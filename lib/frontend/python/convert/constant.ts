import type { ConstantValue } from '../ast.ts';

/** Reads a literal from its own text: the parser's JavaScript values do not tell `1` from `1.0`. */
export function readConstant(parsed: unknown, text: string): ConstantValue {
  if (parsed === null && text === 'None') return { kind: 'none' };
  if (text === '...') return { kind: 'ellipsis' };
  if (typeof parsed === 'boolean') return { kind: 'bool', value: parsed };
  if (typeof parsed === 'string') {
    const prefix = /^[A-Za-z]*(?=['"])/.exec(text)?.[0] ?? '';
    return /b/i.test(prefix) ? { kind: 'bytes', text } : { kind: 'str', value: parsed };
  }
  return readNumber(text);
}

function readNumber(text: string): ConstantValue {
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
