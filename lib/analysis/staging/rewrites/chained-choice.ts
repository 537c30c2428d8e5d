import type { Expr, Stmt } from '../../../frontend/python/ast.ts';
import { evaluate } from '../expressions.ts';
import type { Node } from '../facts.ts';
import { fromRaw } from './raw-head.ts';
import { type At, type Rewriting, unrecorded } from './rewriting.ts';

/** `df = df[mask].drop(columns='id')` chooses rows, and then processes those that are left. */
export function chained(form: Rewriting, s: Stmt, at: At, top: Stmt): readonly Node[] | null {
  const { env } = form;
  const [target] = s.kind === 'Assign' && s.targets.length === 1 ? s.targets : [];
  if (s.kind !== 'Assign' || target?.kind !== 'Name' || at.spelling.names.size > 0) return null;
  const place = unrecorded(at);
  evaluate(env, place, s.value);
  const chooses = (expr: Expr): boolean => [...env.rowSets.values()].some((set) => set.at === expr);
  let head: Expr | null = s.value;
  let processes = false;
  while (head !== null && !chooses(head)) {
    processes ||= !isCopy(head);
    head = receiverOf(head);
  }
  const isChain =
    head !== null &&
    processes &&
    head !== s.value &&
    evaluate(env, place, head).shape === 'frame' &&
    evaluate(env, place, s.value).time === 'row';
  if (head === null || !isChain) return fromRaw(form, target, s.value, at, top);
  const first = form.leaf(
    { kind: 'assign', target: { ...at, node: target }, value: { ...at, node: head } },
    top,
  );
  env.heads.add(first);
  env.lifted.set(head, target.id);
  const tail = form.leaf(
    { kind: 'assign', target: { ...at, node: target }, value: { ...at, node: s.value } },
    top,
  );
  env.tails.add(tail);
  return [first, tail];
}

function receiverOf(expr: Expr): Expr | null {
  return expr.kind === 'Call' && expr.func.kind === 'Attribute' ? expr.func.value : null;
}

function isCopy(expr: Expr): boolean {
  return (
    expr.kind === 'Call' &&
    expr.func.kind === 'Attribute' &&
    (expr.func.attr === 'copy' || expr.func.attr === 'reset_index')
  );
}
