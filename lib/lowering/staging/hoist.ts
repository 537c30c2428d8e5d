import type { Leaf, Node, Scoped, StageValue } from '../../analysis/staging/index.ts';
import { FITTING } from '../../analysis/staging/tables.ts';
import { childrenOf } from '../../analysis/walk.ts';
import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import { identifierFrom } from '../outline/index.ts';

/** Values that are learned in the middle of an expression get a name, and a line of their own above it. */
export interface Hoisting {
  readonly nodes: readonly Node[];
  readonly replaced: ReadonlyMap<Node, ReadonlyMap<Expr, string>>;
  /** Names given. */
  readonly names: ReadonlySet<string>;
}

export interface HoistQuery {
  readonly isTaken: (name: string) => boolean;
  /** A key that is the same for the same expression about the frames of either way. */
  readonly keyOf: (expr: Scoped<Expr>, node: Node) => string;
}

export function hoist(nodes: readonly Node[], query: HoistQuery): Hoisting {
  const replaced = new Map<Node, Map<Expr, string>>();
  const byKey = new Map<string, string>();
  const used = new Set<string>();
  // What was computed above and still holds, by its text: nothing it mentions has been bound or changed since.
  const standing = new Map<string, string>();
  const forget = (node: Node): void => {
    if (node.kind === 'block' || node.after.size === 0) standing.clear();
    for (const text of standing.keys())
      if ([...node.after.keys()].some((name) => new RegExp(`\\b${name}\\b`).test(text)))
        standing.delete(text);
  };
  const nameFor = (expr: Scoped<Expr>, node: Node): string => {
    const key = query.keyOf(expr, node);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const base = describe(expr.node);
    let name = base;
    for (let i = 2; used.has(name) || query.isTaken(name); i++) name = `${base}_${i}`;
    used.add(name);
    byKey.set(key, name);
    return name;
  };
  const visit = (node: Node): readonly Node[] => {
    if (node.kind === 'block') {
      const above = virtualLeaves(node);
      forget(node);
      const block: Node = { ...node, blocks: node.blocks.map((b) => b.flatMap(visit)) };
      const own = replaced.get(node);
      if (own !== undefined) replaced.set(block, own);
      forget(node);
      return [...above, block];
    }
    const leaves = virtualLeaves(node);
    forget(node);
    return [...leaves, node];
  };
  const virtualLeaves = (node: Node): readonly Node[] => {
    const found = hoistable(node);
    if (found.length === 0) return [];
    const names = new Map<Expr, string>();
    replaced.set(node, names);
    const made = new Set<string>();
    return found.flatMap(({ expr, value }): readonly Leaf[] => {
      const name = nameFor(expr, node);
      names.set(expr.node, name);
      const text = expr.cell.cell.source.slice(expr.node.start, expr.node.end);
      if (made.has(name) || standing.get(text) === name) return [];
      made.add(name);
      if (expr.spelling.names.size === 0) standing.set(text, name);
      const target: Expr = {
        kind: 'Name',
        id: name,
        context: 'store',
        start: expr.node.start,
        end: expr.node.start,
      };
      return [
        {
          kind: 'leaf',
          top: node.top,
          code: {
            kind: 'assign',
            target: { cell: expr.cell, spelling: { names: new Map() }, node: target },
            value: expr,
          },
          values: node.values,
          after: new Map([[name, { ...value, elements: null }]]),
        },
      ];
    });
  };
  return { nodes: nodes.flatMap(visit), replaced, names: used };
}

interface Found {
  readonly expr: Scoped<Expr>;
  readonly value: StageValue;
}

/** Largest parts of a row's expression that are learned from rows of a way. */
function hoistable(node: Node): readonly Found[] {
  const found: Found[] = [];
  const walk = (scoped: Scoped<Expr>, isTop: boolean): void => {
    const { node: expr } = scoped;
    const value = node.values.get(expr);
    if (
      value !== undefined &&
      !isTop &&
      value.time === 'learned' &&
      value.from.size > 0 &&
      isComputed(expr, node)
    ) {
      if (!isCount(expr) && !asksFitted(expr, node)) found.push({ expr: scoped, value });
      return;
    }
    if (
      value !== undefined &&
      value.time === 'schema' &&
      !isTop &&
      isColumns(expr) &&
      !isOwn(value, node)
    ) {
      found.push({ expr: scoped, value });
      return;
    }
    if (
      expr.kind === 'Lambda' ||
      expr.kind === 'ListComp' ||
      expr.kind === 'DictComp' ||
      expr.kind === 'GeneratorExp' ||
      expr.kind === 'SetComp'
    )
      return;
    for (const child of childrenOf(expr)) walk({ ...scoped, node: child }, false);
  };
  if (node.kind === 'block') {
    const { node: s } = node.statement;
    if (s.kind === 'For') walk({ ...node.statement, node: s.iter }, false);
    // What is done to rows may hang on all of them: `if df['price'].skew() > 1:`.
    if (s.kind === 'If' && changesRows(node))
      for (const part of termsOf(s.test)) walk({ ...node.statement, node: part }, false);
    return found;
  }
  if (node.code.kind === 'assign') walk(node.code.value, !isRows(node, node.code.value.node));
  else {
    const { node: s } = node.code.statement;
    const expr =
      s.kind === 'Assign' || s.kind === 'AugAssign' || s.kind === 'Expr' ? s.value : null;
    if (expr !== null) {
      const stores =
        s.kind === 'Assign' && s.targets.every((t) => t.kind !== 'Name' && t.kind !== 'Tuple');
      const rowsChange =
        [...node.after.values()].some((v) => v.time === 'row') || stores || isInPlace(s);
      const isOwnValue =
        s.kind === 'Expr' || (s.kind === 'Assign' && !isRows(node, expr) && !stores);
      if (rowsChange) walk({ ...node.code.statement, node: expr }, isOwnValue);
    }
  }
  return found;
}

