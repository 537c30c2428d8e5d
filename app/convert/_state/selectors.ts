import type {
  Cell,
  CellId,
  CellReport,
  Diagnostic,
  Mark,
  Role,
  Severity,
  Span,
} from '../../_lib.ts';
import { markOf } from './options.ts';
import type { WorkbenchState } from './state.ts';

/** `context`: prose, which is neither; it follows the code around it. */
export type Fate = 'production' | 'partly' | 'left-out' | 'context';

export interface CellView {
  readonly cell: Cell;
  readonly report: CellReport | null;
  readonly mark: Mark;
  readonly fate: Fate;
  readonly role: Role | null;
  readonly reason: string;
  readonly diagnostics: readonly Diagnostic[];
}

export function cellViews(
  state: Pick<WorkbenchState, 'notebook' | 'answer' | 'options'>,
): readonly CellView[] {
  const reports = new Map(state.answer?.inspection?.cells.map((report) => [report.id, report]));
  const diagnostics = diagnosticsByCell(state.answer?.diagnostics ?? []);
  return (state.notebook?.cells ?? []).map((cell) => {
    const report = reports.get(cell.id) ?? null;
    return {
      cell,
      report,
      mark: markOf(state.options, cell.id),
      fate: fateOf(cell, report),
      role: cell.kind === 'code' ? (report?.role ?? null) : null,
      reason: report?.reason ?? '',
      diagnostics: diagnostics.get(cell.id) ?? [],
    };
  });
}

function fateOf(cell: Cell, report: CellReport | null): Fate {
  if (cell.kind !== 'code') return 'context';
  const kept = report?.statements.filter((statement) => statement.included).length ?? 0;
  if (kept === 0) return 'left-out';
  return kept === report?.statements.length ? 'production' : 'partly';
}

export function diagnosticsByCell(
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<CellId, readonly Diagnostic[]> {
  const found = new Map<CellId, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.span === null) continue;
    const list = found.get(diagnostic.span.cell) ?? [];
    list.push(diagnostic);
    found.set(diagnostic.span.cell, list);
  }
  return found;
}

export function countBySeverity(
  diagnostics: readonly Diagnostic[],
): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}

const URGENCY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Errors first; inside a severity the order of the notebook stays. */
export function byUrgency(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => URGENCY[a.severity] - URGENCY[b.severity]);
}

export type CellFilter = 'all' | 'production' | 'left-out' | 'diagnostics';

export function matches(view: CellView, filter: CellFilter, text: string): boolean {
  if (text !== '' && !view.cell.source.toLowerCase().includes(text.toLowerCase())) return false;
  switch (filter) {
    case 'all':
      return true;
    case 'production':
      return view.fate === 'production' || view.fate === 'partly';
    case 'left-out':
      return view.fate === 'left-out';
    case 'diagnostics':
      return view.diagnostics.length > 0;
  }
}

export interface SpanPlace {
  readonly position: number;
  /** From 1. */
  readonly line: number;
  readonly excerpt: string;
}

/** A span as people say it, with the line it begins on. */
export function placeOf(cells: readonly Cell[], span: Span): SpanPlace | null {
  const cell = cells.find((candidate) => candidate.id === span.cell);
  if (cell === undefined) return null;
  const line = cell.source.slice(0, span.start).split('\n').length;
  return { position: cell.position, line, excerpt: cell.source.split('\n')[line - 1] ?? '' };
}
