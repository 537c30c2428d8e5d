import type { Declaration, ImportBinding, Pipeline, Step } from '../../ir/index.ts';
import { isBuiltin } from '../../ir/python-names.ts';
import type { TypeNaming } from '../../codegen/python/nodes.ts';

/** A module that holds author's code. */
export interface PlannedModule {
  /** `data`, `evaluate`, `functions` or `steps/<name>`. */
  readonly path: string;
  /** Full dotted name. */
  readonly name: string;
  readonly declarations: readonly Declaration[];
  readonly steps: readonly Step[];
  /** Names that the author's code in it needs. */
  readonly requires: readonly string[];
}

/** Author's code in a module that stands in no step. */
export interface CodeUser {
  readonly module: string;
  readonly requires: readonly string[];
}

export interface ModulePlan {
  readonly modules: readonly PlannedModule[];
  /** Full name of the module that holds a declaration; null when there is none of that name. */
  readonly moduleOf: (declaration: string) => string | null;
}

const SHARED = 'functions';

/** Decides which module holds what: a definition stands in the one module that uses it, else in `functions`. */
export function planModules(pipeline: Pipeline, others: readonly CodeUser[] = []): ModulePlan {
  const users = [
    ...pipeline.steps.map(({ module, body }) => ({
      module,
      requires: body.flatMap((code) => code.requires),
    })),
    ...others,
  ];
  const placed = placeDeclarations(pipeline, users);
  const paths = new Set([...placed.values(), ...users.map(({ module }) => module)]);
  const modules = [...paths].sort().map((path) => {
    const declarations = pipeline.declarations.filter(({ name }) => placed.get(name) === path);
    return {
      path,
      name: moduleName(pipeline, path),
      declarations,
      steps: pipeline.steps.filter((step) => step.module === path),
      requires: [
        ...declarations.flatMap(({ code }) => code.requires),
        ...users.filter(({ module }) => module === path).flatMap(({ requires }) => requires),
      ],
    };
  });
  return {
    modules,
    moduleOf: (declaration) => {
      const path = placed.get(declaration);
      return path === undefined ? null : moduleName(pipeline, path);
    },
  };
}

export function moduleName(pipeline: Pipeline, path: string): string {
  return `${pipeline.packageName}.${path.replaceAll('/', '.')}`;
}

function placeDeclarations(
  { declarations }: Pipeline,
  code: readonly CodeUser[],
): ReadonlyMap<string, string> {
  const users = new Map(declarations.map(({ name }) => [name, new Set<string>()]));
  for (const { module, requires } of code) {
    for (const name of requires) users.get(name)?.add(module);
  }
  // Whatever uses a definition uses what that needs; users only ever grow.
  for (let grew = true; grew;) {
    grew = false;
    for (const { name, code } of declarations) {
      for (const required of code.requires) {
        const known = users.get(required);
        const before = known?.size ?? 0;
        for (const user of users.get(name) ?? []) known?.add(user);
        grew ||= (known?.size ?? 0) > before;
      }
    }
  }
  return new Map(
    declarations.map(({ name, module }) => {
      const [only = module, ...others] = users.get(name) ?? [];
      return [name, others.length === 0 ? only : SHARED];
    }),
  );
}

/** What the author's code in a module must import: from the notebook's imports and from other modules of the project. */
export function importsFor(
  module: PlannedModule,
  pipeline: Pipeline,
  plan: ModulePlan,
): readonly ImportBinding[] {
  const imports: ImportBinding[] = [];
  let unknown = false;
  for (const name of [...new Set(module.requires)].sort()) {
    const holder = plan.moduleOf(name);
    const bindings = pipeline.imports.filter(
      (binding) => binding.name === name && binding.member !== '*',
    );
    if (holder !== null) {
      if (holder !== module.name)
        imports.push({ name, module: holder, member: name, aliased: false });
    } else if (bindings.length > 0) imports.push(...bindings);
    else if (!isBuiltin(name)) unknown = true;
  }
  const stars = unknown ? pipeline.imports.filter((binding) => binding.member === '*') : [];
  return [...stars, ...imports].filter((binding) => binding.module !== '__future__');
}

/** How a module of the project spells types. */
export function namingOf(module: string, pipeline: Pipeline, plan: ModulePlan): TypeNaming {
  return {
    imports: pipeline.imports.filter((binding) => binding.member !== '*'),
    moduleOf: plan.moduleOf,
    packageName: pipeline.packageName,
    moduleName: module,
  };
}
