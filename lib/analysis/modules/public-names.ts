import { namesBoundBy } from '../scopes.ts';
import { statementsIn } from '../walk.ts';
import { type LocalModule, type LocalModules, writtenModule } from './local-modules.ts';

/** Names that `from module import *` brings: those in `__all__`, else all that do not begin with `_`. */
export function publicNames(
  module: LocalModule,
  modules: LocalModules,
  starNames: (library: string) => readonly string[] | undefined,
  seen: ReadonlySet<string> = new Set(),
): readonly string[] {
  const { statements, cell } = module.parsed;
  for (const s of statements) {
    if (s.kind !== 'Assign' || (s.value.kind !== 'List' && s.value.kind !== 'Tuple')) continue;
    if (!s.targets.some((t) => t.kind === 'Name' && t.id === '__all__')) continue;
    return s.value.elements.flatMap((e) =>
      e.kind === 'Constant' && e.value.kind === 'str' ? [e.value.value] : [],
    );
  }
  const names = new Set<string>();
  for (const s of statementsIn(statements)) {
    for (const name of namesBoundBy(s)) names.add(name);
    if (s.kind !== 'ImportFrom' || !s.names.some((a) => a.name === '*')) continue;
    const target = modules.targetOf(cell.id, writtenModule(s));
    const inner = target === null ? undefined : modules.found.get(target);
    if (inner === undefined) for (const name of starNames(s.module) ?? []) names.add(name);
    else if (!seen.has(inner.target))
      for (const name of publicNames(inner, modules, starNames, new Set([...seen, module.target])))
        names.add(name);
  }
  return [...names].filter((name) => !name.startsWith('_'));
}
