import type { Dataflow } from '../analysis/facts.ts';
import { prunedDefinition } from '../analysis/pruned.ts';
import { freeNames, namesBoundBy } from '../analysis/scopes.ts';
import type { Selection } from '../analysis/select/select.ts';
import { statementsIn } from '../analysis/walk.ts';
import type { Program } from '../frontend/program.ts';
import type { ImportBinding, Pipeline, StagedPart, StatementId, Step } from '../ir/index.ts';
import { verifyPipeline } from '../ir/verify.ts';
import { assemblePipeline } from './assemble.ts';
import { CodeWriter, editsIn } from './code-writer.ts';
import { declare } from './declarations/declare.ts';
import { type Definition, liftDefinitions, type Lifting } from './declarations/lift.ts';
import { usedDeclarations } from './declarations/used-declarations.ts';
import { type HoistedImports, hoistImports } from './imports.ts';
import { inputsOf } from './inputs.ts';
import { sinkConstructors } from './sink-constructors.ts';
import { keepTargets } from './keep-targets.ts';
import { packagedModules } from './packaged-modules.ts';
import type { Outline } from './outline/index.ts';
import { referenceScript } from './reference-script.ts';
import type { SettingsProposal } from './settings-proposal.ts';
import { stage, type Staged, type StagingDeclined } from './staging/stage.ts';
import { buildSteps } from './steps/build.ts';
import { type Glue, wireGroups } from './steps/flow.ts';
import { gluedRanges } from './steps/glue.ts';
import { groupUnits } from './steps/group.ts';
import { type Unit, unitOf } from './units.ts';

export interface LowerQuery {
  readonly program: Program;
  readonly dataflow: Dataflow;
  readonly selection: Selection;
  readonly outline: Outline;
  readonly isKnownName: (name: string) => boolean;
  readonly propose: (
    included: (id: StatementId) => boolean,
    canReadConfig: (name: string) => boolean,
  ) => SettingsProposal;
  readonly projectName: string | null;
  /** The package's name where it is known: files beside the notebook have their place in it. */
  readonly packageName?: string | null;
}

export interface Lowered {
  readonly pipeline: Pipeline;
  /** Names that text mentions and nothing provides, by the unit that does. */
  readonly undefinedNames: readonly { readonly name: string; readonly unit: Unit }[];
  readonly units: readonly Unit[];
  readonly settings: Pick<SettingsProposal, 'literals' | 'refused'>;
  /** What is learned and applied, or why nothing serves. */
  readonly staging: Staged | StagingDeclined;
}

/**
 * Program and selection -> Pipeline. Imports and definitions move to module level, literals become settings, and
 * what is left is cut into steps that pass variables on explicitly.
 */
export function lower(query: LowerQuery): Lowered {
  const { program, dataflow, selection, outline, isKnownName, projectName } = query;
  const kept = keptStatements(dataflow, selection);
  const all = dataflow.cells.flatMap((cell) =>
    cell.statements.flatMap((s) => unitOf(dataflow, cell, s, kept) ?? []),
  );
  const targets = new Set(selection.targets.map((t) => t.name));
  const isClass = (name: string): boolean => dataflow.functions.get(name)?.kind === 'class';
  const proposed = query.propose(kept, (name) => !isClass(name));
  const proposal = keepTargets(proposed, all, targets);
  const imports = hoistImports(all, dataflow.modules.files);
  const rest = all.filter((u) => staysUnit(u, imports, proposal));
  const { definitions, lifting, isVariable } = liftOf(rest, imports, proposal, query, kept);
  const mentions = (u: Unit): ReadonlySet<string> => mentionsOf(u, kept);
  const units = sinkConstructors(
    rest
      .filter((u) => !isLifted(u, lifting))
      .map((u) => narrow(u, mentions(u), isVariable, lifting, dataflow)),
  );
  const glue: Glue = (current) => gluedRanges(current, lifting, definitions);
  const wanted = new Set([...targets].filter(isVariable));
  const writer = new CodeWriter({
    dataflow,
    kept,
    imports: imports.bindings,
    starred: imports.starred,
    lifting,
    proposal,
    isKnownName,
    boundInSteps: boundInSteps(units),
  });
  const declarations = definitions
    .filter((d) => lifting.lifted.has(d.name))
    .map((d) => declare(d, { dataflow, lifting, outline, writer }));
  const taken = new Set([...imports.names, ...dataflow.names.keys()]);
  const inOrder = (): readonly Step[] =>
    buildSteps(wireGroups(groupUnits(units, outline), isVariable, wanted, glue), {
      dataflow,
      lifting,
      outline,
      writer,
      taken,
    });
  const attempt = stage({
    dataflow,
    selection,
    units,
    kept,
    outline,
    proposal,
    lifting,
    writer,
    imports: imports.bindings,
    isVariable,
    targets,
    taken,
    glue,
  });
  const assembled = (steps: readonly Step[], staged: StagedPart | null): Pipeline =>
    assemblePipeline({
      program,
      selection,
      outline,
      lifting,
      proposal,
      imports: imports.bindings,
      steps,
      declarations:
        staged === null
          ? declarations
          : usedDeclarations(
              declarations,
              units.flatMap((u) => [...mentions(u)]),
              steps,
              staged,
            ),
      dataflow,
      inputs: inputsOf(dataflow, kept, proposal),
      projectName,
      packageName: query.packageName ?? null,
      modules: packagedModules(dataflow.modules.files, rest, imports.bindings),
      staged,
      reference:
        staged === null ? null : referenceScript({ program, dataflow, kept, proposal, staged }),
    });
  const separated = 'staged' in attempt ? assembled(attempt.steps, attempt.staged) : null;
  const unsound = separated !== null && verifyPipeline(separated).length > 0;
  const plain = separated === null || unsound ? assembled(inOrder(), null) : separated;
  // A plan that does not hold together is worth less than one function after the other, where that does.
  const declined = unsound && verifyPipeline(plain).length === 0;
  const staged: Lowered['staging'] = declined ? UNSOUND : attempt;
  const pipeline = declined ? plain : (separated ?? plain);
  const provided = new Set([
    ...imports.names,
    ...proposal.inlinedNames,
    ...rest.flatMap((u) => [...u.defines]),
    ...definitions.flatMap((d) => [d.name, ...d.facts.assignsGlobals]),
  ]);
  const isProvided = (name: string): boolean => provided.has(name) || isKnownName(name);
  return {
    pipeline,
    staging: staged,
    undefinedNames: undefinedNames(rest, mentions, isProvided, imports.bindings),
    units: all,
    settings: { literals: proposal.literals, refused: proposal.refused },
  };
}

