import type { ParsedCell } from '../../frontend/program.ts';
import type { Stmt } from '../../frontend/python/ast.ts';
import type { ImportBinding } from '../../ir/pipeline.ts';
import type { CellId } from '../../source/span.ts';

/** A file beside the notebook that it imports. */
export interface LocalModule {
  /** Dotted name as it is imported: `src.features`. */
  readonly name: string;
  /** Dotted name in the generated package: `churn.src.features`. */
  readonly target: string;
  /** Path as it was given, relative to the notebook's folder. */
  readonly file: string;
  /** It is the `__init__.py` of a package. */
  readonly isPackage: boolean;
  /** The file as one cell; without statements when it does not parse. */
  readonly parsed: ParsedCell;
}

/** An import that leads to no library that is known and to no file that was given. */
export interface MissingModule {
  readonly name: string;
  readonly cell: ParsedCell;
  readonly statement: Stmt;
  /** The module that imports it; null for the notebook. */
  readonly importedBy: string | null;
  /** Where the file may lie, best first, relative to the notebook's folder. */
  readonly candidates: readonly string[];
}

export interface LocalModules {
  /** By `target`, in the order in which imports lead to them. */
  readonly found: ReadonlyMap<string, LocalModule>;
  /** Targets of folders without an `__init__.py`. */
  readonly folders: ReadonlySet<string>;
  readonly missing: readonly MissingModule[];
  /** Files that were not given, and would be looked at if they were there. */
  readonly wanted: ReadonlySet<string>;
  /** What an import in a cell or module leads to: `..features` with its dots, `src.features`; null: no local module. */
  readonly targetOf: (cell: CellId, name: string) => string | null;
}

export const NO_MODULES: LocalModules = {
  found: new Map(),
  folders: new Set(),
  missing: [],
  wanted: new Set(),
  targetOf: () => null,
};

/** An import statement's module with its dots. */
export function writtenModule(s: Extract<Stmt, { kind: 'ImportFrom' }>): string {
  return `${'.'.repeat(s.level)}${s.module}`;
}

/** `import name` of a local module: how the package's own code writes it. */
export function bindingOfModule(name: string, target: string): ImportBinding {
  const dot = target.lastIndexOf('.');
  const member = target.slice(dot + 1);
  return { name, module: target.slice(0, dot), member, aliased: name !== member };
}

/** `import src.features` binds `src`: the name and what it leads to. */
export function boundBy(name: string, target: string): readonly [name: string, target: string] {
  const [root = name, ...rest] = name.split('.');
  return [
    root,
    target
      .split('.')
      .slice(0, -rest.length || undefined)
      .join('.'),
  ];
}

export function isLocal(modules: LocalModules, target: string): boolean {
  return modules.found.has(target) || modules.folders.has(target);
}