/** `poly.get_feature_names_out(...)` beside `poly.fit_transform(X)`: above the statement it would ask too early. */
function asksFitted(expr: Expr, node: Node): boolean {
  if (expr.kind !== 'Call' || expr.func.kind !== 'Attribute' || expr.func.value.kind !== 'Name')
    return false;
  const { id } = expr.func.value;
  return [...node.values.keys()].some(
    (other) =>
      other.kind === 'Call' &&
      other !== expr &&
      other.func.kind === 'Attribute' &&
      FITTING.has(other.func.attr) &&
      other.func.value.kind === 'Name' &&
      other.func.value.id === id,
  );
}

/** What is compared: the figures get names, not the outcomes. */
function termsOf(test: Expr): readonly Expr[] {
  if (test.kind === 'Compare' || test.kind === 'BoolOp' || test.kind === 'UnaryOp')
    return childrenOf(test).flatMap(termsOf);
  return [test];
}

function changesRows(node: Node): boolean {
  return node.kind === 'leaf'
    ? [...node.after.values()].some((v) => v.time === 'row')
    : node.blocks.some((block) => block.some(changesRows));
}

/** `X['age'].fillna(..., inplace=True)` */
function isInPlace(s: Stmt): boolean {
  return (
    s.kind === 'Expr' &&
    s.value.kind === 'Call' &&
    s.value.keywords.some((k) => k.name === 'inplace')
  );
}

/** The columns of the rows that the statement itself is about are at hand. */
function isOwn(value: StageValue, node: Node): boolean {
  const rows = [...node.after.values()].flatMap((v) => [...v.rows]);
  return rows.length === 0 || rows.some((id) => value.from.has(id));
}

function isRows(node: Leaf, expr: Expr): boolean {
  return node.values.get(expr)?.time === 'row';
}

/** It does something with rows itself: a name or an item of what was learned above stays. */
function isComputed(expr: Expr, node: Node): boolean {
  const value = node.values.get(expr);
  if (value?.time === 'row') return true;
  return childrenOf(expr).some((child) => {
    const inner = node.values.get(child);
    return inner?.time === 'row' || (child.kind !== 'Name' && isComputed(child, node));
  });
}

/** The number of rows at hand is theirs, not learned. */
function isCount(expr: Expr): boolean {
  if (expr.kind === 'Tuple')
    return (
      expr.elements.some(isCount) && expr.elements.every((e) => e.kind === 'Constant' || isCount(e))
    );
  if (expr.kind === 'Call' && expr.func.kind === 'Name' && expr.func.id === 'len') return true;
  if (expr.kind === 'Subscript' && expr.value.kind === 'Attribute' && expr.value.attr === 'shape')
    return true;
  return (
    expr.kind === 'Attribute' &&
    (expr.attr === 'shape' || expr.attr === 'size' || expr.attr === 'index')
  );
}

function isColumns(expr: Expr): boolean {
  return expr.kind === 'Attribute' && expr.attr === 'columns';
}

/** `X['age'].median()` -> `age_median`; `X.columns` -> `columns`. */
function describe(expr: Expr): string {
  const words: string[] = [];
  const visit = (at: Expr): void => {
    if (at.kind === 'Call') {
      if (at.func.kind === 'Attribute') {
        visit(at.func.value);
        words.push(at.func.attr);
        if (at.func.attr === 'quantile' && at.args[0]?.kind === 'Constant')
          words.push(quantileWord(at.args[0]));
      } else if (at.func.kind === 'Name') {
        at.args.forEach(visit);
        words.push(at.func.id);
      }
      return;
    }
    if (at.kind === 'Subscript') {
      visit(at.value);
      if (at.slice.kind === 'Constant' && at.slice.value.kind === 'str')
        words.push(at.slice.value.value);
      return;
    }
    if (at.kind === 'Attribute') {
      visit(at.value);
      if (!['values', 'loc', 'iloc', 'str', 'dt'].includes(at.attr)) words.push(at.attr);
      return;
    }
    if (at.kind === 'BinOp') {
      visit(at.left);
      visit(at.right);
    }
  };
  visit(expr);
  const distinct = words.filter((w, i) => words.indexOf(w) === i).slice(0, 4);
  return identifierFrom(distinct.join(' ')) ?? 'learned_value';
}

function quantileWord(expr: Expr): string {
  return expr.kind === 'Constant' && expr.value.kind === 'float'
    ? expr.value.repr.replace(/^0?\./, 'q')
    : '';
}