const UNSOUND: StagingDeclined = {
  construct: 'an order of edits that steps cannot keep',
  cell: null,
  at: null,
};

/** Statements outside functions that the slice holds, and those of functions that do not only show something. */
function keptStatements(dataflow: Dataflow, selection: Selection): (id: StatementId) => boolean {
  const prunable = new Set([...dataflow.functions.values()].flatMap((f) => [...f.prunable]));
  const { included } = selection.slice;
  return (id) =>
    dataflow.facts.has(id) ? included.has(id) : !(dataflow.bodies.has(id) && prunable.has(id));
}

function staysUnit(u: Unit, imports: HoistedImports, proposal: SettingsProposal): boolean {
  const { id, kind } = u.statement;
  return !imports.hoisted.has(id) && !proposal.removed.has(id) && kind !== 'Magic';
}

interface Lift {
  readonly definitions: readonly Definition[];
  readonly lifting: Lifting;
  /** Names that steps pass on: neither imports, nor settings, nor definitions of a module. */
  readonly isVariable: (name: string) => boolean;
}

function liftOf(
  units: readonly Unit[],
  imports: HoistedImports,
  proposal: SettingsProposal,
  { dataflow }: LowerQuery,
  kept: (id: StatementId) => boolean,
): Lift {
  const counts = new Map<string, number>();
  for (const u of units)
    for (const name of u.defines) counts.set(name, (counts.get(name) ?? 0) + 1);
  const definitions = units.flatMap((u): readonly Definition[] => {
    const s = u.statement;
    if (s.kind !== 'FunctionDef' && s.kind !== 'ClassDef') return [];
    const facts = dataflow.functions.get(s.name);
    if (facts === undefined) return [];
    return [{ name: s.name, node: prunedDefinition(s, kept), cell: u.cell, facts }];
  });
  const defined = new Set(definitions.map((d) => d.name));
  const isData = (name: string): boolean =>
    dataflow.names.has(name) &&
    !imports.names.has(name) &&
    !defined.has(name) &&
    !proposal.inlinedNames.has(name);
  const lifting = liftDefinitions({
    definitions,
    dataflow,
    boundOnce: (name) => counts.get(name) === 1,
    isVariable: isData,
    readsConfig: (d) =>
      editsIn(proposal, { cell: d.cell, statement: d.node }).some((e) => /\bconfig\./.test(e.text)),
  });
  return {
    definitions,
    lifting,
    isVariable: (name) => isData(name) || lifting.nested.has(name),
  };
}

function isLifted({ statement: s }: Unit, lifting: Lifting): boolean {
  return (s.kind === 'FunctionDef' || s.kind === 'ClassDef') && lifting.lifted.has(s.name);
}

function mentionsOf(u: Unit, kept: (id: StatementId) => boolean): ReadonlySet<string> {
  const s = u.statement;
  if (s.kind !== 'FunctionDef' && s.kind !== 'ClassDef') return u.mentions;
  return freeNames(prunedDefinition(s, kept));
}

/** Reads count only as far as the text that stays makes them. */
function narrow(
  u: Unit,
  mentions: ReadonlySet<string>,
  isVariable: (name: string) => boolean,
  lifting: Lifting,
  dataflow: Dataflow,
): Unit {
  const allowed = new Set<string>();
  for (const name of mentions) {
    if (isVariable(name)) allowed.add(name);
    for (const added of lifting.added.get(name) ?? []) allowed.add(added);
  }
  for (const name of u.facts.uses) {
    if (!lifting.nested.has(name)) continue;
    for (const free of dataflow.functions.get(name)?.free ?? [])
      if (isVariable(free)) allowed.add(free);
  }
  const isDefinition = u.statement.kind === 'FunctionDef' || u.statement.kind === 'ClassDef';
  const reads = isDefinition ? [...u.exposed, ...allowed] : [...u.exposed];
  return { ...u, exposed: new Set(reads.filter((name) => allowed.has(name))) };
}

function boundInSteps(units: readonly Unit[]): ReadonlySet<string> {
  const plain = units.filter(
    ({ statement: s }) => s.kind !== 'FunctionDef' && s.kind !== 'ClassDef',
  );
  return new Set(
    plain.flatMap((u) => [...statementsIn([u.statement])].flatMap((s) => [...namesBoundBy(s)])),
  );
}

/** A star import of a module that is not known may bring any name. */
function undefinedNames(
  units: readonly Unit[],
  mentions: (u: Unit) => ReadonlySet<string>,
  isProvided: (name: string) => boolean,
  imports: readonly ImportBinding[],
): Lowered['undefinedNames'] {
  if (imports.some((b) => b.member === '*')) return [];
  return units.flatMap((unit) =>
    [...mentions(unit)].filter((name) => !isProvided(name)).map((name) => ({ name, unit })),
  );
}
