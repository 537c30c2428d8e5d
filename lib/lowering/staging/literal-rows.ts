import {
  type GivenRows,
  type ModelCall,
  type Node,
  ancestorsOf,
  type StagingFacts,
} from '../../analysis/staging/index.ts';
import { AGGREGATES } from '../../analysis/staging/tables.ts';
import { childrenOf } from '../../analysis/walk.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import { cellOf } from './code.ts';

/** An assignment of one name. */
interface Binding {
  readonly node: Node;
  readonly name: string;
  readonly value: Expr;
}

/**
 * Rows that no file and no library holds: the notebook writes them down, or makes them.
 *
 *     perch_length = np.array([8.4, 13.7, ...])    X = 2 * np.random.rand(100, 1)
 *
 * Gives the expressions of the rows that the estimator is fitted on and of their target; null when the rows come from
 * elsewhere, or from several variables at once.
 */
export function literalRows(
  facts: StagingFacts,
  fit: ModelCall,
): ReadonlyMap<Expr, GivenRows> | null {
  const [rows] = fit.arguments;
  const [x, y] = fit.node.args;
  if (rows === undefined || x === undefined || isLoaded(facts, fit)) return null;
  const bindings = bindingsOf(facts, fit);
  const root = rootOf(x, bindings, null);
  if (root === null) return null;
  const at = root.value;
  const cell = cellOf(root.node);
  const given = new Map<Expr, GivenRows>([[at, { at, cell, shape: shapeOf(at) }]]);
  const target = y === undefined ? null : rootOf(y, bindings, root);
  if (target !== null && target !== root)
    given.set(target.value, { at, cell, shape: shapeOf(target.value) });
  return given;
}

function isLoaded(facts: StagingFacts, fit: ModelCall): boolean {
  const [rows] = fit.arguments;
  if (rows?.time !== 'row') return false;
  const roots = [...ancestorsOf(facts.rowSets, rows.rows)].filter(
    (id) => (facts.rowSets.get(id)?.parents ?? []).length === 0,
  );
  return roots.some((id) => facts.rowSets.get(id)?.kind === 'loaded');
}

/** Assignments of single names, and of the sides of splits, before the fit. */
function bindingsOf(facts: StagingFacts, fit: ModelCall): readonly Binding[] {
  const at = facts.nodes.findIndex((n) => n === fit.leaf || n.top === fit.leaf.top);
  return facts.nodes.slice(0, at).flatMap((node): readonly Binding[] => {
    if (node.kind === 'block') return [];
    if (node.code.kind === 'assign') {
      const { target, value } = node.code;
      return target.node.kind === 'Name' ? [{ node, name: target.node.id, value: value.node }] : [];
    }
    const { node: s } = node.code.statement;
    if (s.kind !== 'Assign') return [];
    const [target] = s.targets;
    if (target?.kind === 'Name') return [{ node, name: target.id, value: s.value }];
    if (target?.kind !== 'Tuple') return [];
    const sides = target.elements;
    const values = sidesOf(s.value, sides.length);
    return sides.flatMap((side, i) => {
      const value = values[i];
      return side.kind === 'Name' && value !== undefined ? [{ node, name: side.id, value }] : [];
    });
  });
}

/** What each side of a pair, or of a split, is made of. */
function sidesOf(value: Expr, count: number): readonly Expr[] {
  if (value.kind === 'Tuple') return value.elements.length === count ? value.elements : [];
  if (value.kind !== 'Call' || value.args.length * 2 !== count) return [];
  return value.args.flatMap((arg) => [arg, arg]);
}

/** The earliest binding that all the rows come from, as long as they come from one variable. */
function rootOf(expr: Expr, bindings: readonly Binding[], stop: Binding | null): Binding | null {
  let found: Binding | null = null;
  let from = bindings.length;
  let at: Expr | null = expr;
  while (at !== null) {
    const sources: Binding[] = [];
    for (const name of dataNames(at)) {
      const index = bindings.findLastIndex((b, i) => i < from && b.name === name);
      const binding = bindings[index];
      const known = binding?.node.after.get(name);
      const holds = known?.time !== 'learned' && known?.shape !== 'model';
      if (binding !== undefined && holds && isData(binding.value)) sources.push(binding);
    }
    const [only, second] = sources;
    if (only === undefined || second !== undefined) break;
    if (only === stop) return null;
    from = bindings.indexOf(only);
    found = only;
    at = only.value;
  }
  return found !== null && isRows(found.value) ? found : null;
}

/** Names whose values go into the value; what chooses among rows does not. */
function dataNames(expr: Expr): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (at: Expr): void => {
    if (at.kind === 'Name') names.add(at.id);
    else if (at.kind === 'Subscript') visit(at.value);
    else if (at.kind === 'Call' && at.func.kind === 'Name') at.args.forEach(visit);
    else childrenOf(at).forEach(visit);
  };
  visit(expr);
  return names;
}

/** Whether a value may hold rows: a list, an array, something computed; not a number, a text, a table of settings. */
function isData(expr: Expr): boolean {
  if (expr.kind === 'Call' && AGGREGATES.has(calledName(expr))) return false;
  return !['Constant', 'Dict', 'Lambda', 'JoinedStr', 'Compare'].includes(expr.kind);
}

function isRows(expr: Expr): boolean {
  if (expr.kind === 'List') return expr.elements.length > 1;
  return isData(expr) && expr.kind !== 'Name' && expr.kind !== 'Tuple';
}

function shapeOf(expr: Expr): GivenRows['shape'] {
  if (expr.kind === 'List') {
    const [first] = expr.elements;
    return first?.kind === 'List' || first?.kind === 'Tuple' ? 'array' : 'vector';
  }
  if (expr.kind === 'ListComp')
    return expr.element.kind === 'List' || expr.element.kind === 'Tuple' ? 'array' : 'vector';
  if (expr.kind !== 'Call') return 'array';
  const name = calledName(expr);
  if (name === 'DataFrame') return 'frame';
  if (name === 'Series') return 'series';
  if (['arange', 'linspace', 'concatenate'].includes(name)) return 'vector';
  const [first] = expr.args;
  if (['array', 'asarray'].includes(name) && first !== undefined) return shapeOf(first);
  if (['ones', 'zeros', 'rand', 'randn', 'random'].includes(name))
    return expr.args.length > 1 || first?.kind === 'Tuple' ? 'array' : 'vector';
  return 'array';
}

function calledName({ func }: Extract<Expr, { kind: 'Call' }>): string {
  return func.kind === 'Attribute' ? func.attr : func.kind === 'Name' ? func.id : '';
}
