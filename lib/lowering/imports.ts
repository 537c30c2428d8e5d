import type { Alias } from '../frontend/python/ast.ts';
import type { ImportBinding, StatementId } from '../ir/index.ts';
import {
  bindingOfModule,
  boundBy,
  type LocalModules,
  NO_MODULES,
  writtenModule,
} from '../analysis/modules/local-modules.ts';
import type { Unit } from './units.ts';

export interface HoistedImports {
  readonly bindings: readonly ImportBinding[];
  /** Import statements that move to module level. */
  readonly hoisted: ReadonlySet<StatementId>;
  readonly names: ReadonlySet<string>;
  /** Those of `names` that a star import brings. */
  readonly starred: ReadonlySet<string>;
}

/**
 * `from sklearn.metrics import *` brings each known name of the module by itself; the star stays for what is not known.
 * Imports move to module level, unless a name they bind is also bound to something else: those stay where they stand.
 */
export function hoistImports(
  units: readonly Unit[],
  modules: LocalModules = NO_MODULES,
): HoistedImports {
  const meanings = new Map<string, Set<string>>();
  const note = (name: string, meaning: string): void => {
    // Star imports do not replace each other.
    if (name === '*') return;
    const known = meanings.get(name);
    if (known === undefined) meanings.set(name, new Set([meaning]));
    else known.add(meaning);
  };
  for (const u of units) {
    const bindings = bindingsOf(u, modules);
    if (bindings === null) for (const name of u.defines) note(name, u.statement.id);
    else
      for (const b of bindings)
        note(b.name, `${b.member === null && !b.aliased ? b.name : b.module}:${b.member ?? ''}`);
  }
  const hoisted = new Set<StatementId>();
  const kept = new Map<string, ImportBinding>();
  for (const u of units) {
    const bindings = bindingsOf(u, modules);
    if (bindings === null || bindings.some((b) => (meanings.get(b.name)?.size ?? 0) > 1)) continue;
    hoisted.add(u.statement.id);
    const named = isStar(u)
      ? [...u.defines]
          .filter((name) => !meanings.has(name))
          .map((name): ImportBinding => ({
            name,
            module: bindings[0]?.module ?? '',
            member: name,
            aliased: false,
          }))
      : [];
    for (const b of [...bindings, ...named]) kept.set(`${b.name} ${b.module} ${b.member ?? ''}`, b);
  }
  const bindings = [...kept.values()];
  const starred = new Set(
    units
      .filter((u) => hoisted.has(u.statement.id) && isStar(u))
      .flatMap((u) => [...u.defines])
      .filter((name) => !bindings.some((b) => b.name === name)),
  );
  return {
    bindings,
    hoisted,
    names: new Set([...bindings.map((b) => b.name), ...starred]),
    starred,
  };
}

function isStar({ statement: s }: Unit): boolean {
  return s.kind === 'ImportFrom' && s.names.some((a) => a.name === '*');
}

/** What an import statement binds, or null for other statements and imports relative to nowhere. */
function bindingsOf(u: Unit, modules: LocalModules): readonly ImportBinding[] | null {
  const s = u.statement;
  const { id } = u.cell.cell;
  if (s.kind === 'Import')
    return s.names.map((a) => moduleBinding(a, modules.targetOf(id, a.name)));
  if (s.kind !== 'ImportFrom') return null;
  const target = modules.targetOf(id, writtenModule(s));
  if (target === null && s.level > 0) return null;
  const module = target ?? s.module;
  return s.names.flatMap((a): readonly ImportBinding[] => {
    // The names that a module beside the notebook brings are known: those that are used are imported one by one.
    if (a.name === '*' && target !== null)
      return [...u.defines].map((name) => ({ name, module, member: name, aliased: false }));
    return [{ name: a.asName ?? a.name, module, member: a.name, aliased: a.asName !== null }];
  });
}

function moduleBinding({ name, asName }: Alias, target: string | null): ImportBinding {
  if (target === null)
    return {
      name: asName ?? name.split('.')[0] ?? name,
      module: name,
      member: null,
      aliased: asName !== null,
    };
  return asName === null
    ? bindingOfModule(...boundBy(name, target))
    : { name: asName, module: target, member: null, aliased: true };
}
