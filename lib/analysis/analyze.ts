import type { ParsedCell } from '../frontend/program.ts';
import type { Stmt } from '../frontend/python/ast.ts';
import type { StatementId } from '../ir/pipeline.ts';
import type { TypeText } from '../ir/python-type.ts';
import type { CallSummary } from '../summaries/contract.ts';
import type { SummaryIndex } from '../summaries/lookup.ts';
import { type ClassEntity, type FunctionEntity, instanceType } from './entities.ts';
import { Context } from './evaluate/context.ts';
import { callOwn } from './evaluate/functions.ts';
import { Recorder } from './evaluate/recorder.ts';
import { evaluateStatement } from './evaluate/statements.ts';
import type {
  Dataflow,
  FunctionFacts,
  ModuleFacts,
  ModuleMember,
  ModuleName,
  StatementFacts,
} from './facts.ts';
import { type LocalModules, NO_MODULES } from './modules/local-modules.ts';
import { signatures } from './signatures.ts';
import { prunableStatements } from './prune.ts';
import { roleOf } from './statement-role.ts';
import { moduleOfScope } from './scopes.ts';
import { type Reference, UNKNOWN } from './values.ts';
import { blocksOf, statementsIn } from './walk.ts';

/** Everything of Python and its libraries that evaluation asks about. */
export interface Knowledge {
  readonly index: SummaryIndex;
  readonly methodsNamed: (name: string) => readonly CallSummary[];
  readonly isBuiltin: (name: string) => boolean;
  /** Names that `from module import *` brings, where known. */
  readonly starNames: (module: string) => readonly string[] | undefined;
}

/** Evaluates the program abstractly, in the order of `cells`, and tells who reads, writes and mutates what. */
export function analyze(
  cells: readonly ParsedCell[],
  knowledge: Knowledge,
  modules: LocalModules = NO_MODULES,
): Dataflow {
  const [first] = cells;
  if (first === undefined)
    return {
      cells,
      facts: new Map(),
      bodies: new Map(),
      names: new Map(),
      functions: new Map(),
      signatures: new Map(),
      typeAfter: () => 'Any',
      seen: () => ({ type: null, name: null }),
      objectsAtEnd: () => new Set(),
      seedsRandom: false,
      modules: { files: modules, facts: new Map() },
    };
  const ctx = new Context(
    knowledge.index,
    knowledge.methodsNamed,
    knowledge.isBuiltin,
    knowledge.starNames,
    first,
    modules,
  );
  const cellOf = new Map<StatementId, ParsedCell>();
  const parentOf = new Map<StatementId, StatementId | null>();
  for (const cell of cells) {
    ctx.cell = cell;
    const last = cell.lastValueHidden ? null : (cell.statements.at(-1) ?? null);
    for (const s of cell.statements) {
      noteParents(s, null, cell, parentOf, cellOf);
      ctx.recorder = new Recorder();
      evaluateStatement(ctx, s, s === last);
    }
  }
  evaluateUncalled(ctx);
  const facts = new Map<StatementId, StatementFacts>();
  const bodies = new Map<StatementId, StatementFacts>();
  for (const cell of cells) {
    for (const s of statementsIn(cell.statements)) {
      const recorder = ctx.recorders.get(s.id);
      if (recorder !== undefined)
        facts.set(s.id, factsOf(ctx, s, cell, parentOf.get(s.id) ?? null, recorder));
    }
  }
  for (const entity of ctx.entities) {
    if (moduleOfScope(entity.scope) === null) bodyFacts(ctx, entity, bodies);
  }
  return {
    cells,
    facts,
    bodies,
    names: moduleNames(ctx, facts),
    functions: functionFacts(ctx),
    signatures: signatures(ctx),
    modules: { files: modules, facts: moduleFacts(ctx) },
    objectsAtEnd: (name) => ctx.heap.closure(ctx.module.get(name)?.objects ?? new Set()),
    seen: (expr) => ctx.seen.of(expr),
    typeAfter: (statement, name) => typeName(ctx.after.get(`${statement} ${name}`)?.type ?? null),
    seedsRandom: [...facts.values()].some((f) =>
      [...f.killsState].some((s) => s.startsWith('random:')),
    ),
  };
}

function typeName(type: TypeText | null): TypeText {
  return type ?? 'Any';
}

function noteParents(
  s: Stmt,
  parent: StatementId | null,
  cell: ParsedCell,
  parentOf: Map<StatementId, StatementId | null>,
  cellOf: Map<StatementId, ParsedCell>,
): void {
  parentOf.set(s.id, parent);
  cellOf.set(s.id, cell);
  for (const block of blocksOf(s))
    for (const inner of block) noteParents(inner, s.id, cell, parentOf, cellOf);
}

/** Functions that nothing called are evaluated with unknown arguments, so that their bodies have facts too. */
function evaluateUncalled(ctx: Context): void {
  ctx.recorder = new Recorder();
  for (let i = 0; i < ctx.entities.length; i++) {
    const entity = ctx.entities[i];
    if (entity === undefined || entity.node.kind !== 'FunctionDef') continue;
    const body = entity.node.body[0];
    if (body === undefined || ctx.recorders.has(body.id)) continue;
    const self =
      entity.owner === null
        ? []
        : [
            {
              ...UNKNOWN,
              type: instanceType(entity.owner),
              objects: new Set([ctx.heap.allocate(`self of ${entity.owner.object}`)]),
            },
          ];
    ctx.cell = entity.cell;
    ctx.site = `uncalled ${entity.object}`;
    callOwn(ctx, entity, self, new Map(), entity.node.start, UNKNOWN);
  }
}

