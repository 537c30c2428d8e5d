import type { ParsedCell } from '../../../frontend/program.ts';
import type { Expr, Stmt } from '../../../frontend/python/ast.ts';
import { allStatements } from '../../walk.ts';
import type { Environment, Place } from '../environment.ts';
import type { Leaf, Node, Scoped, Spelling } from '../facts.ts';

/** Where a statement stands, and what its names are spelled like there. */
export interface At {
  readonly cell: ParsedCell;
  readonly spelling: Spelling;
}

/** What a rewrite of a statement works with: it follows what the new statements do as it makes them. */
export interface Rewriting {
  readonly env: Environment;
  /** Variable of the estimator whose rows are followed. */
  readonly estimator: string | null;
  readonly leaf: (code: Leaf['code'], top: Stmt) => Leaf;
  readonly statements: (block: readonly Stmt[], at: At, top: Stmt) => Node[];
}

/** Spelling of names at the top of the notebook. */
export const MODULE: Spelling = { names: new Map() };

/** The place of an expression outside any function, where nothing is recorded. */
export function unrecorded(at: At): Place {
  return { ...at, locals: null, record: null, watch: null, depth: 0 };
}

/** The place of a node, whose values are recorded. */
export function placeOf<T>(scoped: Scoped<T>, node: Node): Place {
  return {
    cell: scoped.cell,
    spelling: scoped.spelling,
    locals: null,
    record: node.values,
    watch: null,
    depth: 0,
  };
}

/** A name is spelled by what it stands for. */
export function spell(scoped: Scoped<Expr>): string | Scoped<Expr> {
  if (scoped.node.kind !== 'Name') return scoped;
  return scoped.spelling.names.get(scoped.node.id) ?? scoped.node.id;
}

/** The frames that a list display, or a name bound to one, holds. */
export function namedElements(
  iter: Expr,
  at: At,
  env: Environment,
): readonly Scoped<Expr>[] | null {
  if (iter.kind === 'List' || iter.kind === 'Tuple') {
    return iter.elements.every((e) => e.kind === 'Name')
      ? iter.elements.map((node) => ({ ...at, node }))
      : null;
  }
  if (iter.kind !== 'Name') return null;
  const names = env.listed.get(iter.id);
  if (names === undefined) return null;
  const frames = names.flatMap((name): readonly Scoped<Expr>[] =>
    name === null
      ? []
      : [
          {
            cell: at.cell,
            spelling: MODULE,
            node: { kind: 'Name', id: name, context: 'load', start: iter.start, end: iter.end },
          },
        ],
  );
  return frames.length === names.length ? frames : null;
}

/** Whether statements read a name. */
export function mentions(body: readonly Stmt[], name: string): boolean {
  return [...allStatements(body)].some((s) => JSON.stringify(s).includes(`"id":"${name}"`));
}

/** Whether an expression reads a name. */
export function reads(expr: Expr, name: string): boolean {
  return JSON.stringify(expr).includes(`"id":"${name}"`);
}
