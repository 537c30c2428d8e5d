import {
  callModernised,
  callWithoutSuccessor,
  oldCallKept,
  pinNotKept,
} from '../diagnostics/catalog/modernise.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import type { Pipeline } from '../ir/index.ts';
import type { ConvertOptions } from '../outcome.ts';
import type { Span } from '../source/span.ts';
import { constraintsOf } from './constraints.ts';
import { oneLineOf } from './one-line.ts';
import type { ModernChange } from './modernise.ts';
import type { Understanding } from './understand.ts';

const KEEP: Fix = {
  title: 'Keep the old calls and pin the old versions',
  action: { kind: 'modernise', on: false },
};
const MODERNISE: Fix = {
  title: 'Write old calls for current libraries',
  action: { kind: 'modernise', on: true },
};

/** Tells of every change in code that belongs to production, and gives those back. */
export function reportModernChanges(
  changes: readonly ModernChange[],
  u: Understanding,
  options: ConvertOptions,
  sink: DiagnosticSink,
): readonly ModernChange[] {
  const kept = changes
    .map((change) => ({ ...change, place: placeNow(change, u) }))
    .filter(({ place }) => isInProduction(u, place));
  for (const { rule, place, before, after } of kept) {
    const facts = { before: oneLineOf(before), reason: rule.reason };
    const version = { library: rule.distribution, version: rule.changed };
    if (options.modernise === false)
      sink.report(
        oldCallKept,
        place,
        { ...facts, pin: `${rule.distribution} below ${rule.changed}` },
        { fixes: [MODERNISE] },
      );
    else if (after === null)
      sink.report(callWithoutSuccessor, place, { ...facts, ...version }, { fixes: [KEEP] });
    else
      sink.report(
        callModernised,
        place,
        { ...facts, ...version, after: oneLineOf(after) },
        { fixes: [KEEP] },
      );
  }
  return kept;
}

/** A repair made since may have moved the text. */
function placeNow({ place, before, after }: ModernChange, { program }: Understanding): Span {
  const source = program.notebook.cells.find(({ id }) => id === place.cell)?.source ?? '';
  const text = after ?? before;
  if (source.startsWith(text, place.start)) return place;
  const start = Math.max(0, source.indexOf(text));
  return { ...place, start, end: Math.min(source.length, start + text.length) };
}

/** The innermost statement around a place decides; a function's body belongs to its definition. */
function isInProduction({ dataflow, selection }: Understanding, place: Span): boolean {
  const around = [...dataflow.facts.values()].filter(
    ({ cell, statement }) =>
      cell.cell.id === place.cell && statement.start <= place.start && place.end <= statement.end,
  );
  const inner = around.reduce<(typeof around)[number] | null>(
    (best, f) =>
      best === null ||
      f.statement.end - f.statement.start <= best.statement.end - best.statement.start
        ? f
        : best,
    null,
  );
  return inner !== null && selection.slice.included.has(inner.statement.id);
}

/** The pipeline with what the changes ask of versions. */
export function pipelineWithChanges(
  u: Understanding,
  changes: readonly ModernChange[],
  options: ConvertOptions,
  sink: DiagnosticSink,
): Pipeline {
  const { pipeline } = u.lowered;
  const old = options.modernise === false;
  const { dependencies, notKept } = constraintsOf(pipeline.dependencies, changes, old);
  for (const { pin, version } of notKept)
    sink.report(pinNotKept, null, { pin, version }, { fixes: [KEEP] });
  return {
    ...pipeline,
    dependencies,
    ...(old ? { versions: 'old' as const } : {}),
  };
}
