import { knowledge } from './convert.ts';
import { DiagnosticSink } from './diagnostics/sink.ts';
import { understandRepaired } from './driver/repair.ts';
import { parseProgram } from './frontend/index.ts';
import { readNotebook, type SourceFile } from './notebook/index.ts';
import type { ConvertOptions } from './outcome.ts';
import { redactNotebook } from './secrets/index.ts';

export type Stage = 'program' | 'dataflow' | 'ir';

/** What a stage gives, as JSON-serialisable data, for debugging; null when the input is refused before it. */
export function emitStage(
  sources: readonly SourceFile[],
  options: ConvertOptions,
  stage: Stage,
): unknown {
  const sink = new DiagnosticSink();
  const [source] = sources;
  const read = source === undefined ? null : readNotebook(source, sink);
  if (read === null || sink.hasErrors) return null;
  const notebook = redactNotebook(read, sink);
  const understood = understandRepaired(notebook, options, knowledge, sink);
  if (understood === null)
    return stage === 'program' ? parseProgram(notebook, new DiagnosticSink()) : null;
  const { understanding } = understood;
  if (stage === 'program') return understanding.program;
  if (stage === 'ir') return understanding.lowered.pipeline;
  return [...understanding.dataflow.facts.entries()].map(([id, f]) => ({
    id,
    cell: f.cell.cell.position,
    role: f.role,
    reads: [...f.reads],
    defines: [...f.defines],
    kills: [...f.kills],
    mutates: [...f.mutates],
    readObjects: [...f.readObjects],
    readsState: [...f.readsState],
    writesState: [...f.writesState],
    displays: f.displays,
    displaysMetric: f.displaysMetric,
  }));
}
