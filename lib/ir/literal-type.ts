import type { Literal } from './literal.ts';
import type { TypeText } from './python-type.ts';
import { parseType, type TypeNode } from './type-node.ts';

/** More digits than Python reads as an integer by default. */
const MOST_DIGITS = 4000;
const MAXIMUM_ALTERNATIVES = 5;

/**
 * The type of a setting's field: the declared one when a value read from YAML, where tuples and sets are lists, comes
 * back as the literal; else the literal's own, or with the alternatives of its members joined. Null: no type gives it back.
 */
export function settingType(declared: TypeText | null, value: Literal): TypeText | null {
  if (!isWritable(value)) return null;
  const candidates = [
    ...(declared === null ? [] : [declared]),
    literalType(value),
    joinedType([value]),
  ];
  return candidates.find((type) => restoresAs(type, value)) ?? null;
}

/** Whether a value of the type, read from YAML, comes back as the literal. */
export function restoresAs(type: TypeText, value: Literal): boolean {
  const node = parseType(type);
  return node !== null && restores(node, value);
}

/** Whether the text of a configuration file can hold it at all. */
function isWritable(value: Literal): boolean {
  switch (value.kind) {
    case 'int':
      return value.digits.length <= MOST_DIGITS;
    case 'str':
      // pydantic takes no half of a surrogate pair for text.
      return value.value.isWellFormed();
    case 'list':
    case 'tuple':
      return value.items.every(isWritable);
    case 'set':
      return value.items.every(isWritable) && areDistinct(value.items);
    case 'dict': {
      const keys = value.entries.map(([key]) => key);
      const plain = keys.every((key) => !/^(?:list|tuple|set|dict)$/.test(key.kind));
      return (
        plain &&
        keys.every(isWritable) &&
        areDistinct(keys) &&
        value.entries.every(([, item]) => isWritable(item))
      );
    }
    default:
      return true;
  }
}

/** As keys in Python, where `1`, `1.0` and `True` are one. */
function areDistinct(keys: readonly Literal[]): boolean {
  return new Set(keys.map(keyText)).size === keys.length;
}

function keyText(key: Literal): string {
  switch (key.kind) {
    case 'bool':
      return key.value ? '1' : '0';
    case 'int':
      return key.digits;
    case 'float': {
      const number = Number(key.repr);
      return Number.isInteger(number) ? BigInt(number).toString() : key.repr;
    }
    case 'tuple':
      return `(${key.items.map(keyText).join(',')})`;
    default:
      return JSON.stringify(key);
  }
}

function restores(type: TypeNode, value: Literal): boolean {
  if (type.kind === 'union') {
    const lax = type.members.some(holdsConverted);
    const open = type.members.filter((member) => accepts(member, value, lax));
    // Among types of plain values the exact one wins.
    if (!isContainer(value)) return open.some((member) => restores(member, value));
    return open.length > 0 && open.every((member) => restores(member, value));
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
      return type.path === value.kind || isOption(type, value) || isPath(type, value);
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

/** One of the texts of a `Literal[...]`. */
function isOption(type: NamedType, value: Literal): boolean {
  return (
    type.path === 'Literal' &&
    value.kind === 'str' &&
    type.arguments.some((one) => one.kind === 'text' && one.text === JSON.stringify(value.value))
  );
}

/** A path equals its text, for whatever takes paths. */
function isPath(type: NamedType, value: Literal): boolean {
  return type.path === 'pathlib.Path' && value.kind === 'str';
}

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

function isContainer(value: Literal): boolean {
  return /^(?:list|tuple|set|dict)$/.test(value.kind);
}

/** Whether values of the type come from lists of the file: they are taken leniently then, texts as numbers too. */
function holdsConverted(type: TypeNode): boolean {
  if (type.kind === 'union') return type.members.some(holdsConverted);
  if (type.kind !== 'named') return false;
  return /^(?:tuple|set)$/.test(type.path) || type.arguments.some(holdsConverted);
}

/** Whether the type could take what the file holds for a value, as the value or as another. */
function accepts(type: TypeNode, value: Literal, lax: boolean): boolean {
  if (type.kind === 'union') return type.members.some((member) => accepts(member, value, lax));
  if (type.kind !== 'named') return false;
  const inside = (items: readonly Literal[], index: number): boolean =>
    items.every((item) => {
      const argument = type.arguments[index];
      return argument === undefined || argument.kind === 'text' || accepts(argument, item, lax);
    });
  switch (type.path) {
    case 'Any':
      return true;
    case 'list':
    case 'set':
      return isSequence(value) && inside(value.items, 0);
    case 'tuple':
      return isSequence(value);
    case 'dict':
      return (
        value.kind === 'dict' &&
        inside(
          value.entries.map(([key]) => key),
          0,
        ) &&
        inside(
          value.entries.map(([, item]) => item),
          1,
        )
      );
    case 'None':
      return value.kind === 'none';
    case 'str':
    case 'Literal':
    case 'pathlib.Path':
      return value.kind === 'str';
    default:
      if (value.kind === 'none' || isContainer(value)) return false;
      return lax || value.kind === type.path || (type.path === 'float' && value.kind === 'int');
  }
}

function isSequence(value: Literal): value is Extract<Literal, { readonly items: unknown }> {
  return value.kind === 'list' || value.kind === 'tuple' || value.kind === 'set';
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

/** One type for some values, with a single alternative for each kind of container: `list[int | str]`. */
function joinedType(values: readonly Literal[]): TypeText {
  const types = new Set<TypeText>();
  const items = (kind: 'list' | 'tuple' | 'set'): readonly Literal[] | null => {
    const holders = values.flatMap((value) => (value.kind === kind ? [value.items] : []));
    return holders.length === 0 ? null : holders.flat();
  };
  for (const value of values) if (!isContainer(value)) types.add(literalType(value));
  const [list, set, tuple] = [items('list'), items('set'), items('tuple')];
  if (list !== null) types.add(`list[${joinedType(list)}]`);
  if (set !== null) types.add(`set[${joinedType(set)}]`);
  if (tuple !== null) types.add(`tuple[${joinedType(tuple)}, ...]`);
  const entries = values.flatMap((value) => (value.kind === 'dict' ? [value.entries] : []));
  if (entries.length > 0) {
    const keys = joinedType(entries.flat().map(([key]) => key));
    types.add(`dict[${keys}, ${joinedType(entries.flat().map(([, item]) => item))}]`);
  }
  const ordered = [...types].sort((a, b) => Number(a === 'None') - Number(b === 'None'));
  return ordered.length === 0 ? 'Any' : ordered.join(' | ');
}
