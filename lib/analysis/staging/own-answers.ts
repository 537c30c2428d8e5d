import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import { allStatements, expressionsIn, headerExpressions } from '../walk.ts';
import type { CallExpr } from './calls.ts';
import type { Environment, Place } from './environment.ts';
import type { Callee, RowSetId, StageValue } from './facts.ts';
import { applyFunction } from './own-functions.ts';
import { DEPENDENT } from './tables.ts';

type Own = Extract<Callee, { kind: 'own' }>;

/** Rows that nothing was learned from before: the ones that are asked about. */
const ASKED: ReadonlySet<RowSetId> = new Set([-1]);

/** Deeper calls are judged where they are made. */
const DEEPEST = 2;

/**
 * A class of one's own, alone or as a step of a library's pipeline, may look at other rows than the one it answers
 * about: then a row alone gets another answer than in a batch, and nothing can serve it.
 */
export function checkOwnAnswer(
  env: Environment,
  place: Place,
  call: CallExpr,
  base: StageValue,
  given: StageValue,
): void {
  if (given.time !== 'row' || place.depth > DEEPEST) return;
  const asked = call.func.kind === 'Attribute' ? call.func.attr : '';
  const methods = new Set([asked, 'transform', 'predict']);
  for (const part of partsOf(env, base, 0)) {
    const callee = part.callee?.kind === 'own' ? part.callee : null;
    if (callee === null) continue;
    const { node } = callee.definition;
    if (node.kind !== 'ClassDef') {
      // A function in `FunctionTransformer`.
      if (part !== base && looksAtOthers(env, place, call, callee, [], given))
        doubt(env, place, call, `the function \`${callee.facts.name}\`, which looks at other rows`);
      continue;
    }
    for (const method of node.body) {
      if (method.kind !== 'FunctionDef' || !methods.has(method.name)) continue;
      const own: Own = { ...callee, definition: { ...callee.definition, node: method } };
      if (!looksAtOthers(env, place, call, own, [asFitted(part)], given)) continue;
      const what = `the class \`${node.name}\`, whose \`${method.name}\` looks at other rows`;
      doubt(env, place, call, `${what} than the one it answers about`);
    }
  }
}

/** What the object learned before is no look at the rows that it is asked about. */
function asFitted(part: StageValue): StageValue {
  return { ...part, object: null, from: new Set() };
}

function doubt(env: Environment, place: Place, node: CallExpr, construct: string): void {
  if (!env.doubts.some((d) => d.construct === construct))
    env.doubts.push({ cell: place.cell, node, construct });
}

/** The object and what it was built of: steps of a pipeline, parts of a union. */
function partsOf(env: Environment, value: StageValue, depth: number): readonly StageValue[] {
  const now = env.now(value);
  if (depth > 5) return [now];
  const held = { ...now, callee: now.callee ?? value.callee };
  const parts = now.object === null ? [] : (env.parts.get(now.object) ?? []);
  return [held, ...parts.flatMap((part) => partsOf(env, part, depth + 1))];
}

function looksAtOthers(
  env: Environment,
  place: Place,
  call: CallExpr,
  method: Own,
  self: readonly StageValue[],
  given: StageValue,
): boolean {
  const calls = env.calls.length;
  // A table that a transformer gave is one still, where its author takes columns of it by name.
  const shape = given.shape === 'array' ? 'frame' : given.shape;
  const blank = { from: new Set<number>(), dependent: false, elements: null };
  const rows: StageValue = { ...given, ...blank, shape, rows: ASKED };
  const { value, watch } = applyFunction(env, place, call, method, [...self, rows], new Map());
  env.calls.length = calls;
  const changed = watch?.result ?? value;
  const learns = changed.time === 'row' && [...rows.rows].some((id) => changed.from.has(id));
  const { node } = method.definition;
  const body = node.kind === 'Lambda' ? [] : node.body;
  return learns || (changed.dependent && !alignsDummies(body));
}

/** Dummies of a batch that get the columns of training are the same for a row alone. */
function alignsDummies(body: readonly Stmt[]): boolean {
  const names = [...allStatements(body)].flatMap((s) =>
    headerExpressions(s).flatMap((e) => [...expressionsIn(e)].flatMap(calledName)),
  );
  return (
    names.includes('get_dummies') &&
    names.includes('reindex') &&
    !names.some((name) => DEPENDENT.has(name) || /^(qcut|cut|factorize)$/.test(name))
  );
}

function calledName(expr: Expr): readonly string[] {
  if (expr.kind !== 'Call') return [];
  if (expr.func.kind === 'Attribute') return [expr.func.attr];
  return expr.func.kind === 'Name' ? [expr.func.id] : [];
}
