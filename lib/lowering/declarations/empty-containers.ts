import {
  allStatements,
  expressionsIn,
  headerExpressions,
  statementsIn,
} from '../../analysis/walk.ts';
import type { ClassDef, Expr, FunctionDef, Stmt } from '../../frontend/python/ast.ts';
import { typeSlot } from '../../ir/index.ts';
import type { Edit } from '../text/index.ts';

const EMPTY: Readonly<Record<string, string>> = {
  list: 'list[Any]',
  dict: 'dict[Any, Any]',
  set: 'set[Any]',
};
/** What tells a type checker what a container holds. */
const FILLS = new Set(['append', 'extend', 'add', 'update', 'insert', 'setdefault']);

type Assign = Extract<Stmt, { kind: 'Assign' }>;

/**
 * `self.means = {}` -> `self.means: dict[Any, Any] = {}`, and so for names that their function fills out of the type
 * checker's sight. Only the first assignment of each is annotated.
 */
export function emptyContainerEdits(statement: Stmt): readonly Edit[] {
  return [...allStatements([statement])].flatMap((s) => {
    if (s.kind === 'ClassDef') return attributeEdits(s);
    return s.kind === 'FunctionDef' ? localEdits(s) : [];
  });
}

/**
 * `found = {}` -> `found: dict[Any, Any] = {}` in a step, where none of the step's own statements shows a type checker
 * what it holds.
 */
export function emptyLocalEdits(
  statement: Stmt,
  others: readonly Stmt[],
  typeOf: (name: string) => string,
): readonly Edit[] {
  const target =
    statement.kind === 'Assign' && statement.targets.length === 1
      ? statement.targets[0]
      : undefined;
  if (statement.kind !== 'Assign' || target?.kind !== 'Name') return [];
  const own = [...statementsIn(others)];
  const isElse = (s: Stmt): boolean =>
    s !== statement &&
    (bindsOtherwise(s, target.id) ||
      (s.kind === 'Assign' && s.targets.some((one) => isName(one, target.id))));
  if (own.some(isElse)) return [];
  const type = /^collections\.(?:Counter|deque)$/.test(typeOf(target.id))
    ? typeOf(target.id)
    : ofEmptyOnes(statement.value);
  const kind = emptyKind(statement.value);
  const plain = kind === null || own.some((s) => isFilled(s, target.id)) ? null : EMPTY[kind];
  const found = type ?? plain ?? null;
  return found === null
    ? []
    : [{ start: target.end, end: target.end, text: `: ${typeSlot(found)}` }];
}

/** `{'a': {}, 'b': {}}` is filled further down than a type checker looks. */
function ofEmptyOnes(value: Expr): string | null {
  if (value.kind !== 'Dict' || value.keys.length === 0) return null;
  const kinds = new Set(value.values.map(emptyKind));
  const [kind] = kinds;
  const isText = value.keys.every((key) => key?.kind === 'Constant' && key.value.kind === 'str');
  if (kinds.size !== 1 || kind === null || kind === undefined) return null;
  return `dict[${isText ? 'str' : 'Any'}, ${EMPTY[kind]}]`;
}

function attributeEdits(node: ClassDef): readonly Edit[] {
  const assigned = new Map<string, Assign[]>();
  for (const method of node.body) {
    const self = method.kind === 'FunctionDef' ? method.parameters[0]?.name : undefined;
    if (method.kind !== 'FunctionDef' || self === undefined) continue;
    for (const s of statementsIn(method.body)) {
      const target = s.kind === 'Assign' && s.targets.length === 1 ? s.targets[0] : undefined;
      if (s.kind !== 'Assign' || target?.kind !== 'Attribute') continue;
      if (target.value.kind !== 'Name' || target.value.id !== self) continue;
      assigned.set(target.attr, [...(assigned.get(target.attr) ?? []), s]);
    }
  }
  return [...assigned.values()].flatMap((all) => firstAnnotated(all));
}

function localEdits(node: FunctionDef): readonly Edit[] {
  const own = [...statementsIn(node.body)];
  const parameters = new Set(node.parameters.map(({ name }) => name));
  const assigned = new Map<string, Assign[]>();
  for (const s of own) {
    const target = s.kind === 'Assign' && s.targets.length === 1 ? s.targets[0] : undefined;
    if (s.kind !== 'Assign' || target?.kind !== 'Name' || parameters.has(target.id)) continue;
    assigned.set(target.id, [...(assigned.get(target.id) ?? []), s]);
  }
  return [...assigned].flatMap(([name, all]) =>
    own.some((s) => bindsOtherwise(s, name) || isFilled(s, name)) ? [] : firstAnnotated(all),
  );
}

/** The annotation of the first assignment, where that and all others are of the same empty kind. */
function firstAnnotated(all: readonly Assign[]): readonly Edit[] {
  const [first] = all;
  const kind = first === undefined ? null : emptyKind(first.value);
  const target = first?.targets[0];
  const nested = first === undefined || all.length > 1 ? null : ofEmptyOnes(first.value);
  if (nested !== null && target !== undefined)
    return [{ start: target.end, end: target.end, text: `: ${typeSlot(nested)}` }];
  if (kind === null || target === undefined) return [];
  const same = all.every((s) => emptyKind(s.value) === kind);
  const text = `: ${typeSlot(same ? (EMPTY[kind] ?? 'Any') : 'Any')}`;
  return [{ start: target.end, end: target.end, text }];
}

function emptyKind(value: Expr): string | null {
  if (value.kind === 'List') return value.elements.length === 0 ? 'list' : null;
  if (value.kind === 'Dict') return value.keys.length === 0 ? 'dict' : null;
  const isCall = value.kind === 'Call' && value.args.length + value.keywords.length === 0;
  const callee = isCall && value.func.kind === 'Name' ? value.func.id : '';
  return callee in EMPTY ? callee : null;
}

function bindsOtherwise(s: Stmt, name: string): boolean {
  if (s.kind === 'Global' || s.kind === 'Nonlocal') return s.names.includes(name);
  if (s.kind === 'For') return isName(s.target, name);
  return s.kind === 'AnnAssign' && isName(s.target, name);
}

/** `name.append(...)`, `name[key] = value`, `name += ...`. */
function isFilled(s: Stmt, name: string): boolean {
  if (s.kind === 'AugAssign') return isName(s.target, name);
  if (s.kind === 'Assign')
    return s.targets.some((t) => t.kind === 'Subscript' && isName(t.value, name));
  return headerExpressions(s).some((expr) =>
    [...expressionsIn(expr)].some(
      (e) =>
        e.kind === 'Call' &&
        e.func.kind === 'Attribute' &&
        FILLS.has(e.func.attr) &&
        isName(e.func.value, name),
    ),
  );
}

function isName(expr: Expr, name: string): boolean {
  return expr.kind === 'Name' && expr.id === name;
}
