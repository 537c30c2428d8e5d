import type { ParsedCell } from '../frontend/program.ts';
import type { Stmt } from '../frontend/python/ast.ts';
import type { Dataflow, StatementFacts } from '../analysis/facts.ts';
import { freeInExpr, freeNames, namesBoundBy } from '../analysis/scopes.ts';
import { headerExpressions, statementsIn } from '../analysis/walk.ts';
import type { Role, StatementId } from '../ir/pipeline.ts';

/** A statement of a cell's top level that is in production, with what matters for cutting the program into functions. */
export interface Unit {
  readonly cell: ParsedCell;
  readonly statement: Stmt;
  readonly facts: StatementFacts;
  /** Names read before the unit itself surely binds them. */
  readonly exposed: ReadonlySet<string>;
  readonly defines: ReadonlySet<string>;
  /** Names surely bound when it completes. */
  readonly kills: ReadonlySet<string>;
  /** Names bound unless a loop runs no round or an exception is caught. */
  readonly usuallyKills: ReadonlySet<string>;
  /** Names of the module scope that its text mentions. */
  readonly mentions: ReadonlySet<string>;
  readonly role: Role;
}

interface Exposure {
  readonly exposed: Set<string>;
  readonly defines: Set<string>;
  readonly kills: Set<string>;
  readonly usually: Set<string>;
}

const RANK: readonly Role[] = [
  'train',
  'split',
  'load',
  'persist',
  'select',
  'evaluate',
  'engineer',
  'prepare',
  'configuration',
  'define',
  'imports',
  'explore',
];

export function unitOf(
  dataflow: Dataflow,
  cell: ParsedCell,
  s: Stmt,
  keep: (id: StatementId) => boolean,
): Unit | null {
  const facts = dataflow.facts.get(s.id);
  if (facts === undefined || !keep(s.id)) return null;
  const e = exposureOf(dataflow, s, keep);
  const kept = [...statementsIn([s])].filter((inner) => keep(inner.id));
  const roles = kept.map((inner) => dataflow.facts.get(inner.id)?.role ?? 'explore');
  const role = RANK.find((r) => roles.includes(r)) ?? 'explore';
  return {
    cell,
    statement: s,
    facts,
    exposed: e.exposed,
    defines: e.defines,
    kills: e.kills,
    usuallyKills: e.usually,
    mentions: mentionedNames(kept),
    role,
  };
}

function exposureOf(dataflow: Dataflow, s: Stmt, keep: (id: StatementId) => boolean): Exposure {
  const own = headerOf(dataflow, s);
  switch (s.kind) {
    case 'If':
    case 'Match': {
      const branches = s.kind === 'If' ? [s.body, s.orelse] : [...s.cases.map((c) => c.body), []];
      const parts = branches.map((b) => block(dataflow, b, keep));
      for (const part of parts) {
        subtract(part.exposed, own.kills, own.exposed);
        addAll(own.defines, part.defines);
      }
      addAll(own.kills, intersection(parts.map((p) => p.kills)));
      addAll(own.usually, intersection(parts.map((p) => p.usually)));
      return own;
    }
    case 'For':
    case 'While': {
      const target = s.kind === 'For' ? namesBoundBy(s) : new Set<string>();
      const body = block(dataflow, s.body, keep);
      const orelse = block(dataflow, s.orelse, keep);
      subtract(body.exposed, target, own.exposed);
      subtract(orelse.exposed, new Set(), own.exposed);
      for (const part of [body, orelse]) {
        addAll(own.defines, part.defines);
        addAll(own.usually, part.usually);
      }
      addAll(own.usually, target);
      for (const name of target) own.kills.delete(name);
      return own;
    }
    case 'With': {
      const body = block(dataflow, s.body, keep);
      subtract(body.exposed, own.kills, own.exposed);
      addAll(own.defines, body.defines);
      addAll(own.kills, body.kills);
      addAll(own.usually, body.usually);
      return own;
    }
    case 'Try': {
      const parts = [s.body, s.orelse, s.finalbody].map((b) => block(dataflow, b, keep));
      const handlers = s.handlers.map((h) => ({ h, part: block(dataflow, h.body, keep) }));
      for (const part of parts)
        subtract(
          part.exposed,
          parts[0] === part ? new Set() : (parts[0]?.kills ?? new Set()),
          own.exposed,
        );
      for (const { h, part } of handlers)
        subtract(part.exposed, new Set(h.name === null ? [] : [h.name]), own.exposed);
      const all = [...parts, ...handlers.map((x) => x.part)];
      for (const part of all) {
        addAll(own.defines, part.defines);
        addAll(own.usually, part.usually);
      }
      addAll(
        own.kills,
        intersection([parts[0] ?? empty(), ...handlers.map((x) => x.part)].map((p) => p.kills)),
      );
      addAll(own.kills, parts[2]?.kills ?? new Set());
      return own;
    }
    default:
      return own;
  }
}

function empty(): Exposure {
  return { exposed: new Set(), defines: new Set(), kills: new Set(), usually: new Set() };
}

function headerOf(dataflow: Dataflow, s: Stmt): Exposure {
  const f = dataflow.facts.get(s.id);
  if (f === undefined) return empty();
  return {
    exposed: new Set(f.reads),
    defines: new Set(f.defines),
    kills: new Set(f.kills),
    usually: new Set([...f.kills, ...f.defines]),
  };
}

function block(
  dataflow: Dataflow,
  statements: readonly Stmt[],
  keep: (id: StatementId) => boolean,
): Exposure {
  const out = empty();
  for (const s of statements) {
    if (!keep(s.id)) continue;
    const part = exposureOf(dataflow, s, keep);
    subtract(part.exposed, out.kills, out.exposed);
    addAll(out.defines, part.defines);
    addAll(out.kills, part.kills);
    addAll(out.usually, part.usually);
  }
  return out;
}

function addAll(into: Set<string>, from: Iterable<string>): void {
  for (const name of from) into.add(name);
}

function subtract(
  from: ReadonlySet<string>,
  without: ReadonlySet<string>,
  into: Set<string>,
): void {
  for (const name of from) if (!without.has(name)) into.add(name);
}

function intersection(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const [first, ...rest] = sets;
  if (first === undefined) return new Set();
  return new Set([...first].filter((name) => rest.every((set) => set.has(name))));
}

/** Names of the module scope in the text of the statements, those in bodies of functions included. */
export function mentionedNames(statements: readonly Stmt[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const s of statements) {
    if (s.kind === 'FunctionDef' || s.kind === 'ClassDef')
      freeNames(s).forEach((name) => names.add(name));
    else for (const expr of headerExpressions(s)) freeInExpr(expr, new Set(), names);
  }
  return names;
}
