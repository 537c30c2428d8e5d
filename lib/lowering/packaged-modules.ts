import {
  type LocalModule,
  type LocalModules,
  movedText,
  writtenModule,
} from '../analysis/modules/index.ts';
import { allStatements } from '../analysis/walk.ts';
import type { ParsedCell } from '../frontend/program.ts';
import type { Stmt } from '../frontend/python/ast.ts';
import type { ImportBinding, PackagedModule } from '../ir/index.ts';
import type { Unit } from './units.ts';

/** The files beside the notebook that production needs, as they stand in the package: by name. */
export function packagedModules(
  modules: LocalModules,
  units: readonly Unit[],
  imports: readonly ImportBinding[],
): readonly PackagedModule[] {
  const needed = new Set<string>();
  const need = (target: string): void => {
    const known = modules.found.get(target);
    if ((known === undefined && !modules.folders.has(target)) || needed.has(target)) return;
    needed.add(target);
    need(target.slice(0, target.lastIndexOf('.')));
    if (known !== undefined)
      for (const s of known.parsed.statements) importedBy(known.parsed, s, modules).forEach(need);
  };
  for (const { module, member } of imports) {
    need(module);
    if (member !== null) need(`${module}.${member}`);
  }
  for (const { cell, statement } of units) importedBy(cell, statement, modules).forEach(need);
  return [...needed].toSorted().map((target) => {
    const known = modules.found.get(target);
    if (known !== undefined) return packaged(known, modules);
    return folder(target, reachedThrough(target, units, modules, needed));
  });
}

/** `import src.features` makes `src.features` known, which a folder without `__init__.py` must see to itself. */
function reachedThrough(
  folderTarget: string,
  units: readonly Unit[],
  modules: LocalModules,
  needed: ReadonlySet<string>,
): readonly string[] {
  const places = [
    ...units.map(({ cell, statement }) => ({ cell, statement })),
    ...[...modules.found.values()].flatMap(({ target, parsed }) =>
      needed.has(target) ? parsed.statements.map((s) => ({ cell: parsed, statement: s })) : [],
    ),
  ];
  const inner = places.flatMap(({ cell, statement }) =>
    [...allStatements([statement])].flatMap((s) =>
      s.kind === 'Import'
        ? s.names.flatMap((a) => {
            const target = a.asName === null ? modules.targetOf(cell.cell.id, a.name) : null;
            return target?.startsWith(`${folderTarget}.`) === true ? [target] : [];
          })
        : [],
    ),
  );
  const depth = folderTarget.length + 1;
  return [...new Set(inner.map((t) => t.slice(depth).split('.')[0] ?? ''))].toSorted();
}

function packaged(module: LocalModule, modules: LocalModules): PackagedModule {
  const { target, file, isPackage, parsed } = module;
  const inner = target.replaceAll('.', '/');
  return {
    name: target,
    path: isPackage ? `${inner}/__init__.py` : `${inner}.py`,
    file,
    text: movedText(module, modules),
    imports: librariesOf(parsed, modules),
  };
}

function folder(target: string, inner: readonly string[]): PackagedModule {
  const lines = inner.map((name) => `from . import ${name} as ${name}\n`);
  const docstring = '"""Modules that lay in a folder beside the notebook."""\n';
  return {
    name: target,
    path: `${target.replaceAll('.', '/')}/__init__.py`,
    file: null,
    text: inner.length === 0 ? docstring : `${docstring}\n${lines.join('')}`,
    imports: [],
  };
}

/** Targets that the imports in a statement, and all inside it, lead to. */
function importedBy(cell: ParsedCell, statement: Stmt, modules: LocalModules): readonly string[] {
  const { id } = cell.cell;
  return [...allStatements([statement])].flatMap((s) => {
    if (s.kind === 'Import') return s.names.flatMap((a) => modules.targetOf(id, a.name) ?? []);
    if (s.kind !== 'ImportFrom') return [];
    const target = modules.targetOf(id, writtenModule(s));
    return target === null ? [] : [target, ...s.names.map((a) => `${target}.${a.name}`)];
  });
}

function librariesOf(parsed: ParsedCell, modules: LocalModules): readonly ImportBinding[] {
  const { id } = parsed.cell;
  const whole = (module: string): ImportBinding => ({
    name: module,
    module,
    member: null,
    aliased: false,
  });
  return [...allStatements(parsed.statements)].flatMap((s) => {
    if (s.kind === 'Import')
      return s.names.filter((a) => modules.targetOf(id, a.name) === null).map((a) => whole(a.name));
    const isLibrary =
      s.kind === 'ImportFrom' &&
      s.level === 0 &&
      s.module !== '__future__' &&
      modules.targetOf(id, writtenModule(s)) === null;
    return isLibrary ? [whole(s.module)] : [];
  });
}
