import type { Stmt } from '../../../frontend/python/ast.ts';
import { boundNames, namesBoundBy } from '../../scopes.ts';
import { evaluate } from '../expressions.ts';
import type { Node } from '../facts.ts';
import {
  type At,
  mentions,
  namedElements,
  type Rewriting,
  spell,
  unrecorded,
} from './rewriting.ts';
import { allStatements, statementsIn } from '../../walk.ts';

/** `for df in [train, test]:` once for each of them. */
export function unrolled(
  form: Rewriting,
  s: Extract<Stmt, { kind: 'For' }>,
  at: At,
  top: Stmt,
): readonly Node[] | null {
  const { env } = form;
  const place = unrecorded(at);
  const counted =
    s.iter.kind === 'Call' && s.iter.func.kind === 'Name' && s.iter.func.id === 'enumerate';
  const iter = counted && s.iter.kind === 'Call' ? (s.iter.args[0] ?? s.iter) : s.iter;
  const target = counted && s.target.kind === 'Tuple' ? s.target.elements[1] : s.target;
  if (target?.kind !== 'Name' || s.orelse.length > 0) return null;
  const value = evaluate(env, place, iter);
  if (value.elements === null || value.elements.length === 0 || value.elements.length > 4)
    return null;
  if (!value.elements.every((e) => e.time === 'row' && e.shape !== 'element')) return null;
  const frames = namedElements(iter, at, env);
  if (frames === null || frames.length !== value.elements.length) return null;
  const jumps = [...allStatements(s.body)].some(
    (inner) => inner.kind === 'Break' || inner.kind === 'Continue',
  );
  if (jumps || (counted && mentions(s.body, boundNames(s.target)[0] ?? ''))) return null;
  const rebinds = [...statementsIn(s.body)].some((inner) => namesBoundBy(inner).has(target.id));
  return frames.flatMap((frame) => {
    if (rebinds) {
      const alias = form.leaf(
        { kind: 'assign', target: { ...at, node: target }, value: frame },
        top,
      );
      return [alias, ...form.statements(s.body, at, top)];
    }
    const spelling = { names: new Map([...at.spelling.names, [target.id, spell(frame)]]) };
    return form.statements(s.body, { cell: at.cell, spelling }, top);
  });
}
