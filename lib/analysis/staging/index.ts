/**
 * Staging: when is each value of the production slice known, and from which rows?
 *
 * Takes: the dataflow and the selection. Gives: `StagingFacts`: statements in normal form, the value of every
 * expression in them (binding time, row sets, what it was learned from), fits and answers of estimators, row sets.
 * Needs: resolved library calls of the dataflow. Guarantees: what cannot be told apart is listed in `doubts`.
 */
import type { StatementId } from '../../ir/pipeline.ts';
import type { Lineage } from '../../ir/staged.ts';
import type { Expr } from '../../frontend/python/ast.ts';
import type { Dataflow } from '../facts.ts';
import { Environment } from './environment.ts';
import {
  ancestorsOf,
  type GivenRows,
  type ModelCall,
  type Node,
  type RowSet,
  type RowSetId,
  type StagingFacts,
} from './facts.ts';
import { importedMembers } from './local-modules.ts';
import { NormalForm } from './normal-form.ts';

export type * from './facts.ts';
export { ancestorsOf } from './facts.ts';

export function stagingOf(
  dataflow: Dataflow,
  keep: (id: StatementId) => boolean,
  estimator: string | null = null,
  given: ReadonlyMap<Expr, GivenRows> = new Map(),
): StagingFacts {
  const env = new Environment(dataflow, given);
  for (const cell of dataflow.cells)
    for (const s of cell.statements)
      if (s.kind === 'FunctionDef' || s.kind === 'ClassDef')
        env.definitions.set(s.name, { cell, node: s });
  for (const [name, value] of importedMembers(env)) env.imported.set(name, value);
  const form = new NormalForm({ env, keep, estimator });
  const nodes: Node[] = dataflow.cells.flatMap((cell) =>
    cell.statements.flatMap((s) => {
      const made = form.top(cell, s);
      noteList(env, s);
      return made;
    }),
  );
  return {
    nodes,
    rowSets: env.rowSets,
    calls: env.calls,
    doubts: env.doubts,
    lineages: new Map(),
    objects: env.objects,
    lifted: env.lifted,
    lifts: env.lifts,
    heads: env.heads,
    tails: env.tails,
    raws: env.raws,
    renumbered: env.renumbered,
    draws: drawsIn(dataflow),
  };
}

const DRAWS = /^(?:numpy\.random|random)\.(?!seed$|default_rng$|RandomState$|Generator$|Random$)/;

function drawsIn(dataflow: Dataflow): ReadonlySet<Expr> {
  const found = new Set<Expr>();
  for (const f of [...dataflow.facts.values(), ...dataflow.bodies.values()])
    for (const call of f.calls) if (DRAWS.test(call.canonical)) found.add(call.node);
  return found;
}

/** `frames = [train, test]` is remembered, so that a loop over `frames` can be taken apart. */
function noteList(env: Environment, s: Dataflow['cells'][number]['statements'][number]): void {
  if (s.kind !== 'Assign' || s.targets.length !== 1) return;
  const [target] = s.targets;
  if (target?.kind !== 'Name') return;
  if (s.value.kind === 'List' || s.value.kind === 'Tuple')
    env.listed.set(
      target.id,
      s.value.elements.map((e) => (e.kind === 'Name' ? e.id : null)),
    );
  else env.listed.delete(target.id);
}

/** Roles of row sets, seen from the fit of an estimator and the rows that it answers about. */
export function lineagesOf(
  rowSets: ReadonlyMap<RowSetId, RowSet>,
  fit: ModelCall,
  answered: ReadonlySet<RowSetId>,
): ReadonlyMap<RowSetId, Lineage> {
  const fitted = new Set(fit.arguments.slice(0, 1).flatMap((a) => [...a.rows]));
  const train = ancestorsOf(rowSets, fitted);
  const heldOut = ancestorsOf(rowSets, answered);
  const lineages = new Map<RowSetId, Lineage>();
  for (const id of rowSets.keys()) {
    if (train.has(id) && heldOut.has(id)) lineages.set(id, 'all');
    else if (train.has(id)) lineages.set(id, 'train');
    else if (heldOut.has(id)) lineages.set(id, 'held-out');
  }
  return lineages;
}
