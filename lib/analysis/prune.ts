import type { StatementId } from '../ir/pipeline.ts';
import type { Stmt } from '../frontend/python/ast.ts';
import type { Context } from './evaluate/context.ts';
import type { Recorder } from './evaluate/recorder.ts';
import type { FunctionEntity } from './entities.ts';
import { sliceBackward } from './slice.ts';
import { expressionsIn, headerExpressions, statementsIn } from './walk.ts';

/** Statements of a function's body that only show something and that nothing else in the body needs. */
export function prunableStatements(ctx: Context, entity: FunctionEntity): ReadonlySet<StatementId> {
  if (entity.node.kind !== 'FunctionDef') return new Set();
  const body = entity.node.body;
  const all = [...statementsIn(body)];
  const recorderOf = (id: StatementId): Recorder | undefined => ctx.recorders.get(id);
  if (!all.some((s) => recorderOf(s.id)?.displays === true)) return new Set();
  const shows = (s: Stmt): boolean => onlyShows(recorderOf(s.id), s);
  // Everything that is not there to be looked at stays; what only prepares a plot goes with it.
  const seeds = new Set(
    all.filter((s) => mustStay(ctx, s, recorderOf(s.id), shows)).map((s) => s.id),
  );
  const slice = sliceBackward({ block: body, flowOf: recorderOf, seeds, dropped: shows });
  const feedsDisplay = displayFeeders(body, recorderOf, all.filter(shows));
  return new Set(
    all
      .filter((s) => !slice.included.has(s.id) && (shows(s) || feedsDisplay.has(s.id)))
      .map((s) => s.id),
  );
}

/** Statements in the slice of something shown: only those may fall away with it; other unused code stays as written. */
function displayFeeders(
  body: readonly Stmt[],
  flowOf: (id: StatementId) => Recorder | undefined,
  shown: readonly Stmt[],
): ReadonlySet<StatementId> {
  return sliceBackward({ block: body, flowOf, seeds: new Set(shown.map((s) => s.id)) }).included;
}

function onlyShows(r: Recorder | undefined, s: Stmt): boolean {
  return (
    r !== undefined &&
    s.kind === 'Expr' &&
    r.displays &&
    !r.displaysMetric &&
    r.defines.size === 0 &&
    r.globalWrites.size === 0
  );
}

function mustStay(
  ctx: Context,
  s: Stmt,
  r: Recorder | undefined,
  shows: (s: Stmt) => boolean,
): boolean {
  if (
    s.kind === 'Return' ||
    s.kind === 'Raise' ||
    s.kind === 'Assert' ||
    s.kind === 'Global' ||
    s.kind === 'Nonlocal'
  )
    return true;
  if (s.kind === 'Expr' && s.value.kind === 'Constant') return true;
  if (
    headerExpressions(s).some((e) =>
      [...expressionsIn(e)].some(
        (x) => x.kind === 'Yield' || x.kind === 'YieldFrom' || x.kind === 'Await',
      ),
    )
  )
    return true;
  if (r === undefined || shows(s)) return r === undefined;
  if (r.displaysMetric || r.globalWrites.size > 0) return true;
  if ([...r.writesState].some((state) => state !== 'figure' && state !== 'options:plot'))
    return true;
  if (s.kind === 'Expr' && r.unknownCalls.length > 0) return true;
  return [...r.mutates].some((object) => ctx.symbols.has(object) || !ctx.bodyObjects.has(object));
}
