import type { Expr, Stmt } from '../../frontend/python/ast.ts';
import { childrenOf, expressionsIn, headerExpressions } from '../walk.ts';
import { argumentsOf } from './calls.ts';
import type { Environment, Place } from './environment.ts';
import { nameValue } from './expressions.ts';
import type { Definition, StageValue } from './facts.ts';
import { LOADS } from './loads.ts';
import { applyFunction } from './own-functions.ts';
import { NO_ROWS } from './values.ts';

/** A function of the notebook that is given no rows and gives those that it loads. */
export interface OwnLoad {
  readonly value: StageValue;
  readonly node: Extract<Definition['node'], { kind: 'FunctionDef' }>;
}

/** What a call of such a function gives; null for any other expression. */
export function ownLoad(env: Environment, place: Place, expr: Expr): OwnLoad | null {
  if (expr.kind !== 'Call' || expr.func.kind !== 'Name') return null;
  const { callee } = nameValue(env, place, expr.func.id);
  if (callee?.kind !== 'own' || callee.definition.node.kind !== 'FunctionDef') return null;
  const { node, cell } = callee.definition;
  const args = argumentsOf(env, { ...place, record: null }, expr);
  if (args.all.some((a) => a.time !== 'constant')) return null;
  const { value } = applyFunction(env, place, expr, callee, args.positional, args.keywords);
  const rows = value.time === 'row' ? value.rows : NO_ROWS;
  const roots = rootsOf(env, [...rows]);
  const isHere = roots.every(
    (set) =>
      set.kind === 'loaded' &&
      set.cell === cell &&
      set.at.start >= node.start &&
      set.at.end <= node.end,
  );
  return roots.length > 0 && isHere ? { value, node } : null;
}

/** Whether a function that loads rows goes on to do something to them. */
export function processesLoaded(env: Environment, body: readonly Stmt[]): boolean {
  const loaded = new Set<string>();
  for (const s of body) {
    if (mentionsAny(s, loaded)) return s.kind !== 'Return' || !isPlain(s.value);
    if (s.kind === 'Return') return s.value !== null && !isPlain(s.value) && !isLoad(env, s.value);
    if (s.kind !== 'Assign' || s.targets.length !== 1) continue;
    const [target] = s.targets;
    const loads = [...expressionsIn(s.value)].some((e) => isLoad(env, e));
    if (!loads) continue;
    if (!isLoad(env, s.value)) return true;
    const names = target?.kind === 'Tuple' ? target.elements : target === undefined ? [] : [target];
    for (const name of names) if (name.kind === 'Name') loaded.add(name.id);
  }
  return false;
}

function isLoad(env: Environment, expr: Expr): boolean {
  return expr.kind === 'Call' && LOADS.test(env.resolved.get(expr)?.canonical ?? '');
}

/** A name, or several. */
function isPlain(expr: Expr | null): boolean {
  if (expr?.kind === 'Tuple') return expr.elements.every(isPlain);
  return expr?.kind === 'Name';
}

function mentionsAny(s: Stmt, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  const isCompound = !['Assign', 'AugAssign', 'AnnAssign', 'Expr', 'Return', 'Delete'].includes(
    s.kind,
  );
  if (isCompound) return [...names].some((name) => JSON.stringify(s).includes(`"id":"${name}"`));
  return headerExpressions(s)
    .flatMap((e) => [...expressionsIn(e)])
    .concat(s.kind === 'Assign' ? s.targets.flatMap((t) => [t, ...childrenOf(t)]) : [])
    .some((e) => e.kind === 'Name' && names.has(e.id));
}

function rootsOf(env: Environment, ids: readonly number[]): ReturnType<typeof setOf>[] {
  const found = new Set<number>();
  const visit = (id: number): void => {
    const parents = env.rowSets.get(id)?.parents ?? [];
    if (parents.length === 0) found.add(id);
    parents.forEach(visit);
  };
  ids.forEach(visit);
  return [...found].map((id) => setOf(env, id));
}

function setOf(env: Environment, id: number) {
  const set = env.rowSets.get(id);
  if (set === undefined) throw new Error(`There is no row set ${id}.`);
  return set;
}
