import type { Expr, Stmt } from '../../../frontend/python/ast.ts';
import { expressionsIn, headerExpressions } from '../../walk.ts';
import type { CallExpr } from '../calls.ts';
import { evaluate } from '../expressions.ts';
import type { Node } from '../facts.ts';
import { ESTIMATES } from '../tables.ts';
import { isColumn } from '../values.ts';
import { rawHead } from './raw-head.ts';
import { type At, type Rewriting, unrecorded } from './rewriting.ts';

type LiftRole = 'split' | 'train' | 'test';

/** Names that people give to such rows. */
const LIFTED: Readonly<Record<LiftRole, readonly string[]>> = {
  split: ['X', 'features'],
  train: ['X_train', 'train_features'],
  test: ['X_test', 'test_features'],
};

/** Rows that are computed where they are given to a split, a fit or an answer, get a name above it. */
export function lifted(form: Rewriting, s: Stmt, at: At, top: Stmt): readonly Node[] {
  const { env } = form;
  const place = unrecorded(at);
  return headerExpressions(s)
    .flatMap((e) => [...expressionsIn(e)])
    .flatMap((call): readonly Node[] => {
      if (call.kind !== 'Call') return [];
      const [first] = call.args;
      const role = first === undefined || first.kind === 'Name' ? null : liftRole(form, call);
      if (first === undefined || role === null) return [];
      const value = evaluate(env, place, first);
      const isTable = value.shape === 'frame' || value.shape === 'array';
      // A column alone is what is split where texts are.
      if (value.time !== 'row' || !(isTable || (role === 'split' && isColumn(value)))) return [];
      if (first.kind === 'Attribute' && first.value.kind === 'Name' && first.attr === 'values')
        return [];
      const known = env.liftedNames.get(role);
      const wanted =
        known ?? LIFTED[role].find((n) => !env.dataflow.names.has(n)) ?? `${role}_features`;
      env.liftedNames.set(role, wanted);
      env.lifted.set(first, wanted);
      const name: Expr = {
        kind: 'Name',
        id: wanted,
        context: 'store',
        start: first.start,
        end: first.start,
      };
      const head = rawHead(form, name, first, at, top);
      const leaf = form.leaf(
        { kind: 'assign', target: { ...at, node: name }, value: { ...at, node: first } },
        top,
      );
      env.lifts.add(leaf);
      return [...head, leaf];
    });
}

function liftRole(form: Rewriting, call: CallExpr): LiftRole | null {
  const { func } = call;
  const resolved = form.env.resolved.get(call);
  if (resolved?.canonical.endsWith('.train_test_split') === true) return 'split';
  if (func.kind !== 'Attribute' || func.value.kind !== 'Name' || func.value.id !== form.estimator)
    return null;
  if (func.attr === 'fit') return 'train';
  return ESTIMATES.has(func.attr) && func.attr !== 'fit_predict' ? 'test' : null;
}
