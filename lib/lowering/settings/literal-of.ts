import type { ConstantValue, Expr } from '../../frontend/python/ast.ts';
import { type Literal, settingType, type TypeText } from '../../ir/index.ts';

/** The value of an expression that is a literal all through; null for anything else. */
export function literalOf(expr: Expr): Literal | null {
  switch (expr.kind) {
    case 'Constant':
      return constantLiteral(expr.value);
    case 'UnaryOp':
      return expr.op === '-' ? negated(literalOf(expr.operand)) : null;
    case 'List':
    case 'Tuple':
    case 'Set': {
      const items = all(expr.elements);
      if (items === null) return null;
      const kind = ({ List: 'list', Tuple: 'tuple', Set: 'set' } as const)[expr.kind];
      return { kind, items };
    }
    case 'Dict': {
      const keys = all(expr.keys);
      const values = all(expr.values);
      if (keys === null || values === null || !keys.every(isHashable)) return null;
      const entries = keys.flatMap((key, at) => {
        const value = values[at];
        return value === undefined ? [] : [[key, value] as const];
      });
      return { kind: 'dict', entries };
    }
    default:
      return null;
  }
}

function constantLiteral(value: ConstantValue): Literal | null {
  switch (value.kind) {
    case 'none':
    case 'bool':
    case 'int':
    case 'float':
      return value;
    case 'str':
      return { kind: 'str', value: value.value };
    default:
      return null;
  }
}

function negated(literal: Literal | null): Literal | null {
  if (literal?.kind === 'int' && !literal.digits.startsWith('-')) {
    return literal.digits === '0' ? literal : { kind: 'int', digits: `-${literal.digits}` };
  }
  if (literal?.kind === 'float' && !literal.repr.startsWith('-')) {
    return { kind: 'float', repr: `-${literal.repr}` };
  }
  return null;
}

function all(exprs: readonly (Expr | null)[]): readonly Literal[] | null {
  const literals: Literal[] = [];
  for (const expr of exprs) {
    const literal = expr === null ? null : literalOf(expr);
    if (literal === null) return null;
    literals.push(literal);
  }
  return literals;
}

function isHashable(literal: Literal): boolean {
  if (literal.kind === 'tuple') return literal.items.every(isHashable);
  return !isMutable(literal);
}

/** Whether someone who holds the value could change it. */
export function isMutable(literal: Literal): boolean {
  return literal.kind === 'list' || literal.kind === 'dict' || literal.kind === 'set';
}

/** Whether a copy of the outermost container shares nothing that can change. */
export function isFlat(literal: Literal): boolean {
  switch (literal.kind) {
    case 'list':
    case 'tuple':
    case 'set':
      return literal.items.every((item) => !isMutable(item) && isFlat(item));
    case 'dict':
      return literal.entries.every(([, value]) => !isMutable(value) && isFlat(value));
    default:
      return true;
  }
}

export function isNumber(literal: Literal): boolean {
  return literal.kind === 'int' || literal.kind === 'float';
}

/** Items of a list or tuple that holds at least two strings and nothing else. */
export function stringsOf(literal: Literal): readonly string[] | null {
  if (literal.kind !== 'list' && literal.kind !== 'tuple') return null;
  const strings = literal.items.flatMap((item) => (item.kind === 'str' ? [item.value] : []));
  return strings.length === literal.items.length && strings.length >= 2 ? strings : null;
}

/** A text that is equal for equal literals of the same kinds. */
export function literalKey(literal: Literal): string {
  return JSON.stringify(literal);
}

/** The type of a literal as a setting; null where it can be none: an empty container, what a file cannot give back. */
export function typeOfLiteral(literal: Literal): TypeText | null {
  const own = ownType(literal);
  return own === null ? null : settingType(own, literal);
}

function ownType(literal: Literal): TypeText | null {
  switch (literal.kind) {
    case 'none':
      return 'None';
    case 'bool':
    case 'int':
    case 'float':
    case 'str':
      return literal.kind;
    case 'list':
    case 'set': {
      const item = joined(literal.items);
      return item === null ? null : `${literal.kind}[${item}]`;
    }
    case 'tuple': {
      const items = literal.items.map(ownType);
      return items.length === 0 || items.includes(null) ? null : `tuple[${items.join(', ')}]`;
    }
    case 'dict': {
      const key = joined(literal.entries.map(([key]) => key));
      const value = joined(literal.entries.map(([, value]) => value));
      return key === null || value === null ? null : `dict[${key}, ${value}]`;
    }
  }
}

/** Union of the types of some literals, `None` last. */
function joined(literals: readonly Literal[]): TypeText | null {
  const types = literals.map(ownType);
  if (types.length === 0 || types.includes(null)) return null;
  const distinct = [...new Set(types)].sort((a, b) => (String(a) < String(b) ? -1 : 1));
  const ordered = [
    ...distinct.filter((t) => t !== 'None'),
    ...distinct.filter((t) => t === 'None'),
  ];
  return ordered.join(' | ');
}
