import { internalError, severalNotebooks } from './diagnostics/catalog/roles.ts';
import { unseededRandomness } from './diagnostics/catalog/staging.ts';
import { DiagnosticSink } from './diagnostics/sink.ts';
import { backendFor } from './backends/index.ts';
import { assumptionsOf } from './driver/assumptions.ts';
import { inspectionOf } from './driver/inspection.ts';
import { moderniseNotebook } from './driver/modernise.ts';
import { printDrawn, reportPrinted } from './driver/print-drawn.ts';
import { understandRepaired } from './driver/repair.ts';
import { reportOldModules } from './driver/report-old-modules.ts';
import { reportUnknownTypes } from './driver/report-unknown-types.ts';
import { pipelineWithChanges, reportModernChanges } from './driver/report-modern.ts';
import { reportDefects } from './driver/report-defects.ts';
import { reportFindings } from './driver/report.ts';
import type { Pipeline } from './ir/index.ts';
import { verifyPipeline } from './ir/verify.ts';
import { buildKnowledge } from './knowledge.ts';
import { type Notebook, readNotebook, type SourceFile } from './notebook/index.ts';
import type { ConvertOptions, ConvertTools, Inspection, Outcome } from './outcome.ts';
import { redactNotebook } from './secrets/index.ts';
import { withManifest } from './project/manifest.ts';
import type { ProjectTree } from './project/tree.ts';
import type { CellId } from './source/span.ts';

export const knowledge = buildKnowledge();

/** Turns a notebook into a project, or says why it cannot. Executes nothing, touches nothing, never throws. */
export function convert(
  sources: readonly SourceFile[],
  options: ConvertOptions,
  tools: ConvertTools,
): Outcome {
  return run(sources, options, tools);
}

/** The analysis without the project. */
export function inspect(sources: readonly SourceFile[], options: ConvertOptions): Outcome {
  return run(sources, options, null);
}

/** The pipeline, with what its readers should know of. */
function withAssumptions(pipeline: Pipeline, { cells }: Notebook, sink: DiagnosticSink): Pipeline {
  const positions = new Map(cells.map((cell) => [cell.id, cell.position]));
  const positionOf = (cell: CellId): number => positions.get(cell) ?? 0;
  const diagnostics = sink.sorted(positionOf);
  return {
    ...pipeline,
    assumptions: assumptionsOf(diagnostics, positionOf),
    repeatable: diagnostics.every(({ name }) => name !== unseededRandomness.name),
  };
}

/** The driver: read, take secrets out, parse, analyse and select, report, emit. */
function run(
  sources: readonly SourceFile[],
  options: ConvertOptions,
  tools: ConvertTools | null,
): Outcome {
  const sink = new DiagnosticSink();
  let notebook: Notebook | null = null;
  let inspection: Inspection | null = null;
  let project: ProjectTree | null = null;
  try {
    const [source] = sources;
    if (sources.length > 1) sink.report(severalNotebooks, null, { count: sources.length });
    notebook = source === undefined ? null : readNotebook(source, sink);
    if (notebook !== null) notebook = redactNotebook(notebook, sink);
    if (notebook !== null && !sink.hasErrors) {
      const modern = moderniseNotebook(notebook, options, knowledge);
      const printed = printDrawn(modern.notebook, options, knowledge);
      const understood = understandRepaired(printed.notebook, options, knowledge, sink);
      if (understood !== null) {
        const { understanding } = understood;
        notebook = understood.notebook;
        const changes = reportModernChanges(modern.changes, understanding, options, sink);
        const pipeline = pipelineWithChanges(understanding, changes, options, sink);
        reportPrinted(printed.lines, understanding, sink);
        reportFindings(understanding, options, sink);
        if (options.modernise !== false) reportOldModules(understanding, knowledge, sink);
        reportDefects(understood, sink);
        inspection = inspectionOf(understanding, options);
        if (!sink.hasErrors) {
          // What would not hold as a project is refused, not emitted.
          for (const broken of verifyPipeline(pipeline))
            sink.report(internalError, null, { message: broken });
        }
        if (!sink.hasErrors && tools !== null)
          project = withManifest(
            backendFor(options.style).emit(withAssumptions(pipeline, notebook, sink), tools),
          );
        if (project !== null) reportUnknownTypes(project, sink);
      }
    }
  } catch (error) {
    // A broken invariant of ours must not take the caller down.
    sink.report(internalError, null, {
      message: error instanceof Error ? error.message : String(error),
    });
    project = null;
  }
  const positions = new Map(notebook?.cells.map((cell) => [cell.id, cell.position]));
  const diagnostics = sink.sorted((cell) => positions.get(cell) ?? 0);
  return {
    status: sink.hasErrors || notebook === null ? 'refused' : 'converted',
    notebook,
    inspection,
    project,
    diagnostics,
  };
}
