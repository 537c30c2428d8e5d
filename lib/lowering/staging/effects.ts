import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import type { Node, Scoped, Spelling } from '../../analysis/staging/index.ts';
import { boundNames } from '../../analysis/scopes.ts';
import { childrenOf, defaultsOf } from '../../analysis/walk.ts';

/**
 * A column of a frame as code names it: `'price'` for a literal, `$var` for a variable, null for the whole frame.
 * Two literals that differ are different columns; a variable may be any.
 */
export type Key = string | null;

export interface Use {
  readonly name: string;
  readonly key: Key;
  /** The name, or what it stands for where it is computed above. */
  readonly node: Expr;
  /** One column by itself: `X['price']`, not `X[['price']]`. */
  readonly single?: boolean;
}

export interface Write {
  readonly name: string;
  readonly key: Key;
  /** Nothing of what was there before stays. */
  readonly whole: boolean;
}

export interface Effects {
  readonly uses: readonly Use[];
  readonly writes: readonly Write[];
}

/** Parts of leaves that stand for names computed above them. */
export type Replaced = ReadonlyMap<Expr, string>;

export interface EffectsQuery {
  readonly replacedIn: (node: Node) => Replaced;
  /** Whether a bare call of a function of the notebook may change its arguments. */
  readonly isOwnFunction: (name: string) => boolean;
  /** Modules and functions are not changed by their methods. */
  readonly isVariable: (name: string) => boolean;
  /** Variables that a call of a function of the notebook reads besides its arguments. */
  readonly readBy: (name: string) => readonly string[];
}

const IN_PLACE = new Set([
  'append',
  'extend',
  'insert',
  'add',
  'update',
  'setdefault',
  'remove',
  'discard',
  'clear',
  'popitem',
  'pop',
  'sort',
  'reverse',
  'fit',
  'partial_fit',
  'fit_transform',
  'fit_predict',
  'fit_resample',
  'set_params',
  'train',
  'set_index',
]);

/** What a leaf, or the header of a block, reads and writes, in the names of the module. */
export function effectsOf(node: Node, query: EffectsQuery): Effects {
  const uses: Use[] = [];
  const writes: Write[] = [];
  const replaced = query.replacedIn(node);
  const collect = { uses, writes, replaced, query };
  if (node.kind === 'block') header(node.statement, collect);
  else if (node.code.kind === 'assign') {
    readExpr(node.code.value.node, node.code.value.spelling, new Set(), collect);
    target(node.code.target.node, node.code.target.spelling, collect);
  } else statement(node.code.statement, collect);
  return { uses, writes };
}

interface Collect {
  readonly uses: Use[];
  readonly writes: Write[];
  readonly replaced: Replaced;
  readonly query: EffectsQuery;
}

function header({ node, spelling }: Scoped<Stmt>, c: Collect): void {
  if (node.kind === 'For') {
    readExpr(node.iter, spelling, new Set(), c);
    target(node.target, spelling, c);
  } else if (node.kind === 'If' || node.kind === 'While')
    readExpr(node.test, spelling, new Set(), c);
  else if (node.kind === 'Match') readExpr(node.subject, spelling, new Set(), c);
  else if (node.kind === 'With')
    for (const item of node.items) {
      readExpr(item.context, spelling, new Set(), c);
      if (item.target !== null) target(item.target, spelling, c);
    }
}

function statement({ node: s, spelling }: Scoped<Stmt>, c: Collect): void {
  switch (s.kind) {
    case 'Assign':
      readExpr(s.value, spelling, new Set(), c);
      for (const one of s.targets) target(one, spelling, c);
      return;
    case 'AnnAssign':
      if (s.value !== null) readExpr(s.value, spelling, new Set(), c);
      return target(s.target, spelling, c);
    case 'AugAssign':
      readExpr(s.value, spelling, new Set(), c);
      readExpr(s.target, spelling, new Set(), c);
      return target(s.target, spelling, c);
    case 'Delete':
      for (const one of s.targets) {
        if (one.kind === 'Name')
          c.writes.push({ name: spelled(one.id, spelling), key: null, whole: false });
        else target(one, spelling, c);
      }
      return;
    case 'Expr': {
      const call = s.value;
      if (call.kind === 'Call' && call.func.kind === 'Name' && c.query.isOwnFunction(call.func.id))
        for (const arg of call.args)
          if (arg.kind === 'Name')
            c.writes.push({ name: spelled(arg.id, spelling), key: null, whole: false });
      return readExpr(call, spelling, new Set(), c);
    }
    case 'Assert':
      return readExpr(s.test, spelling, new Set(), c);
    default:
  }
}

export function spelled(name: string, spelling: Spelling): string {
  const other = spelling.names.get(name);
  return typeof other === 'string' ? other : name;
}

