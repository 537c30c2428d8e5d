import type { Lineage } from '../../ir/staged.ts';
import type { Dataflow } from '../facts.ts';
import type { Selection } from '../select/select.ts';
import type { ModelCall, RowSetId, StagingFacts } from '../staging/facts.ts';
import { ancestorsOf, lineagesOf } from '../staging/index.ts';

/** Which rows: those trained on, those held out, both at once; null when they have no part in either. */
export type Side = 'train' | 'held-out' | 'mixed' | null;

/** What the questions ask about: the estimator of production, its fit, its answers, and who the rows are. */
export interface Material {
  readonly dataflow: Dataflow;
  readonly staging: StagingFacts;
  readonly fit: ModelCall;
  /** Answers about held-out rows. */
  readonly answers: readonly ModelCall[];
  readonly hasHeldOut: boolean;
  readonly sideOf: (rows: Iterable<RowSetId>) => Side;
}

/** Null when production has no estimator whose rows can be told. */
export function materialOf(
  dataflow: Dataflow,
  selection: Selection,
  staging: StagingFacts,
): Material | null {
  const chosen = selection.estimators.at(-1);
  if (chosen === undefined) return null;
  const { calls, rowSets } = staging;
  const fits = calls.filter((c) => c.kind === 'fit');
  const last =
    fits.find((c) => c.node === chosen.event.node) ?? fits.findLast((c) => c.name === chosen.name);
  if (last === undefined) return null;
  const same = (c: ModelCall): boolean => c.object === last.object;
  const answers = calls.filter((c) => c.kind === 'answer' && same(c));
  const answered = answers.map((c) => rowsOfCall(c));
  // A model that is fitted again on rows it is asked about is judged by its first fit.
  const fit =
    fits.find(
      (c) =>
        same(c) &&
        c !== last &&
        answered.some((rows) => sameRows(rows, rowsOfCall(last))) &&
        !sameRows(rowsOfCall(c), rowsOfCall(last)),
    ) ?? last;
  const fitted = rowsOfCall(fit);
  const given = fit.arguments[0] ?? fit.keywords.get('x') ?? fit.keywords.get('X');
  const byPosition =
    given === undefined ? fit : { ...fit, arguments: [given, ...fit.arguments.slice(1)] };
  const train = ancestorsOf(rowSets, fitted);
  const others = answered.filter(
    (rows) => ![...rows].some((id) => fitted.has(id)) && rows.size > 0,
  );
  const separate = others.filter(
    (rows) => ![...ancestorsOf(rowSets, rows)].some((id) => train.has(id)),
  );
  const held = new Set((separate.length > 0 ? separate : others).flatMap((rows) => [...rows]));
  if (held.size === 0) for (const id of siblingsOf(staging, train)) held.add(id);
  const lineages = apart(staging, lineagesOf(rowSets, byPosition, held), fit);
  return {
    dataflow,
    staging,
    fit,
    answers: answers.filter((c) => [...rowsOfCall(c)].some((id) => held.has(id))),
    hasHeldOut: held.size > 0,
    sideOf: (rows) => joinSides([...rows].map((id) => sideOfSet(staging, lineages, id))),
  };
}

export function rowsOfCall(call: ModelCall): ReadonlySet<RowSetId> {
  return (
    call.arguments[0]?.rows ??
    call.keywords.get('X')?.rows ??
    call.keywords.get('x')?.rows ??
    new Set()
  );
}

/**
 * Files put together, processed as one and taken apart again by position: the file that the target was read from is the
 * training rows, the others are held out.
 */
function apart(
  staging: StagingFacts,
  lineages: ReadonlyMap<RowSetId, Lineage>,
  fit: ModelCall,
): ReadonlyMap<RowSetId, Lineage> {
  const target = fit.arguments[1]?.rows ?? fit.keywords.get('y')?.rows ?? new Set<RowSetId>();
  const read = ancestorsOf(staging.rowSets, target);
  const told = new Map(lineages);
  for (const set of staging.rowSets.values()) {
    if (set.kind !== 'joined' || lineages.get(set.id) !== 'all' || read.has(set.id)) continue;
    for (const parent of set.parents) {
      const before = [...ancestorsOf(staging.rowSets, new Set([parent]))];
      const side = before.some((id) => read.has(id)) ? 'train' : 'held-out';
      if (target.size > 0) for (const id of before) told.set(id, side);
    }
  }
  return told;
}

function sameRows(a: ReadonlySet<RowSetId>, b: ReadonlySet<RowSetId>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}

/** The other sides of the splits that the training rows come from: what a score alone was asked about. */
function siblingsOf(staging: StagingFacts, train: ReadonlySet<RowSetId>): readonly RowSetId[] {
  const splits = [...staging.rowSets.values()].filter((s) => s.kind === 'split');
  const own = splits.filter((s) => train.has(s.id));
  return splits.filter((s) => !train.has(s.id) && own.some((o) => o.at === s.at)).map((s) => s.id);
}

function sideOfSet(
  staging: StagingFacts,
  lineages: ReadonlyMap<RowSetId, Lineage>,
  id: RowSetId,
): Side {
  const lineage = lineages.get(id);
  if (lineage !== undefined) return lineage === 'all' ? 'mixed' : lineage;
  const set = staging.rowSets.get(id);
  if (set === undefined || set.parents.length === 0) return null;
  const sides = set.parents.map((parent) => sideOfSet(staging, lineages, parent));
  const side = joinSides(sides);
  // A part of all rows may be any part.
  return side === 'mixed' && set.kind !== 'joined' ? null : side;
}

function joinSides(sides: readonly Side[]): Side {
  const known = new Set(sides.filter((s) => s !== null));
  if (known.size === 0) return null;
  const [only] = known;
  return known.size === 1 && only !== undefined ? only : 'mixed';
}
