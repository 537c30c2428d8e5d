import type { Knowledge } from '../analysis/index.ts';
import { type Finding, findingsOf } from '../analysis/findings/index.ts';
import type { RuleArguments } from '../diagnostics/rule.ts';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import { parseProgram } from '../frontend/index.ts';
import type { Cell, Notebook } from '../notebook/model.ts';
import type { ConvertOptions } from '../outcome.ts';
import { applyEdits, type TextEdit } from '../source/text-edits.ts';
import type { CellId, Span } from '../source/span.ts';
import { type Understanding, understand } from './understand.ts';

/** A line that was changed. */
export interface MadeRepair {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  /** Whether a person chose it. */
  readonly by: 'user' | 'default';
  /** What the finding said. */
  readonly values: RuleArguments;
  /** In the repaired source. */
  readonly place: Span;
}

/** A notebook as its project is made of it. */
export interface Understood {
  readonly notebook: Notebook;
  readonly made: readonly MadeRepair[];
  readonly understanding: Understanding;
  /** What is found in it after the repairs. */
  readonly findings: readonly Finding[];
}

/** Unseeded randomness: what no training repeats cannot be compared with the notebook either. */
const MADE_BY_DEFAULT = 'CW5108';

/** The identity by which a person chooses a repair: all findings of a code in a cell are repaired together. */
export function repairId(finding: Finding, position: number): string {
  return `${finding.rule.code}@${position}`;
}

/**
 * Understands a notebook with some of its lines changed: those whose repair was chosen, and calls that draw without
 * a seed, unless that was declined. What was given stays as it is. Null when it does not parse.
 */
export function understandRepaired(
  given: Notebook,
  options: ConvertOptions,
  knowledge: Knowledge,
  sink: DiagnosticSink,
): Understood | null {
  const plain = understoodAs(given, [], options, knowledge);
  if (plain.understanding === null) {
    sink.addAll(plain.heard);
    return null;
  }
  const positions = new Map(given.cells.map((cell) => [cell.id, cell.position]));
  const findings = findingsOf(plain.understanding);
  const wanted = findings.flatMap((finding): readonly Wanted[] => {
    const id = repairId(finding, positions.get(finding.place.cell) ?? 0);
    const by = finding.repair === null ? null : wantedBy(finding.rule.code, id, options);
    return by === null ? [] : [{ finding, id, by }];
  });
  const attempts = [
    wanted,
    // A seed is no reason to lose what could be told apart without it.
    ...(isStaged(plain.understanding) ? [wanted.filter(({ by }) => by === 'user')] : []),
  ];
  for (const attempt of attempts) {
    if (attempt.length === 0) break;
    const found = understoodAs(given, attempt, options, knowledge);
    if (found.understanding === null) continue;
    const isLast = attempt === attempts.at(-1);
    if (!isLast && !isStaged(found.understanding)) continue;
    sink.addAll(found.heard);
    const { understanding } = found;
    return { ...found, understanding, findings: findingsOf(understanding) };
  }
  sink.addAll(plain.heard);
  return { ...plain, understanding: plain.understanding, findings };
}

function isStaged({ lowered }: Understanding): boolean {
  return lowered.pipeline.staged !== null && lowered.pipeline.staged !== undefined;
}

interface Wanted {
  readonly finding: Finding;
  readonly id: string;
  readonly by: 'user' | 'default';
}

/** Whether a repair is made: `-CW5108` and `-CW5108@3` decline what is made by default. */
function wantedBy(code: string, id: string, { repairs = [] }: ConvertOptions): Wanted['by'] | null {
  if (repairs.includes(code) || repairs.includes(id)) return 'user';
  if (repairs.includes(`-${code}`) || repairs.includes(`-${id}`)) return null;
  return code === MADE_BY_DEFAULT ? 'default' : null;
}

/** What was understood with some repairs made; no understanding where it does not parse. */
interface Attempt extends Pick<Understood, 'made' | 'notebook'> {
  readonly understanding: Understanding | null;
  readonly heard: DiagnosticSink;
}

function understoodAs(
  given: Notebook,
  wanted: readonly Wanted[],
  options: ConvertOptions,
  knowledge: Knowledge,
): Attempt {
  const heard = new DiagnosticSink();
  const made: MadeRepair[] = [];
  const cells = given.cells.map((cell): Cell => {
    const own = wanted.filter(({ finding }) => finding.repair?.cell === cell.id);
    if (own.length === 0 || cell.kind !== 'code') return cell;
    const edits = distinctEdits(own.flatMap(({ finding }) => finding.repair?.edits ?? []));
    for (const { finding, id, by } of own) {
      const [first] = finding.repair?.edits ?? [];
      if (first === undefined || finding.repair === null) continue;
      const place = placeOf(cell.id, first, edits);
      const { title } = finding.repair;
      made.push({ id, code: finding.rule.code, title, place, by, values: finding.values });
    }
    return { ...cell, source: applyEdits(cell.source, edits).text };
  });
  const notebook = wanted.length === 0 ? given : { ...given, cells };
  const program = parseProgram(notebook, heard);
  if (heard.hasErrors) return { notebook, made, heard, understanding: null };
  return { notebook, made, heard, understanding: understand(program, options, knowledge, heard) };
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
