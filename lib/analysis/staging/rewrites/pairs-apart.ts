import type { Stmt } from '../../../frontend/python/ast.ts';
import { boundNames } from '../../scopes.ts';
import { evaluate } from '../expressions.ts';
import type { Node } from '../facts.ts';
import { fromRaw } from './raw-head.ts';
import { type At, namedElements, reads, type Rewriting, spell, unrecorded } from './rewriting.ts';

/** `a, b = x, y` and `a, b = [f(d) for d in (x, y)]`, one assignment each. */
export function apart(form: Rewriting, s: Stmt, at: At, top: Stmt): readonly Node[] | null {
  const { env } = form;
  if (s.kind !== 'Assign' || s.targets.length !== 1) return null;
  const [target] = s.targets;
  if (target?.kind !== 'Tuple') return null;
  const place = unrecorded(at);
  const names = target.elements.flatMap(boundNames);
  if (s.value.kind === 'Tuple' && s.value.elements.length === target.elements.length) {
    if (evaluate(env, place, s.value).time !== 'row') return null;
    const crossed = s.value.elements.some(
      (e, i) => i > 0 && names.slice(0, i).some((n) => reads(e, n)),
    );
    if (crossed) return null;
    const { elements } = s.value;
    return target.elements.flatMap((one, i) => {
      const value = elements[i];
      if (value === undefined) return [];
      return (
        fromRaw(form, one, value, at, top) ?? [
          form.leaf(
            { kind: 'assign', target: { ...at, node: one }, value: { ...at, node: value } },
            top,
          ),
        ]
      );
    });
  }
  const { value } = s;
  if (value.kind !== 'ListComp' && value.kind !== 'GeneratorExp') return null;
  const [generator, second] = value.generators;
  if (generator === undefined || second !== undefined || generator.ifs.length > 0) return null;
  const { target: variable } = generator;
  if (variable.kind !== 'Name') return null;
  const frames = namedElements(generator.iter, at, env);
  if (frames === null || frames.length !== target.elements.length) return null;
  return target.elements.flatMap((one, i) => {
    const frame = frames[i];
    if (frame === undefined) return [];
    const spelling = { names: new Map([...at.spelling.names, [variable.id, spell(frame)]]) };
    const scoped = { cell: at.cell, spelling, node: value.element };
    return [form.leaf({ kind: 'assign', target: { ...at, node: one }, value: scoped }, top)];
  });
}
