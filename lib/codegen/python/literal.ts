import type { Literal } from '../../ir/index.ts';
import { escapeCharacter, isPlain } from '../escape.ts';

/** Prints a literal as Python that evaluates to the same value of the same type. */
export function printLiteral(literal: Literal): string {
  switch (literal.kind) {
    case 'none':
      return 'None';
    case 'bool':
      return literal.value ? 'True' : 'False';
    case 'int':
      return literal.digits;
    case 'float':
      return printFloat(literal.repr);
    case 'str':
      return printString(literal.value);
    case 'list':
      return `[${printItems(literal.items)}]`;
    case 'tuple':
      return literal.items.length === 1
        ? `(${printItems(literal.items)},)`
        : `(${printItems(literal.items)})`;
    case 'set':
      return literal.items.length === 0 ? 'set()' : `{${printItems(literal.items)}}`;
    case 'dict':
      return `{${literal.entries.map(([key, value]) => `${printLiteral(key)}: ${printLiteral(value)}`).join(', ')}}`;
  }
}

function printItems(items: readonly Literal[]): string {
  return items.map(printLiteral).join(', ');
}

/** Python has no literals for what is not finite. */
function printFloat(repr: string): string {
  return /^-?(?:inf|nan)$/.test(repr) ? `float("${repr}")` : repr;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A string on one line: double quotes unless single ones need fewer escapes, as the formatter chooses. */
export function printString(value: string): string {
  const quote = value.includes('"') && count(value, '"') > count(value, "'") ? "'" : '"';
  let text = '';
  for (const character of value) {
    if (character === quote) text += `\\${quote}`;
    else
      text +=
        SHORT_ESCAPES[character] ?? (isPlain(character) ? character : escapeCharacter(character));
  }
  return `${quote}${text}${quote}`;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
