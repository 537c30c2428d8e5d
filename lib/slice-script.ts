import { analyze } from './analysis/index.ts';
import { recordedOrder } from './analysis/order.ts';
import { select } from './analysis/select/select.ts';
import { severalNotebooks, unknownTarget } from './diagnostics/catalog/roles.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { DiagnosticSink } from './diagnostics/sink.ts';
import { parseProgram } from './frontend/index.ts';
import { knowledge } from './convert.ts';
import { codeText } from './lowering/text/index.ts';
import { type Notebook, readNotebook, type SourceFile } from './notebook/index.ts';
import type { ConvertOptions } from './outcome.ts';

export interface SliceOutcome {
  readonly notebook: Notebook | null;
  /** Python text, or null when the input was refused. */
  readonly script: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The smallest script that computes the variables, as far as the analysis can prove. */
export function sliceScript(sources: readonly SourceFile[], targets: readonly string[], order: ConvertOptions['order'] = 'auto'): SliceOutcome {
  const sink = new DiagnosticSink();
  const [source] = sources;
  if (sources.length > 1) sink.report(severalNotebooks, null, { count: sources.length });
  const notebook = source === undefined ? null : readNotebook(source, sink);
  const position = new Map(notebook?.cells.map((cell) => [cell.id, cell.position]));
  const answer = (script: string | null): SliceOutcome => ({ notebook, script: sink.hasErrors ? null : script, diagnostics: sink.sorted((cell) => position.get(cell) ?? 0) });
  if (notebook === null || sink.hasErrors) return answer(null);
  const program = parseProgram(notebook, sink);
  if (sink.hasErrors) return answer(null);
  const cells = order === 'recorded' ? recordedOrder(program.cells) : program.cells;
  const dataflow = analyze(cells, knowledge);
  const known = [...dataflow.names.keys()];
  for (const name of targets) {
    if (!dataflow.names.has(name)) sink.report(unknownTarget, null, { name, known: known.slice(0, 8).map((n) => `\`${n}\``).join(', ') || 'nothing' });
  }
  const selection = select({ dataflow, markOf: () => 'auto', targets, valuesOnly: true, hasTrait: (type, trait) => knowledge.index.hasTrait(type, trait) });
  const { included } = selection.slice;
  const prunable = new Set([...dataflow.functions.values()].flatMap((f) => [...f.prunable]));
  const keep = (id: Parameters<typeof included.has>[0]): boolean => (dataflow.facts.has(id) ? included.has(id) : !prunable.has(id));
  const blocks = cells.map((cell) =>
    cell.statements.filter((s) => included.has(s.id)).map((s) => {
      const code = codeText({ cell, statement: s, keep, edits: [], requires: [] });
      return [...code.comments, code.text].join('\n');
    }).join('\n'),
  );
  return answer(`${blocks.filter((text) => text !== '').join('\n\n')}\n`);
}
