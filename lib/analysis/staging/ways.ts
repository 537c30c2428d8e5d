import { expressionsIn, headerExpressions } from '../walk.ts';
import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import type { ModelCall, Node, StageObjectId, StagingFacts } from './facts.ts';

/** Calls by which rows pass an object that was fitted. */
const PASSES = new Set(['transform', 'fit_transform']);

/**
 * The fitted objects that rows pass on their way into a call: scalers, encoders, whole `ColumnTransformer`s. The way is
 * followed backwards by name, through every statement that binds or changes what is read.
 */
export function passedObjects(facts: StagingFacts, call: ModelCall): ReadonlySet<StageObjectId> {
  const passed = new Set<StageObjectId>();
  const at = facts.nodes.findIndex((n) => n === call.leaf || n.top === call.leaf.top);
  const [rows = call.node.keywords.find((k) => k.name === 'X')?.value] = call.node.args;
  if (at < 0 || rows === undefined) return passed;
  const wanted = new Set<string>();
  const want = (expr: Expr, node: Node): void => {
    for (const c of facts.calls)
      if (PASSES.has(c.method) && isInside(expr, c.node)) passed.add(c.object);
    for (const e of expressionsIn(expr))
      if (e.kind === 'Name' && (node.values.get(e) ?? call.leaf.values.get(e))?.time === 'row')
        wanted.add(e.id);
  };
  want(rows, call.leaf);
  for (const node of facts.nodes.slice(0, at).toReversed()) {
    const written = [...wanted].filter((name) => node.after.has(name));
    if (written.length === 0) continue;
    for (const name of written) if (bindsWhole(node, name)) wanted.delete(name);
    for (const leaf of leavesOf(node)) for (const expr of readIn(leaf)) want(expr, leaf);
  }
  return passed;
}

function isInside(outer: Expr, inner: Expr): boolean {
  for (const e of expressionsIn(outer)) if (e === inner) return true;
  return false;
}

/** `X = ...`: what the name held before is gone. */
function bindsWhole(node: Node, name: string): boolean {
  if (node.kind === 'block') return false;
  if (node.code.kind === 'assign')
    return node.code.target.node.kind === 'Name' && node.code.target.node.id === name;
  const { node: s } = node.code.statement;
  return s.kind === 'Assign' && s.targets.some((t) => t.kind === 'Name' && t.id === name);
}

function leavesOf(node: Node): readonly Node[] {
  return node.kind === 'leaf' ? [node] : [node, ...node.blocks.flat().flatMap(leavesOf)];
}

function readIn(node: Node): readonly Expr[] {
  if (node.kind === 'leaf' && node.code.kind === 'assign') return [node.code.value.node];
  const s: Stmt =
    node.kind === 'block'
      ? node.statement.node
      : node.code.kind === 'statement'
        ? node.code.statement.node
        : node.top;
  return headerExpressions(s);
}
