import type { ImportBinding, StatementId } from '../ir/index.ts';
import type { Unit } from './units.ts';

export interface HoistedImports {
  readonly bindings: readonly ImportBinding[];
  /** Import statements that move to module level. */
  readonly hoisted: ReadonlySet<StatementId>;
  readonly names: ReadonlySet<string>;
  /** Those of `names` that a star import brings. */
  readonly starred: ReadonlySet<string>;
}

/** Imports move to module level, unless a name they bind is also bound to something else: those stay where they stand. */
export function hoistImports(units: readonly Unit[]): HoistedImports {
  const meanings = new Map<string, Set<string>>();
  const note = (name: string, meaning: string): void => {
    // Star imports do not replace each other.
    if (name === '*') return;
    const known = meanings.get(name);
    if (known === undefined) meanings.set(name, new Set([meaning]));
    else known.add(meaning);
  };
  for (const u of units) {
    const bindings = bindingsOf(u);
    if (bindings === null) for (const name of u.defines) note(name, u.statement.id);
    else
      for (const b of bindings)
        note(b.name, `${b.member === null && !b.aliased ? b.name : b.module}:${b.member ?? ''}`);
  }
  const hoisted = new Set<StatementId>();
  const kept = new Map<string, ImportBinding>();
  for (const u of units) {
    const bindings = bindingsOf(u);
    if (bindings === null || bindings.some((b) => (meanings.get(b.name)?.size ?? 0) > 1)) continue;
    hoisted.add(u.statement.id);
    for (const b of bindings) kept.set(`${b.name} ${b.module} ${b.member ?? ''}`, b);
  }
  const bindings = [...kept.values()];
  const starred = new Set(
    units.filter((u) => hoisted.has(u.statement.id) && isStar(u)).flatMap((u) => [...u.defines]),
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

/** What an import statement binds, or null for other statements and relative imports. */
export function bindingsOf(u: Unit): readonly ImportBinding[] | null {
  const s = u.statement;
  if (s.kind === 'Import') {
    return s.names.map((a) => ({
      name: a.asName ?? a.name.split('.')[0] ?? a.name,
      module: a.name,
      member: null,
      aliased: a.asName !== null,
    }));
  }
  if (s.kind === 'ImportFrom' && s.level === 0) {
    return s.names.map((a) => ({
      name: a.asName ?? a.name,
      module: s.module,
      member: a.name,
      aliased: a.asName !== null,
    }));
  }
  return null;
}
