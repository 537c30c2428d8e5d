import { analyze, type Dataflow, type StatementFacts } from './analysis/index.ts';
import { analyzableModules } from './analysis/modules/index.ts';
import { recordedOrder } from './analysis/order.ts';
import { select } from './analysis/select/select.ts';
import { knowledge } from './convert.ts';
import {
  recordedOrderUsed,
  undefinedName,
  usedBeforeDefinition,
} from './diagnostics/catalog/analyze.ts';
import { severalNotebooks, unknownTarget } from './diagnostics/catalog/roles.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { DiagnosticSink } from './diagnostics/sink.ts';
import { type ParsedCell, parseProgram } from './frontend/index.ts';
import type { StatementId } from './ir/pipeline.ts';
import { codeText } from './lowering/text/index.ts';
import { type Notebook, readNotebook, type SourceFile } from './notebook/index.ts';
import type { ConvertOptions } from './outcome.ts';
import { environmentEdits, redactNotebook } from './secrets/index.ts';
import type { Span } from './source/span.ts';

export interface SliceOutcome {
  readonly notebook: Notebook | null;
  /** Python text, or null when the input was refused. */
  readonly script: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The slice in one order of the cells, and the names that it uses and nothing before them provides. */
interface OrderedSlice {
  readonly dataflow: Dataflow;
  readonly script: string;
  readonly missing: ReadonlyMap<string, Span>;
}

/** The smallest script that computes the variables, as far as the analysis can prove. */
export function sliceScript(
  sources: readonly SourceFile[],
  targets: readonly string[],
  order: ConvertOptions['order'] = 'auto',
): SliceOutcome {
  const sink = new DiagnosticSink();
  const [source] = sources;
  if (sources.length > 1) sink.report(severalNotebooks, null, { count: sources.length });
  const read = source === undefined ? null : readNotebook(source, sink);
  const notebook = read === null ? null : redactNotebook(read, sink);
  const position = new Map(notebook?.cells.map((cell) => [cell.id, cell.position]));
  const answer = (script: string | null): SliceOutcome => ({
    notebook,
    script: sink.hasErrors ? null : script,
    diagnostics: sink.sorted((cell) => position.get(cell) ?? 0),
  });
  if (notebook === null || sink.hasErrors) return answer(null);
  const program = parseProgram(notebook, sink);
  if (sink.hasErrors) return answer(null);
  const modules = analyzableModules(program, 'package');
  const analyzed = (cells: readonly ParsedCell[]): Dataflow => analyze(cells, knowledge, modules);
  const { dataflow, script, missing } = sliceInOrder(
    program.cells,
    targets,
    { order, analyzed },
    sink,
  );
  for (const name of targets) {
    if (dataflow.names.has(name)) continue;
    const known = [...dataflow.names.keys()].slice(0, 8).map((each) => `\`${each}\``);
    sink.report(unknownTarget, null, { name, known: known.join(', ') || 'nothing' });
  }
  for (const [name, span] of missing) {
    const later = dataflow.names.get(name)?.definitions[0];
    const cell = later === undefined ? undefined : dataflow.facts.get(later)?.cell.cell.position;
    if (cell === undefined) sink.report(undefinedName, span, { name });
    else sink.report(usedBeforeDefinition, span, { name, cell });
  }
  return answer(script);
}

interface SliceQuery {
  readonly order: ConvertOptions['order'];
  readonly analyzed: (cells: readonly ParsedCell[]) => Dataflow;
}

/** In the document's order, or in the recorded one when that is chosen or misses fewer names. */
function sliceInOrder(
  cells: readonly ParsedCell[],
  targets: readonly string[],
  { order, analyzed }: SliceQuery,
  sink: DiagnosticSink,
): OrderedSlice {
  const recorded = recordedOrder(cells);
  if (order === 'recorded') return sliceOf(analyzed(recorded), targets);
  const asWritten = sliceOf(analyzed(cells), targets);
  const [first] = asWritten.missing;
  const differs = recorded.some((cell, i) => cell !== cells[i]);
  if (order === 'document' || first === undefined || !differs) return asWritten;
  const asRun = sliceOf(analyzed(recorded), targets);
  if (asRun.missing.size >= asWritten.missing.size) return asWritten;
  sink.report(recordedOrderUsed, first[1], { name: first[0] });
  return asRun;
}

function sliceOf(dataflow: Dataflow, targets: readonly string[]): OrderedSlice {
  const { slice } = select({
    dataflow,
    markOf: () => 'auto',
    targets: withWhatTheyUse(dataflow, targets),
    valuesOnly: true,
    hasTrait: (type, trait) => knowledge.index.hasTrait(type, trait),
  });
  const { included } = slice;
  const prunable = new Set([...dataflow.functions.values()].flatMap((f) => [...f.prunable]));
  const keep = (id: StatementId): boolean =>
    dataflow.facts.has(id) ? included.has(id) : !prunable.has(id);
  let readsEnvironment = false;
  const blocks = dataflow.cells.map((cell) =>
    cell.statements
      .filter((s) => included.has(s.id))
      .map((s) => {
        const edits = environmentEdits(cell.cell.source, s);
        readsEnvironment ||= edits.length > 0;
        const code = codeText({ cell, statement: s, keep, edits, requires: [] });
        return [...code.comments, code.text].join('\n');
      })
      .join('\n'),
  );
  const body = blocks.filter((text) => text !== '');
  const bindsOs = body.some((text) => /^import (?:.*, )?os(?:,|$)/m.test(text));
  const imports = readsEnvironment && !bindsOs ? ['import os'] : [];
  const script = `${[...imports, ...body].join('\n\n')}\n`;
  return { dataflow, script, missing: missingNames(dataflow, included, targets, script) };
}

/** A function or class is of use only with the imports and globals that its body reads. */
function withWhatTheyUse(dataflow: Dataflow, targets: readonly string[]): readonly string[] {
  const all = new Set(targets);
  for (const name of all) {
    for (const free of dataflow.functions.get(name)?.free ?? []) {
      if (dataflow.names.has(free)) all.add(free);
    }
  }
  return [...all];
}

function missingNames(
  dataflow: Dataflow,
  included: ReadonlySet<StatementId>,
  targets: readonly string[],
  script: string,
): ReadonlyMap<string, Span> {
  const missing = new Map<string, Span>();
  const names = new Set(script.match(/[\p{L}_][\p{L}\p{N}_]*/gu));
  const note = (name: string, span: Span): void => {
    // What stood in statements that only display is gone from the text.
    if (names.has(name) && !missing.has(name)) missing.set(name, span);
  };
  const bound = new Set<string>();
  let any = false;
  for (const [id, f] of dataflow.facts) {
    if (!included.has(id)) continue;
    const { start, end } = f.statement;
    for (const [name, place] of f.unbound) {
      // Deleted, bound by its text, or bound by the class body itself.
      if (any || bound.has(name) || bindsItself(dataflow, f, name)) continue;
      const here = place.start >= start && place.end <= end ? place : f.statement;
      note(name, { cell: f.cell.cell.id, start: here.start, end: here.end });
    }
    for (const name of f.defines) bound.add(name);
    any ||= f.bindsAny;
  }
  for (const name of withWhatTheyUse(dataflow, targets)) {
    const found = dataflow.functions.get(name);
    const definition = found === undefined ? undefined : dataflow.facts.get(found.statement);
    if (found === undefined || definition === undefined) continue;
    const { start, end } = definition.statement;
    for (const free of found.free) {
      if (dataflow.names.has(free) || knowledge.isBuiltin(free)) continue;
      note(free, { cell: definition.cell.cell.id, start, end });
    }
  }
  return missing;
}

function bindsItself(dataflow: Dataflow, f: StatementFacts, name: string): boolean {
  return (
    f.statement.kind === 'ClassDef' &&
    dataflow.functions.get(f.statement.name)?.free.has(name) === false
  );
}
