import type { Knowledge } from '../analysis/index.ts';
import { type Finding, findingsOf } from '../analysis/findings/index.ts';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import { parseProgram } from '../frontend/index.ts';
import type { Cell, Notebook } from '../notebook/model.ts';
import type { ConvertOptions } from '../outcome.ts';
import { applyEdits, type TextEdit } from '../source/text-edits.ts';
import type { CellId, Span } from '../source/span.ts';
import { understand } from './understand.ts';

/** A line that was changed because a person chose to. */
export interface MadeRepair {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  /** In the repaired source. */
  readonly place: Span;
}

export interface RepairedNotebook {
  readonly notebook: Notebook;
  readonly made: readonly MadeRepair[];
}

/** The identity by which a person chooses a repair: all findings of a code in a cell are repaired together. */
export function repairId(finding: Finding, position: number): string {
  return `${finding.rule.code}@${position}`;
}

/** The notebook with the lines changed whose repair was chosen. What was given stays as it is. */
export function repairNotebook(
  notebook: Notebook,
  options: ConvertOptions,
  knowledge: Knowledge,
): RepairedNotebook {
  const chosen = new Set(options.repairs ?? []);
  if (chosen.size === 0) return { notebook, made: [] };
  const unheard = new DiagnosticSink();
  const program = parseProgram(notebook, unheard);
  if (unheard.hasErrors) return { notebook, made: [] };
  const understanding = understand(program, options, knowledge, unheard);
  const positions = new Map(notebook.cells.map((cell) => [cell.id, cell.position]));
  const wanted = findingsOf(understanding).filter((f) => {
    const id = repairId(f, positions.get(f.place.cell) ?? 0);
    return f.repair !== null && (chosen.has(f.rule.code) || chosen.has(id));
  });
  const made: MadeRepair[] = [];
  const cells = notebook.cells.map((cell): Cell => {
    const own = wanted.filter((f) => f.repair?.cell === cell.id);
    if (own.length === 0 || cell.kind !== 'code') return cell;
    const edits = distinctEdits(own.flatMap((f) => f.repair?.edits ?? []));
    for (const f of own) {
      const [first] = f.repair?.edits ?? [];
      if (first === undefined || f.repair === null) continue;
      const place = placeOf(cell.id, first, edits);
      const id = repairId(f, positions.get(f.place.cell) ?? 0);
      made.push({ id, code: f.rule.code, title: f.repair.title, place });
    }
    return { ...cell, source: applyEdits(cell.source, edits).text };
  });
  return { notebook: { ...notebook, cells }, made };
}

/** Two findings may ask for the same line: it is put in once. */
function distinctEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...new Map(edits.map((e) => [`${e.start} ${e.end} ${e.text}`, e])).values()];
}

function placeOf(cell: CellId, edit: TextEdit, all: readonly TextEdit[]): Span {
  const shift = all
    .filter((e) => e.start < edit.start)
    .reduce((sum, e) => sum + e.text.length - (e.end - e.start), 0);
  const start = edit.start + shift;
  const comma = edit.text.length - edit.text.replace(/^[,\s]+/, '').length;
  return { cell, start: start + comma, end: start + edit.text.trimEnd().length };
}
