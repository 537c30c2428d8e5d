import { analyze, type Knowledge } from '../analysis/index.ts';
import { analyzableModules } from '../analysis/modules/index.ts';
import { recordedOrder } from '../analysis/order.ts';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import { parseProgram, type Program } from '../frontend/index.ts';
import {
  boundsOf,
  type CellEdit,
  findChanges,
  type FoundChange,
  type ModernRule,
  modernRules,
  Names,
} from '../modernise/index.ts';
import type { Cell, Notebook } from '../notebook/model.ts';
import type { ConvertOptions } from '../outcome.ts';
import { applyEdits } from '../source/text-edits.ts';
import type { CellId, Span } from '../source/span.ts';

/** A call that was rewritten, or that should be and cannot. */
export interface ModernChange {
  readonly rule: ModernRule;
  /** In the source as it is now. */
  readonly place: Span;
  readonly before: string;
  /** Null: it was left as it is. */
  readonly after: string | null;
}

export interface Modernised {
  readonly notebook: Notebook;
  readonly changes: readonly ModernChange[];
}

/** What one change leads to can need another: an import that moved gives its calls a type. */
const ROUNDS = 4;

/** The notebook with calls as current library versions have them. What was given stays as it is. */
export function moderniseNotebook(
  given: Notebook,
  options: ConvertOptions,
  knowledge: Knowledge,
): Modernised {
  let notebook = given;
  let changes: readonly ModernChange[] = [];
  const removed = new Map<string, ModernRule>();
  for (let round = 0; round < ROUNDS; round += 1) {
    if (!mayNeedChange(notebook)) break;
    const found = changesIn(notebook, options, knowledge, [...removed.values()]);
    // A call that was removed says how old the notebook is, and with that which defaults it was written for.
    const isNews = found.some(({ rule }) => rule.kind === 'removed' && !removed.has(rule.id));
    for (const { rule } of found) if (rule.kind === 'removed') removed.set(rule.id, rule);
    const made = options.modernise === false ? [] : apart(found);
    if (options.modernise === false) changes = found.map((one) => noted(one, notebook));
    else changes = [...changes, ...declinedOnly(found, notebook, changes)];
    if (made.length === 0 && !isNews) break;
    const applied = applyChanges(notebook, made, changes);
    notebook = applied.notebook;
    changes = applied.changes;
  }
  // A later round may have changed the text of an earlier one again.
  const last = notebook;
  return {
    notebook,
    changes: changes.map((change) =>
      change.after === null ? change : { ...change, after: textAt(last, change.place) },
    ),
  };
}

const WORDS: readonly string[] = [...new Set(modernRules.flatMap((rule) => rule.words))];

function mayNeedChange({ cells }: Notebook): boolean {
  return cells.some((c) => c.kind === 'code' && WORDS.some((word) => c.source.includes(word)));
}

function changesIn(
  notebook: Notebook,
  options: ConvertOptions,
  knowledge: Knowledge,
  removed: readonly ModernRule[],
): readonly FoundChange[] {
  const unheard = new DiagnosticSink();
  const program: Program = parseProgram(notebook, unheard);
  if (unheard.hasErrors) return [];
  const cells = options.order === 'recorded' ? recordedOrder(program.cells) : program.cells;
  // The package has no name yet; no change depends on it.
  const dataflow = analyze(cells, knowledge, analyzableModules(program, 'project'));
  const bounds = boundsOf(notebook.languageVersion, program.installs, removed);
  return findChanges(modernRules, new Names(program, dataflow, knowledge), bounds);
}

function noted({ rule, place }: FoundChange, notebook: Notebook): ModernChange {
  return { rule, place, before: textAt(notebook, place), after: null };
}

function declinedOnly(
  found: readonly FoundChange[],
  notebook: Notebook,
  known: readonly ModernChange[],
): readonly ModernChange[] {
  return found
    .filter(({ edits }) => edits === null)
    .filter(({ rule, place }) => !known.some((k) => k.rule.id === rule.id && same(k.place, place)))
    .map((one) => noted(one, notebook));
}

function same(a: Span, b: Span): boolean {
  return a.cell === b.cell && a.start === b.start && a.end === b.end;
}

/** Changes whose edits do not meet; the others wait for the next round. */
function apart(found: readonly FoundChange[]): readonly FoundChange[] {
  const taken: CellEdit[] = [];
  return found.filter(({ edits }) => {
    if (edits === null) return false;
    const fresh = edits.filter((e) => !taken.some((t) => isSame(t, e)));
    if (fresh.some((e) => taken.some((t) => meet(t, e)))) return false;
    taken.push(...fresh);
    return true;
  });
}

function isSame(a: CellEdit, b: CellEdit): boolean {
  return a.cell === b.cell && a.start === b.start && a.end === b.end && a.text === b.text;
}

function meet(a: CellEdit, b: CellEdit): boolean {
  return a.cell === b.cell && a.start <= b.end && b.start <= a.end;
}

function applyChanges(
  notebook: Notebook,
  made: readonly FoundChange[],
  before: readonly ModernChange[],
): Modernised {
  const all = made.flatMap(({ edits }) => edits ?? []);
  const edits = all.filter((e, i) => all.findIndex((other) => isSame(other, e)) === i);
  const cells = notebook.cells.map((cell): Cell => {
    const own = edits.filter((e) => e.cell === cell.id);
    if (own.length === 0 || cell.kind !== 'code') return cell;
    return { ...cell, source: applyEdits(cell.source, own).text };
  });
  const after = { ...notebook, cells };
  const shifted = before.map((change) => ({ ...change, place: shiftedPlace(change.place, edits) }));
  const fresh = made.map(({ rule, place }): ModernChange => {
    const now = shiftedPlace(place, edits);
    return { rule, place: now, before: textAt(notebook, place), after: textAt(after, now) };
  });
  return { notebook: after, changes: [...shifted, ...fresh] };
}

/** Where a span lies after edits: what was put in at its edges belongs to it. */
function shiftedPlace({ cell, start, end }: Span, edits: readonly CellEdit[]): Span {
  const own = edits.filter((e) => e.cell === cell);
  const grown = (among: readonly CellEdit[]): number =>
    among.reduce((sum, e) => sum + e.text.length - (e.end - e.start), 0);
  const before = own.filter((e) => e.end <= start && e.start < start);
  const upToEnd = own.filter((e) => e.end <= end);
  return { cell, start: start + grown(before), end: end + grown(upToEnd) };
}

function textAt({ cells }: Notebook, { cell, start, end }: Span): string {
  const found = cells.find(({ id }: { readonly id: CellId }) => id === cell);
  return found?.source.slice(start, end) ?? '';
}
