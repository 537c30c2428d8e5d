import type { ImportBinding, TypeText } from '../../ir/index.ts';
import { isBuiltin } from '../../ir/python-names.ts';
import { parseType, type TypeNode } from '../../ir/type-node.ts';
import type { TypeNaming } from './nodes.ts';

const ANY: TypeNode = { kind: 'named', path: 'Any', arguments: [] };

const BARE_ARGUMENTS: Readonly<Record<string, string>> = {
  list: 'list[Any]',
  set: 'set[Any]',
  frozenset: 'frozenset[Any]',
  dict: 'dict[Any, Any]',
  tuple: 'tuple[Any, ...]',
  'collections.Counter': 'collections.Counter[Any]',
  'collections.OrderedDict': 'collections.OrderedDict[Any, Any]',
  'collections.defaultdict': 'collections.defaultdict[Any, Any]',
  'collections.deque': 'collections.deque[Any]',
};

/** Modules whose classes are written through the module, under the name everybody gives it. */
const USUAL_ALIASES: Readonly<Record<string, string>> = { pandas: 'pd', numpy: 'np', polars: 'pl' };

const TYPING: Readonly<Record<string, string>> = {
  Any: 'typing',
  Literal: 'typing',
  Callable: 'collections.abc',
  Generator: 'collections.abc',
  Iterable: 'collections.abc',
  Iterator: 'collections.abc',
  Mapping: 'collections.abc',
  Sequence: 'collections.abc',
  Hashable: 'collections.abc',
};

/** An annotation as text, and the imports that make its names known. */
export interface Annotation {
  readonly text: string;
  readonly imports: readonly ImportBinding[];
}

/** What the names at a module's top level stand for: an import, or null for a definition of its own. */
export type BoundNames = ReadonlyMap<string, ImportBinding | null>;

/** Spells a canonical type for one module in which `bound` names are in use. */
export function annotate(type: TypeText, naming: TypeNaming, bound: BoundNames): Annotation {
  const imports: ImportBinding[] = [];
  const text = printNode(parseType(type) ?? ANY, { naming, bound, imports });
  return { text, imports };
}

interface Spelling {
  readonly naming: TypeNaming;
  readonly bound: BoundNames;
  readonly imports: ImportBinding[];
}

function printNode(node: TypeNode, spelling: Spelling): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'union':
      return [...new Set(node.members.map((member) => printNode(member, spelling)))].join(' | ');
    case 'list':
      return `[${node.items.map((item) => printNode(item, spelling)).join(', ')}]`;
    case 'named': {
      const bare = BARE_ARGUMENTS[node.path];
      if (bare !== undefined && node.arguments.length === 0) {
        return annotateInto(bare, spelling);
      }
      const base = spell(node.path, spelling);
      if (node.arguments.length === 0) return base;
      return `${base}[${node.arguments.map((argument) => printNode(argument, spelling)).join(', ')}]`;
    }
  }
}

function annotateInto(type: TypeText, spelling: Spelling): string {
  const node = parseType(type);
  return node === null ? 'Any' : printNode(node, spelling);
}

function spell(path: string, spelling: Spelling): string {
  if (isBuiltin(path)) return path;
  if (path.startsWith('.')) return spellOwn(path.slice(1), spelling);
  const typing = TYPING[path];
  if (typing !== undefined)
    return bind({ name: path, module: typing, member: path, aliased: false }, spelling);
  const dot = path.lastIndexOf('.');
  if (dot <= 0) return spell('Any', spelling);
  return spellMember(path.slice(0, dot), path.slice(dot + 1), spelling);
}

/** A class of the notebook: bare in its own module, imported elsewhere. */
function spellOwn(name: string, spelling: Spelling): string {
  const holder = spelling.naming.moduleOf(name);
  if (holder === null) return spell('Any', spelling);
  if (holder === spelling.naming.moduleName) return name;
  return bind({ name, module: holder, member: name, aliased: false }, spelling);
}

function spellMember(module: string, member: string, spelling: Spelling): string {
  const { imports } = spelling.naming;
  const direct = imports.find((i) => i.module === module && i.member === member);
  if (direct !== undefined) return bind(direct, spelling);
  const whole = imports.find(
    (i) => i.module === module && i.member === null && (i.aliased || !module.includes('.')),
  );
  if (whole !== undefined) return `${bind(whole, spelling)}.${member}`;
  const usual = USUAL_ALIASES[module];
  if (usual === undefined) return bind({ name: member, module, member, aliased: false }, spelling);
  return `${bind({ name: usual, module, member: null, aliased: true }, spelling)}.${member}`;
}

/** Records the import; gives it another name when the module uses its name for something else. */
function bind(binding: ImportBinding, spelling: Spelling): string {
  let { name } = binding;
  while (isTaken(name, binding, spelling.bound)) name = `${name}_`;
  spelling.imports.push(name === binding.name ? binding : { ...binding, name, aliased: true });
  return name;
}

function isTaken(name: string, binding: ImportBinding, bound: BoundNames): boolean {
  const other = bound.get(name);
  if (other === undefined) return false;
  return other === null || other.module !== binding.module || other.member !== binding.member;
}
