import type { Dataflow, FunctionFacts } from '../../analysis/facts.ts';
import { freeNames } from '../../analysis/scopes.ts';
import { expressionsIn, headerExpressions } from '../../analysis/walk.ts';
import type { ClassDef, FunctionDef } from '../../frontend/python/ast.ts';
import type { ParsedCell } from '../../frontend/program.ts';

/** A function or class of the notebook that is in production. */
export interface Definition {
  readonly name: string;
  /** Without the statements that fall away. */
  readonly node: FunctionDef | ClassDef;
  readonly cell: ParsedCell;
  readonly facts: FunctionFacts;
}

/** Which definitions stand at the top of a module, with the variables that become parameters of theirs. */
export interface Lifting {
  readonly lifted: ReadonlyMap<string, Definition>;
  /** Added parameters of each lifted function, in order; none for classes. */
  readonly added: ReadonlyMap<string, readonly string[]>;
  /** Definitions that stay inside the step that uses them, because they close over its variables. */
  readonly nested: ReadonlySet<string>;
}

export interface LiftQuery {
  readonly definitions: readonly Definition[];
  readonly dataflow: Dataflow;
  /** Names bound by exactly one included statement. */
  readonly boundOnce: (name: string) => boolean;
  /** Variables of the notebook that are not settings, imports or definitions. */
  readonly isVariable: (name: string) => boolean;
  /** Whether text inside reads settings. */
  readonly readsConfig: (definition: Definition) => boolean;
}

/** Globals that a function reads become keyword parameters; what cannot be passed so keeps the definition in its step. */
export function liftDefinitions(query: LiftQuery): Lifting {
  const byName = new Map(query.definitions.map((d) => [d.name, d]));
  const nested = new Set(
    query.definitions
      .filter((d) => !query.boundOnce(d.name) || staysNested(query, d))
      .map((d) => d.name),
  );
  for (let grew = true; grew;) {
    grew = false;
    for (const d of query.definitions) {
      if (nested.has(d.name)) continue;
      const mentions = [...freeNames(d.node)];
      // Whatever uses a nested definition, and every class that needs variables, is nested too.
      const usesNested = mentions.some((name) => nested.has(name));
      const classNeeds =
        d.node.kind === 'ClassDef' &&
        mentions.some((name) => needs(query, byName, name, new Set()).length > 0);
      if (usesNested || classNeeds) {
        nested.add(d.name);
        grew = true;
      }
    }
  }
  const lifted = new Map([...byName].filter(([name]) => !nested.has(name)));
  const added = new Map(
    [...lifted].map(
      ([name, d]) =>
        [name, d.node.kind === 'ClassDef' ? [] : needs(query, lifted, name, new Set())] as const,
    ),
  );
  return { lifted, added, nested };
}

/** Variables that a name's use needs: itself when it is one, else those of the definition behind it, transitively. */
function needs(
  query: LiftQuery,
  definitions: ReadonlyMap<string, Definition>,
  name: string,
  seen: Set<string>,
): readonly string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  const definition = definitions.get(name);
  if (definition === undefined) return query.isVariable(name) ? [name] : [];
  const own = query.readsConfig(definition) ? ['config'] : [];
  const inner = [...freeNames(definition.node)].flatMap((free) =>
    needs(query, definitions, free, seen),
  );
  return [...new Set([...inner, ...own])].toSorted();
}

function staysNested(query: LiftQuery, d: Definition): boolean {
  if (d.facts.assignsGlobals.size > 0) return true;
  if (d.node.kind === 'ClassDef' && query.readsConfig(d)) return true;
  const isOwn = (name: string): boolean => query.isVariable(name);
  // Decorators and defaults are evaluated where the definition stands.
  return headerExpressions(d.node).some((expr) =>
    [...expressionsIn(expr)].some((e) => e.kind === 'Name' && isOwn(e.id)),
  );
}
