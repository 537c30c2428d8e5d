import { freeNames } from '../../analysis/scopes.ts';
import { expressionsIn, headerExpressions, statementsIn } from '../../analysis/walk.ts';
import type { Definition, Lifting } from '../declarations/lift.ts';
import type { Group } from './group.ts';

/** Ranges of groups that must be one function, because a function inside closes over variables of theirs. */
export function gluedRanges(
  groups: readonly Group[],
  lifting: Lifting,
  definitions: readonly Definition[],
): readonly (readonly [number, number])[] {
  return [...nestedRanges(groups, lifting, definitions), ...lambdaRanges(groups)];
}

/** A nested definition, its users, and all that binds or reads what it assigns through `global`. */
function nestedRanges(
  groups: readonly Group[],
  lifting: Lifting,
  definitions: readonly Definition[],
): readonly (readonly [number, number])[] {
  return [...lifting.nested].flatMap((name) => {
    const assigned =
      definitions.find((d) => d.name === name)?.facts.assignsGlobals ?? new Set<string>();
    const touched = groups.flatMap((g, i) =>
      g.units.some(
        (u) =>
          u.defines.has(name) ||
          u.mentions.has(name) ||
          u.facts.uses.has(name) ||
          [...assigned].some((a) => u.defines.has(a)),
      )
        ? [i]
        : [],
    );
    return rangeOf(touched);
  });
}

function rangeOf(touched: readonly number[]): readonly (readonly [number, number])[] {
  const first = touched.at(0);
  const last = touched.at(-1);
  return first === undefined || last === undefined || first === last ? [] : [[first, last]];
}

/** A lambda kept in a variable sees later values of the names it reads: it and those later bindings stay together. */
function lambdaRanges(groups: readonly Group[]): readonly (readonly [number, number])[] {
  return groups.flatMap((group, i) =>
    group.units.flatMap((u) => {
      const free = new Set<string>();
      for (const s of statementsIn([u.statement])) {
        if (s.kind !== 'Assign') continue;
        for (const expr of headerExpressions(s))
          for (const e of expressionsIn(expr))
            if (e.kind === 'Lambda') freeNames(e).forEach((name) => free.add(name));
      }
      if (free.size === 0) return [];
      const names = [...u.defines];
      const rebound = groups.findLastIndex(
        (g, j) =>
          j > i && g.units.some((later) => [...later.defines].some((name) => free.has(name))),
      );
      const used = groups.findLastIndex(
        (g, j) => j > i && g.units.some((later) => names.some((name) => later.exposed.has(name))),
      );
      return rebound > i && used >= rebound ? rangeOf([i, used]) : [];
    }),
  );
}