function target(expr: Expr, spelling: Spelling, c: Collect): void {
  switch (expr.kind) {
    case 'Name':
      c.writes.push({ name: spelled(expr.id, spelling), key: null, whole: true });
      return;
    case 'Tuple':
    case 'List':
      for (const part of expr.elements) target(part, spelling, c);
      return;
    case 'Starred':
      return target(expr.value, spelling, c);
    case 'Subscript':
    case 'Attribute': {
      if (expr.kind === 'Subscript') readExpr(expr.slice, spelling, new Set(), c);
      const write = place(expr, spelling);
      if (write !== null) c.writes.push(write);
      // What stands between the name and the place is read: `frames['train']['x'] = 1`.
      if (expr.value.kind !== 'Name') readExpr(expr.value, spelling, new Set(), c);
      return;
    }
    default:
  }
}

/** `X['a']`, `X.loc[mask, 'a']`, `X['a'].values`: which name, which column. What a call gave is nobody's place. */
function place(expr: Expr, spelling: Spelling): Write | null {
  let at = expr;
  let key: Key = null;
  let whole = false;
  while (at.kind === 'Subscript' || at.kind === 'Attribute') {
    if (at.kind === 'Subscript') {
      const located =
        at.value.kind === 'Attribute' && (at.value.attr === 'loc' || at.value.attr === 'at');
      const column =
        located && at.slice.kind === 'Tuple'
          ? (at.slice.elements[1] ?? null)
          : located
            ? null
            : at.slice;
      key = column === null ? null : keyOf(column, spelling);
      whole = at === expr && !located;
    }
    at = at.value;
  }
  if (at.kind !== 'Name') return null;
  const stands = spelling.names.get(at.id);
  if (stands !== undefined && typeof stands !== 'string')
    return place(stands.node, stands.spelling);
  return { name: spelled(at.id, spelling), key, whole: whole && key !== null };
}

export function keyOf(expr: Expr, spelling: Spelling): Key {
  if (expr.kind === 'Constant' && expr.value.kind === 'str') return `'${expr.value.value}'`;
  if (expr.kind !== 'Name') return null;
  const stands = spelling.names.get(expr.id);
  if (stands !== undefined && typeof stands !== 'string')
    return keyOf(stands.node, stands.spelling);
  return `$${spelled(expr.id, spelling)}`;
}

function readExpr(expr: Expr, spelling: Spelling, bound: ReadonlySet<string>, c: Collect): void {
  const name = c.replaced.get(expr);
  if (name !== undefined) {
    c.uses.push({ name, key: null, node: expr });
    return;
  }
  switch (expr.kind) {
    case 'Name':
      return readName(expr, null, spelling, bound, c);
    case 'Subscript': {
      readExpr(expr.slice, spelling, bound, c);
      if (expr.value.kind !== 'Name') return readExpr(expr.value, spelling, bound, c);
      const keys =
        expr.slice.kind === 'List'
          ? expr.slice.elements.map((e) => keyOf(e, spelling))
          : [keyOf(expr.slice, spelling)];
      const single = expr.slice.kind !== 'List';
      for (const key of keys.includes(null) ? [null] : keys)
        readName(expr.value, key, spelling, bound, c, single);
      return;
    }
    case 'Call': {
      if (expr.func.kind === 'Attribute') {
        const changes = IN_PLACE.has(expr.func.attr) || inPlace(expr);
        const write = changes ? place(expr.func.value, spelling) : null;
        if (write !== null && !bound.has(write.name) && c.query.isVariable(write.name))
          c.writes.push({ ...write, whole: false });
      }
      for (const child of childrenOf(expr)) readExpr(child, spelling, bound, c);
      return;
    }
    case 'Lambda': {
      for (const value of defaultsOf(expr.parameters)) readExpr(value, spelling, bound, c);
      return readExpr(
        expr.body,
        spelling,
        new Set([...bound, ...expr.parameters.map((p) => p.name)]),
        c,
      );
    }
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
    case 'DictComp': {
      const inner = new Set(bound);
      for (const g of expr.generators) {
        readExpr(g.iter, spelling, inner, c);
        boundNames(g.target).forEach((n) => inner.add(n));
        for (const test of g.ifs) readExpr(test, spelling, inner, c);
      }
      const results = expr.kind === 'DictComp' ? [expr.key, expr.value] : [expr.element];
      for (const result of results) readExpr(result, spelling, inner, c);
      return;
    }
    default:
      for (const child of childrenOf(expr)) readExpr(child, spelling, bound, c);
  }
}

function inPlace(call: Extract<Expr, { kind: 'Call' }>): boolean {
  return call.keywords.some(
    (k) =>
      k.name === 'inplace' &&
      k.value.kind === 'Constant' &&
      k.value.value.kind === 'bool' &&
      k.value.value.value,
  );
}

function readName(
  node: Extract<Expr, { kind: 'Name' }>,
  key: Key,
  spelling: Spelling,
  bound: ReadonlySet<string>,
  c: Collect,
  single = false,
): void {
  if (bound.has(node.id)) return;
  const stands = spelling.names.get(node.id);
  if (stands !== undefined && typeof stands !== 'string')
    return readExpr(stands.node, stands.spelling, new Set(), c);
  c.uses.push({ name: spelled(node.id, spelling), key, node, single });
  for (const read of c.query.readBy(node.id)) c.uses.push({ name: read, key: null, node });
}