function factsOf(
  ctx: Context,
  s: Stmt,
  cell: ParsedCell,
  parent: StatementId | null,
  r: Recorder,
): StatementFacts {
  return {
    statement: s,
    cell,
    parent,
    reads: r.reads,
    defines: r.defines,
    kills: r.kills,
    readObjects: r.readObjects,
    mutates: r.mutates,
    readsState: r.readsState,
    writesState: r.writesState,
    killsState: r.killsState,
    unbound: r.unbound,
    displays: r.displays,
    displaysMetric: r.displaysMetric,
    drawn: [...r.drawn],
    shell: r.shell,
    events: r.events,
    calls: r.calls,
    unknownCalls: r.unknownCalls,
    dynamic: r.dynamic,
    bindsAny: r.bindsAny,
    uses: r.uses,
    role: roleOf(s, r, (type, trait) => ctx.index.hasTrait(type, trait)),
  };
}

function moduleNames(
  ctx: Context,
  facts: ReadonlyMap<StatementId, StatementFacts>,
): ReadonlyMap<string, ModuleName> {
  const definitions = new Map<string, StatementId[]>();
  for (const [id, f] of facts)
    for (const name of f.defines) definitions.set(name, [...(definitions.get(name) ?? []), id]);
  const names = new Map<string, ModuleName>();
  for (const [name, ids] of definitions) {
    const types = ids.map((id) => ctx.after.get(`${id} ${name}`)?.type ?? null);
    const [type] = types;
    names.set(name, {
      name,
      definitions: ids,
      type: types.every((t) => t === type) ? typeName(type ?? null) : 'Any',
    });
  }
  return names;
}

function bodyFacts(
  ctx: Context,
  { node, cell }: FunctionEntity,
  into: Map<StatementId, StatementFacts>,
): void {
  if (node.kind !== 'FunctionDef') return;
  for (const s of statementsIn(node.body)) {
    const recorder = ctx.recorders.get(s.id);
    if (recorder !== undefined) into.set(s.id, factsOf(ctx, s, cell, null, recorder));
  }
}

/** What each local module that was imported defines, by target. */
function moduleFacts(ctx: Context): ReadonlyMap<string, ModuleFacts> {
  const all = new Map<string, ModuleFacts>();
  for (const [target, { values }] of ctx.localScopes) {
    const members = new Map<string, ModuleMember>();
    for (const [name, { reference }] of values) {
      const member = reference === null ? null : memberOf(ctx, reference);
      if (member !== null) members.set(name, member);
    }
    const bodies = new Map<StatementId, StatementFacts>();
    for (const entity of ctx.entities)
      if (moduleOfScope(entity.scope) === target) bodyFacts(ctx, entity, bodies);
    all.set(target, { members, names: new Set(values.keys()), bodies });
  }
  return all;
}

function memberOf(ctx: Context, reference: Reference): ModuleMember | null {
  if (reference.kind === 'module') return { kind: 'module', target: reference.name };
  if (reference.kind === 'own-class') {
    const { module, cell, node } = reference.entity;
    if (module === null) return null;
    return { kind: 'definition', module, cell, node, facts: describeClass(ctx, reference.entity) };
  }
  if (reference.kind !== 'own-function') return null;
  const { entity } = reference;
  const module = moduleOfScope(entity.scope);
  if (module === null || entity.node.kind !== 'FunctionDef') return null;
  const { cell, node } = entity;
  return { kind: 'definition', module, cell, node, facts: describe(ctx, entity) };
}

function functionFacts(ctx: Context): ReadonlyMap<string, FunctionFacts> {
  const functions = new Map<string, FunctionFacts>();
  for (const entity of ctx.entities) {
    if (entity.scope !== null || entity.owner !== null || entity.node.kind === 'Lambda') continue;
    functions.set(entity.name, describe(ctx, entity));
  }
  for (const entity of ctx.ownClasses.values())
    if (entity.module === null) functions.set(entity.name, describeClass(ctx, entity));
  return functions;
}

function describeClass(ctx: Context, entity: ClassEntity): FunctionFacts {
  const methods = [...entity.methods.values()];
  return {
    name: entity.name,
    statement: entity.node.id,
    kind: 'class',
    free: entity.free,
    assignsGlobals: new Set(methods.flatMap((m) => [...m.assignsGlobals])),
    parameterTypes: new Map(),
    returnType: instanceType(entity),
    prunable: new Set(methods.flatMap((m) => [...prunableStatements(ctx, m)])),
  };
}

function describe(ctx: Context, entity: FunctionEntity): FunctionFacts {
  const values = ctx.parameterValues.get(entity) ?? new Map();
  return {
    name: entity.name,
    statement: entity.node.kind === 'FunctionDef' ? entity.node.id : ('' as StatementId),
    kind: 'function',
    free: entity.free,
    assignsGlobals: entity.assignsGlobals,
    parameterTypes: new Map([...values].map(([name, value]) => [name, typeName(value.type)])),
    returnType: typeName(ctx.returnValues.get(entity)?.type ?? null),
    prunable: prunableStatements(ctx, entity),
  };
}
