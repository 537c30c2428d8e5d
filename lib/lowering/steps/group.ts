import type { Outline, Section } from '../outline/index.ts';
import type { Role } from '../../ir/pipeline.ts';
import type { Unit } from '../units.ts';
import { PHASE, phasesOf } from './phase.ts';

/** Units that become one function. */
export interface Group {
  readonly units: readonly Unit[];
  readonly section: Section | null;
  readonly role: Role;
}

/** A function of more lines is cut at the next cell. */
const LONG = 45;
/** No cell is so much one thing that its function may be longer, if it has a blank line to cut at. */
const LONGEST = 60;

/** A few lines that were cut from their cell and are not worth a function of their own. */
const FEW_LINES = 3;

interface Draft {
  readonly units: Unit[];
  readonly section: Section | null;
  readonly phase: number;
}

/** Groups by heading and cell, and by the phase of the work: cell boundaries are kept unless a cell does several things. */
export function groupUnits(units: readonly Unit[], outline: Outline): readonly Group[] {
  const phases = phasesOf(units);
  const phaseOf = (unit: Unit): number => phases.get(unit) ?? -1;
  const pieces = cellsOf(units)
    .flatMap((cell) => piecesOf(cell, phaseOf))
    .flatMap(shortened);
  const groups: Draft[] = [];
  for (const piece of pieces) {
    const [first] = piece;
    if (first === undefined) continue;
    const section = outline.cells.get(first.cell.cell.id)?.section ?? null;
    const phase = Math.max(...piece.map(phaseOf));
    const last = groups.at(-1);
    const joins =
      last !== undefined &&
      last.section === section &&
      (phase < 0 || last.phase < 0 || phase === last.phase) &&
      linesOf(last.units) + linesOf(piece) <= LONG;
    if (joins) {
      const whole = {
        units: [...last.units, ...piece],
        section,
        phase: Math.max(last.phase, phase),
      };
      groups.splice(-1, 1, whole);
    } else groups.push({ units: [...piece], section, phase });
  }
  const merged = absorbRemnants(absorbSetUp(absorbNeutral(groups), phaseOf));
  return merged.map((g) => ({ units: g.units, section: g.section, role: roleOfGroup(g.units) }));
}

/** Assignments of plain values belong to what comes next. */
function absorbNeutral(groups: readonly Draft[]): readonly Draft[] {
  const out: Draft[] = [];
  let waiting: Unit[] = [];
  for (const group of groups) {
    if (group.phase < 0 && linesOf(group.units) <= 6) {
      waiting.push(...group.units);
      continue;
    }
    out.push({ ...group, units: [...waiting, ...group.units] });
    waiting = [];
  }
  const last = out.at(-1);
  if (waiting.length > 0) {
    if (last === undefined) out.push({ units: waiting, section: null, phase: 1 });
    else last.units.push(...waiting);
  }
  return out;
}

/** A constructor belongs to the training that follows it, also from under another heading. */
function absorbSetUp(groups: readonly Draft[], phaseOf: (unit: Unit) => number): readonly Draft[] {
  const out: Draft[] = [];
  for (const group of groups) {
    const last = out.at(-1);
    const isSetUp =
      last !== undefined &&
      last.phase === group.phase &&
      last.phase >= PHASE.train &&
      last.units.every(
        (unit) => PHASE[unit.role] <= PHASE.engineer && phaseOf(unit) === last.phase,
      ) &&
      linesOf(last.units) + linesOf(group.units) <= LONG;
    if (isSetUp) out.splice(-1, 1, { ...group, units: [...last.units, ...group.units] });
    else out.push(group);
  }
  return out;
}

/** Two or three lines between phases of one cell stay with them: `X = ...; y = ...` before the split, a rename after loading. */
function absorbRemnants(groups: readonly Draft[]): readonly Draft[] {
  const out: Draft[] = [];
  for (const group of groups) {
    const last = out.at(-1);
    const shares =
      last !== undefined &&
      last.units.at(-1)?.cell === group.units[0]?.cell &&
      last.section === group.section;
    const beforeSplit = shares && group.phase === PHASE.split && isRemnant(last);
    const afterLoad = shares && last.phase === PHASE.load && isRemnant(group);
    if (beforeSplit || afterLoad)
      out.splice(-1, 1, {
        units: [...last.units, ...group.units],
        section: group.section,
        phase: Math.max(last.phase, beforeSplit ? group.phase : last.phase),
      });
    else out.push(group);
  }
  return out;
}

function isRemnant({ units, phase }: Draft): boolean {
  return (
    phase === PHASE.engineer &&
    linesOf(units) <= FEW_LINES &&
    units.every((unit) => unit.cell === units[0]?.cell)
  );
}

function cellsOf(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const cells: Unit[][] = [];
  for (const unit of units) {
    const last = cells.at(-1);
    if (last?.[0]?.cell === unit.cell) last.push(unit);
    else cells.push([unit]);
  }
  return cells;
}

function piecesOf(
  cell: readonly Unit[],
  phaseOf: (unit: Unit) => number,
): readonly (readonly Unit[])[] {
  const runs: { units: Unit[]; phase: number }[] = [];
  for (const unit of cell) {
    const phase = phaseOf(unit);
    const last = runs.at(-1);
    if (last !== undefined && (phase < 0 || last.phase < 0 || last.phase === phase)) {
      last.units.push(unit);
      last.phase = Math.max(last.phase, phase);
    } else runs.push({ units: [unit], phase });
  }
  const rising = runs.every((run, i) => i === 0 || run.phase > (runs[i - 1]?.phase ?? -1));
  return rising ? runs.map((run) => run.units) : [cell];
}

/** A cell that is too long for a function is cut where its author left a blank line. */
function shortened(piece: readonly Unit[]): readonly (readonly Unit[])[] {
  if (linesOf(piece) <= LONGEST) return [piece];
  const paragraphs: Unit[][] = [];
  piece.forEach((unit, index) => {
    const before = piece[index - 1];
    const gap =
      before === undefined
        ? ''
        : unit.cell.cell.source.slice(before.statement.end, unit.statement.start);
    if (before === undefined || /\n[ \t]*\n/.test(gap)) paragraphs.push([unit]);
    else paragraphs.at(-1)?.push(unit);
  });
  const chunks: Unit[][] = [];
  for (const paragraph of paragraphs) {
    const last = chunks.at(-1);
    if (last !== undefined && linesOf(last) + linesOf(paragraph) <= LONG) last.push(...paragraph);
    else chunks.push([...paragraph]);
  }
  return chunks;
}

const WEIGHT: readonly Role[] = [
  'train',
  'split',
  'load',
  'evaluate',
  'persist',
  'select',
  'engineer',
  'prepare',
  'configuration',
  'define',
  'imports',
  'explore',
];

export function roleOfGroup(units: readonly Unit[]): Role {
  const roles = new Set(units.map((u) => u.role));
  return WEIGHT.find((role) => roles.has(role)) ?? 'engineer';
}

export function linesOf(units: readonly Unit[]): number {
  return units.reduce(
    (sum, u) =>
      sum + u.cell.cell.source.slice(u.statement.start, u.statement.end).split('\n').length,
    0,
  );
}
