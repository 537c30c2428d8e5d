import type { Literal, TypeText } from '../../ir/index.ts';
import { parseType, type TypeNode } from './types.ts';

const MAXIMUM_ALTERNATIVES = 5;

/**
 * The type of a setting's field: the declared one when a value read from YAML, where tuples and sets are lists, comes
 * back as the literal; else the literal's own.
 */
export function settingType(declared: TypeText, value: Literal): TypeText {
  const node = parseType(declared);
  return node !== null && restores(node, value) ? declared : literalType(value);
}

function restores(type: TypeNode, value: Literal): boolean {
  if (type.kind === 'union') {
    const sequences = type.members.filter(
      (m) => m.kind === 'named' && /^(?:list|tuple|set)$/.test(m.path),
    );
    return sequences.length <= 1 && type.members.some((member) => restores(member, value));
  }
  if (type.kind !== 'named') return false;
  if (type.path === 'Any') return isYamlNative(value);
  switch (value.kind) {
    case 'none':
      return type.path === 'None';
    case 'bool':
    case 'int':
    case 'float':
    case 'str':
      return type.path === value.kind;
    case 'list':
    case 'set':
      return (
        type.path === value.kind && value.items.every((item) => restoresArgument(type, 0, item))
      );
    case 'tuple':
      return type.path === 'tuple' && restoresTuple(type, value.items);
    case 'dict':
      return (
        type.path === 'dict' &&
        value.entries.every(
          ([key, item]) => restoresArgument(type, 0, key) && restoresArgument(type, 1, item),
        )
      );
  }
}

type NamedType = Extract<TypeNode, { kind: 'named' }>;

function restoresArgument(type: NamedType, index: number, value: Literal): boolean {
  const argument = type.arguments[index];
  return argument === undefined ? isYamlNative(value) : restores(argument, value);
}

function restoresTuple(type: NamedType, items: readonly Literal[]): boolean {
  const [first, second] = type.arguments;
  if (first === undefined) return items.every(isYamlNative);
  if (second?.kind === 'text' && second.text === '...')
    return items.every((item) => restores(first, item));
  return (
    type.arguments.length === items.length &&
    items.every((item, index) => restoresArgument(type, index, item))
  );
}

/** Whether YAML alone, without a schema, gives the value back. */
function isYamlNative(value: Literal): boolean {
  if (value.kind === 'tuple' || value.kind === 'set') return false;
  if (value.kind === 'list') return value.items.every(isYamlNative);
  return (
    value.kind !== 'dict' ||
    value.entries.every(([key, item]) => isYamlNative(key) && isYamlNative(item))
  );
}

/** The type that a literal has by itself. */
export function literalType(value: Literal): TypeText {
  switch (value.kind) {
    case 'none':
      return 'None';
    case 'bool':
    case 'int':
    case 'float':
    case 'str':
      return value.kind;
    case 'list':
    case 'set':
      return `${value.kind}[${unionOf(value.items)}]`;
    case 'tuple':
      return tupleType(value.items);
    case 'dict':
      return `dict[${unionOf(value.entries.map(([key]) => key))}, ${unionOf(value.entries.map(([, item]) => item))}]`;
  }
}

/** Of any length when all items are alike: the length is the person's to change. */
function tupleType(items: readonly Literal[]): TypeText {
  const types = new Set(items.map(literalType));
  if (types.size <= 1) return `tuple[${[...types][0] ?? 'Any'}, ...]`;
  return `tuple[${items.map(literalType).join(', ')}]`;
}

function unionOf(items: readonly Literal[]): TypeText {
  const types = [...new Set(items.map(literalType))].sort(
    (a, b) => Number(a === 'None') - Number(b === 'None'),
  );
  if (types.length === 0) return 'Any';
  return types.length > MAXIMUM_ALTERNATIVES && items.every(isYamlNative)
    ? 'Any'
    : types.join(' | ');
}
