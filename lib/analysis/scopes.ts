import type {
  ClassDef,
  Comprehension,
  Expr,
  FunctionDef,
  Lambda,
  Parameters,
  Stmt,
} from '../frontend/python/ast.ts';
import type { AbstractValue } from './values.ts';
import { blocksOf, childrenOf, headerExpressions, statementsIn } from './walk.ts';

/** The scope of a function call, lambda, comprehension or class body while it is evaluated. */
export interface LocalScope {
  readonly kind: 'function' | 'comprehension' | 'class';
  /** Names that belong to it, whether bound yet or not. */
  readonly names: ReadonlySet<string>;
  readonly values: Map<string, AbstractValue>;
  readonly parent: LocalScope | null;
  /** The local module whose names these are. */
  readonly module?: string;
}

/** The local module that code in a scope belongs to; null for the notebook. */
export function moduleOfScope(scope: LocalScope | null): string | null {
  for (let at = scope; at !== null; at = at.parent) if (at.module !== undefined) return at.module;
  return null;
}

/** Names that assignment to an expression binds: `a, (b, *c)` -> a, b, c. */
export function boundNames(target: Expr): readonly string[] {
  switch (target.kind) {
    case 'Name':
      return [target.id];
    case 'Tuple':
    case 'List':
      return target.elements.flatMap(boundNames);
    case 'Starred':
      return boundNames(target.value);
    default:
      return [];
  }
}

/** Names bound by walrus expressions; comprehensions pass theirs on to the scope around them. */
function walrusNames(expr: Expr, into: Set<string>): void {
  if (expr.kind === 'NamedExpr') into.add(expr.target.id);
  if (expr.kind === 'Lambda') return;
  for (const child of childrenOf(expr)) walrusNames(child, into);
}

/** Names that the statement itself binds, its blocks left out. */
export function namesBoundBy(s: Stmt): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (target: Expr): void => boundNames(target).forEach((name) => names.add(name));
  for (const expr of headerExpressions(s)) walrusNames(expr, names);
  switch (s.kind) {
    case 'Assign':
    case 'Delete':
      s.targets.forEach(add);
      break;
    case 'AugAssign':
    case 'AnnAssign':
    case 'For':
      add(s.target);
      break;
    case 'TypeAlias':
      names.add(s.name.id);
      break;
    case 'With':
      s.items.forEach((item) => item.target !== null && add(item.target));
      break;
    case 'Try':
      s.handlers.forEach((h) => h.name !== null && names.add(h.name));
      break;
    case 'Match':
      s.cases.forEach((c) => c.pattern.captures.forEach((name) => names.add(name)));
      break;
    case 'FunctionDef':
    case 'ClassDef':
      names.add(s.name);
      break;
    case 'Import':
      s.names.forEach((a) => names.add(a.asName ?? a.name.split('.')[0] ?? a.name));
      break;
    case 'ImportFrom':
      s.names.forEach((a) => a.name !== '*' && names.add(a.asName ?? a.name));
      break;
    default:
  }
  return names;
}

export interface Scoping {
  readonly locals: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
}

/** Which names belong to a function's own scope, and which it declares `global`. */
export function scopingOf(parameters: Parameters, body: readonly Stmt[]): Scoping {
  const locals = new Set(parameters.map((p) => p.name));
  const globals = new Set<string>();
  const outer = new Set<string>();
  for (const s of statementsIn(body)) {
    if (s.kind === 'Global') s.names.forEach((name) => globals.add(name));
    else if (s.kind === 'Nonlocal') s.names.forEach((name) => outer.add(name));
    else namesBoundBy(s).forEach((name) => locals.add(name));
  }
  for (const name of [...globals, ...outer]) locals.delete(name);
  return { locals, globals };
}

/** Names of outer scopes that a function, lambda or class mentions. */
export function freeNames(node: FunctionDef | Lambda | ClassDef): ReadonlySet<string> {
  const free = new Set<string>();
  if (node.kind === 'Lambda') {
    for (const p of node.parameters)
      if (p.defaultValue !== null) freeInExpr(p.defaultValue, new Set(), free);
    freeInExpr(node.body, new Set(node.parameters.map((p) => p.name)), free);
  } else if (node.kind === 'FunctionDef') {
    for (const expr of headerExpressions(node)) freeInExpr(expr, new Set(), free);
    freeInFunction(node, new Set(), free);
  } else {
    freeInClass(node, new Set(), free);
  }
  return free;
}

function freeInFunction(node: FunctionDef, outer: ReadonlySet<string>, free: Set<string>): void {
  const { locals, globals } = scopingOf(node.parameters, node.body);
  const own = new Set([...outer, ...locals]);
  for (const name of globals) {
    own.delete(name);
    free.add(name);
  }
  freeInBlock(node.body, own, free);
}

function freeInClass(node: ClassDef, outer: ReadonlySet<string>, free: Set<string>): void {
  for (const expr of headerExpressions(node)) freeInExpr(expr, outer, free);
  // Names bound in a class body are seen by the body but not by its methods.
  const bodyNames = new Set([...outer, ...scopingOf([], node.body).locals]);
  for (const s of statementsIn(node.body)) {
    if (s.kind === 'FunctionDef') {
      for (const expr of headerExpressions(s)) freeInExpr(expr, bodyNames, free);
      freeInFunction(s, outer, free);
    } else if (s.kind === 'ClassDef') freeInClass(s, outer, free);
    else for (const expr of headerExpressions(s)) freeInExpr(expr, bodyNames, free);
  }
}

function freeInBlock(block: readonly Stmt[], own: ReadonlySet<string>, free: Set<string>): void {
  for (const s of block) {
    if (s.kind === 'FunctionDef') {
      for (const expr of headerExpressions(s)) freeInExpr(expr, own, free);
      freeInFunction(s, own, free);
    } else if (s.kind === 'ClassDef') freeInClass(s, own, free);
    else {
      for (const expr of headerExpressions(s)) freeInExpr(expr, own, free);
      for (const inner of blocksOf(s)) freeInBlock(inner, own, free);
    }
  }
}

/** Names of outer scopes that an expression mentions; those that its lambdas and comprehensions bind are left out. */
export function freeInExpr(expr: Expr, own: ReadonlySet<string>, free: Set<string>): void {
  switch (expr.kind) {
    case 'Name':
      if (!own.has(expr.id)) free.add(expr.id);
      return;
    case 'Lambda':
      for (const p of expr.parameters)
        if (p.defaultValue !== null) freeInExpr(p.defaultValue, own, free);
      freeInExpr(expr.body, new Set([...own, ...expr.parameters.map((p) => p.name)]), free);
      return;
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
    case 'DictComp': {
      const inner = new Set(own);
      comprehensionNames(expr.generators).forEach((name) => inner.add(name));
      expr.generators.forEach((g, i) => {
        freeInExpr(g.iter, i === 0 ? own : inner, free);
        g.ifs.forEach((test) => freeInExpr(test, inner, free));
      });
      const results = expr.kind === 'DictComp' ? [expr.key, expr.value] : [expr.element];
      results.forEach((result) => freeInExpr(result, inner, free));
      return;
    }
    default:
      for (const child of childrenOf(expr)) freeInExpr(child, own, free);
  }
}

export function comprehensionNames(generators: readonly Comprehension[]): ReadonlySet<string> {
  return new Set(generators.flatMap((g) => boundNames(g.target)));
}
