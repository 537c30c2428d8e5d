import type { Expr, Stmt } from '../../../frontend/python/ast.ts';
import { evaluate } from '../expressions.ts';
import type { Node } from '../facts.ts';
import { rawRowsIn } from '../raw-tables.ts';
import { type At, type Rewriting, unrecorded } from './rewriting.ts';

/** `X = iris.data[:, [2, 3]]` is `X = iris.data`, and what is then done to it. */
export function fromRaw(
  form: Rewriting,
  target: Expr,
  value: Expr,
  at: At,
  top: Stmt,
): readonly Node[] | null {
  const [head] = rawHead(form, target, value, at, top);
  if (head === undefined) return null;
  const tail = form.leaf(
    { kind: 'assign', target: { ...at, node: target }, value: { ...at, node: value } },
    top,
  );
  form.env.tails.add(tail);
  return [head, tail];
}

/** Binds the raw rows in an expression to the name that it is bound to; nothing when it has none. */
export function rawHead(
  form: Rewriting,
  target: Expr,
  value: Expr,
  at: At,
  top: Stmt,
): readonly Node[] {
  const { env } = form;
  if (target.kind !== 'Name' || at.spelling.names.size > 0) return [];
  const found = rawRowsIn(env, unrecorded(at), value);
  const [raw] = found;
  if (raw === undefined || evaluate(env, unrecorded(at), value).time !== 'row') return [];
  const head = form.leaf(
    { kind: 'assign', target: { ...at, node: target }, value: { ...at, node: raw } },
    top,
  );
  env.heads.add(head);
  for (const one of found) env.lifted.set(one, target.id);
  return [head];
}
