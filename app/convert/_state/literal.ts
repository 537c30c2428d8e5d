import type { Literal } from '../../_lib.ts';

/** A value of the configuration as Python would write it, for people to read. */
export function readLiteral(literal: Literal): string {
  switch (literal.kind) {
    case 'none':
      return 'None';
    case 'bool':
      return literal.value ? 'True' : 'False';
    case 'int':
      return literal.digits;
    case 'float':
      return literal.repr;
    case 'str':
      return JSON.stringify(literal.value);
    case 'list':
      return `[${items(literal.items)}]`;
    case 'tuple':
      return literal.items.length === 1
        ? `(${items(literal.items)},)`
        : `(${items(literal.items)})`;
    case 'set':
      return literal.items.length === 0 ? 'set()' : `{${items(literal.items)}}`;
    case 'dict':
      return `{${literal.entries.map(([key, value]) => `${readLiteral(key)}: ${readLiteral(value)}`).join(', ')}}`;
  }
}

function items(literals: readonly Literal[]): string {
  return literals.map(readLiteral).join(', ');
}
