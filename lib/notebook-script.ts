import { statementsIn } from './analysis/walk.ts';
import { knowledge } from './convert.ts';
import { DiagnosticSink } from './diagnostics/sink.ts';
import { moderniseNotebook } from './driver/modernise.ts';
import { printDrawn } from './driver/print-drawn.ts';
import { understandRepaired } from './driver/repair.ts';
import type { Pipeline, StatementId } from './ir/pipeline.ts';
import { codeText } from './lowering/text/index.ts';
import { readNotebook, type SourceFile } from './notebook/index.ts';
import type { ConvertOptions } from './outcome.ts';

/** One statement of a cell's top level, as plain Python without magics. */
export interface ScriptStatement {
  readonly id: StatementId;
  /** Statements inside it. */
  readonly inner: readonly StatementId[];
  /** Document position of the cell, from 1, and the statement's first line in it. */
  readonly position: number;
  readonly line: number;
  readonly text: string;
}

/** A notebook as statements to run, and the pipeline that was made of it. */
export interface NotebookScript {
  readonly pipeline: Pipeline;
  /** The production slice, in the order in which the pipeline runs it. */
  readonly slice: readonly ScriptStatement[];
  /** All that could be parsed, in the order of the document unless the recorded order was asked for. */
  readonly whole: readonly ScriptStatement[];
}

/** The statements of a notebook, for those who run it; null when the notebook is refused. */
export function notebookScript(
  sources: readonly SourceFile[],
  options: ConvertOptions,
): NotebookScript | null {
  const sink = new DiagnosticSink();
  const [source] = sources;
  const notebook = source === undefined ? null : readNotebook(source, sink);
  if (notebook === null || sink.hasErrors) return null;
  const modern = moderniseNotebook(notebook, options, knowledge);
  const printed = printDrawn(modern.notebook, options, knowledge);
  const understood = understandRepaired(printed.notebook, options, knowledge, sink);
  if (understood === null) return null;
  const { dataflow, selection, lowered } = understood.understanding;
  const { included } = selection.slice;
  const prunable = new Set([...dataflow.functions.values()].flatMap((f) => [...f.prunable]));
  const inProduction = (id: StatementId): boolean =>
    dataflow.facts.has(id) ? included.has(id) : !prunable.has(id);
  const top = [...dataflow.facts.values()].filter(({ parent }) => parent === null);
  const render = (keep: (id: StatementId) => boolean): readonly ScriptStatement[] =>
    top.flatMap(({ cell, statement }) => {
      if (!keep(statement.id)) return [];
      const { text } = codeText({ cell, statement, keep, edits: [], requires: [], leading: false });
      if (text.trim() === '') return [];
      const inner = [...statementsIn([statement])].map(({ id }) => id);
      const line = cell.cell.source.slice(0, statement.start).split('\n').length;
      return [{ id: statement.id, inner, position: cell.cell.position, line, text }];
    });
  return { pipeline: lowered.pipeline, slice: render(inProduction), whole: render(() => true) };
}
