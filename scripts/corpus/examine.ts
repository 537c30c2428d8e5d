import { DEFAULT_OPTIONS } from '../../lib/default-options.ts';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic.ts';
import type { SourceFile, Notebook } from '../../lib/notebook/model.ts';
import type { ConvertOptions, Mark, Outcome } from '../../lib/outcome.ts';
import type { ProjectTree } from '../../lib/project/tree.ts';
import type { CellId, Span } from '../../lib/source/span.ts';

export type Convert = (sources: readonly SourceFile[], options: ConvertOptions) => Outcome;

export interface Finding {
  readonly code: string;
  readonly name: string;
  readonly severity: string;
  readonly message: string;
  /** Cell and line from 1; null when the diagnostic names no place. */
  readonly place: { readonly cell: number; readonly line: number } | null;
}

export interface LostStatement {
  readonly cell: number;
  readonly line: number;
  readonly role: string;
  readonly included: boolean;
  readonly text: string;
}

/** What a conversion of one notebook came to; plain data, so that a worker can post it. */
export interface Examination {
  readonly status: 'converted' | 'refused' | 'crashed' | 'late';
  /** Of a crash. */
  readonly error: string | null;
  readonly findings: readonly Finding[];
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Whether the notebook still converts when every code cell is marked; else the first error says why not. */
  readonly marked: 'converted' | 'refused' | null;
  /** Statements that vanish without a word when every code cell is marked. */
  readonly lost: readonly LostStatement[];
  readonly milliseconds: number;
}

/** Converts a notebook as suggested, and once more with every code cell marked. */
export function examine(source: SourceFile, convert: Convert, now: () => number): Examination {
  const started = now();
  const outcome = convert([source], DEFAULT_OPTIONS);
  const milliseconds = now() - started;
  const marked = outcome.status === 'converted' ? convertMarked(source, outcome, convert) : null;
  const crash = [...outcome.diagnostics, ...(marked?.diagnostics ?? [])].find(
    (diagnostic) => diagnostic.kind === 'internal',
  );
  return {
    status: crash === undefined ? outcome.status : 'crashed',
    error: crash?.message ?? null,
    findings: findingsOf(outcome),
    files: (outcome.project?.files ?? []).map(({ path, text }) => ({ path, text })),
    marked: marked?.status ?? null,
    lost: marked === null ? [] : silentLosses(marked),
    milliseconds,
  };
}

function findingsOf(outcome: Outcome): readonly Finding[] {
  return outcome.diagnostics.map(({ code, name, severity, message, span }) => ({
    code,
    name,
    severity,
    message,
    place: span === null ? null : placeOf(outcome.notebook, span),
  }));
}

function placeOf(notebook: Notebook | null, span: Span): Finding['place'] {
  const cell = notebook?.cells.find((one) => one.id === span.cell);
  if (cell === undefined) return null;
  return { cell: cell.position, line: lineAt(cell.source, span.start) };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function convertMarked(source: SourceFile, suggested: Outcome, convert: Convert): Outcome {
  const marks: Record<CellId, Mark> = {};
  for (const cell of suggested.notebook?.cells ?? []) {
    if (cell.kind === 'code') marks[cell.id] = 'include';
  }
  return convert([source], { ...DEFAULT_OPTIONS, marks });
}

// Lines that speak to the notebook's interface, measure time, install or list files: no pipeline is in them.
const INTERFACE = new RegExp(
  [
    String.raw`get_ipython\(\)\.(?:run_line_)?magic\(`,
    String.raw`%\s*(?:matplotlib|pylab|config|load_ext|reload_ext|autoreload|watermark|pdb|timeit|who|whos|precision)\b`,
    String.raw`[!%]?\s*(?:pip3?|conda|python3? -m pip)\s+(?:-\S+\s+)*install\b`,
    String.raw`[!%]\s*(?:pip3?|conda|ls|ll|cat|head|tail|pwd|wc|tree|nvidia-smi|env)\b`,
    String.raw`.*\?\s*$`,
  ]
    .map((pattern) => String.raw`^\s*${pattern}`)
    .join('|'),
);

/**
 * Statements of an outcome that are neither in the project nor named by a diagnostic. Imports move to the
 * top of modules, or vanish when nothing uses their name, and magics of the interface vanish: that is no loss.
 * Nor is display that falls away inside a cell of which the rest is kept: the inspection gives the reason.
 */
export function silentLosses(outcome: Outcome): readonly LostStatement[] {
  const { notebook, inspection, project, diagnostics } = outcome;
  if (notebook === null || inspection === null || project === null) return [];
  const kept = keptLines(project);
  const lost: LostStatement[] = [];
  for (const cell of notebook.cells) {
    if (cell.kind !== 'code') continue;
    const report = inspection.cells.find((one) => one.id === cell.id);
    const statements = report?.statements ?? [];
    if (statements.length === 0 && hasCode(cell.source) && !named(diagnostics, wholeCell(cell))) {
      lost.push(lostAt(cell, 1, 'cell', false));
    }
    const lines = kept.get(cell.position) ?? new Set();
    const isPartly = lines.size > 0 || named(diagnostics, wholeCell(cell));
    for (const { span, role, included, reason } of statements) {
      if (isPartly && role === 'explore' && !included && reason !== '') continue;
      if (role === 'imports' || INTERFACE.test(cell.source.slice(span.start, span.end))) continue;
      const first = lineAt(cell.source, span.start);
      const last = lineAt(cell.source, Math.max(span.start, span.end - 1));
      const isKept = Array.from({ length: last - first + 1 }, (_, i) => first + i).some((line) =>
        lines.has(line),
      );
      if (!isKept && !named(diagnostics, span)) lost.push(lostAt(cell, first, role, included));
    }
  }
  return lost;
}

type CodeCell = { readonly id: CellId; readonly position: number; readonly source: string };

function lostAt(cell: CodeCell, line: number, role: string, included: boolean): LostStatement {
  const text = cell.source.split('\n')[line - 1] ?? '';
  return { cell: cell.position, line, role, included, text: text.trim().slice(0, 100) };
}

function wholeCell(cell: CodeCell): Span {
  return { cell: cell.id, start: 0, end: cell.source.length };
}

/** Whether something other than comments, magics and shell lines stands in a cell. */
function hasCode(source: string): boolean {
  if (/^\s*%%/.test(source)) return false;
  return source.split('\n').some((line) => !/^\s*($|[#%!?])|\?$/.test(line));
}

function keptLines(project: ProjectTree): ReadonlyMap<number, ReadonlySet<number>> {
  const kept = new Map<number, Set<number>>();
  for (const file of project.files) {
    for (const { position, firstLine, lastLine } of file.provenance) {
      const lines = kept.get(position) ?? new Set<number>();
      for (let line = firstLine; line <= lastLine; line += 1) lines.add(line);
      kept.set(position, lines);
    }
  }
  return kept;
}

function named(diagnostics: readonly Diagnostic[], span: Span): boolean {
  return diagnostics.some((diagnostic) =>
    [diagnostic.span, ...diagnostic.related.map((related) => related.span)].some(
      (other) =>
        other?.cell === span.cell &&
        other.start <= span.end &&
        span.start <= Math.max(other.start, other.end),
    ),
  );
}
