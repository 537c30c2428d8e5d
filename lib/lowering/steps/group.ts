import type { Outline, Section } from '../outline/index.ts';
import type { Role } from '../../ir/pipeline.ts';
import type { Unit } from '../units.ts';

/** Units that become one function. */
export interface Group {
  readonly units: readonly Unit[];
  readonly section: Section | null;
  readonly role: Role;
}

/** Phases in their usual order; a cell that runs through them once is cut where they change. */
const PHASE: Readonly<Record<Role, number>> = {
  imports: -1,
  define: -1,
  configuration: -1,
  explore: -1,
  load: 0,
  prepare: 1,
  engineer: 1,
  select: 1,
  split: 2,
  train: 3,
  evaluate: 4,
  persist: 5,
};

/** A function of more lines is cut at the next cell. */
const LONG = 45;

/** Groups by heading and cell, and by the phase of the work: cell boundaries are kept unless a cell does several things. */
export function groupUnits(units: readonly Unit[], outline: Outline): readonly Group[] {
  const pieces = cellsOf(units).flatMap((cell) => piecesOf(cell));
  const groups: { units: Unit[]; section: Section | null; phase: number }[] = [];
  for (const piece of pieces) {
    const [first] = piece;
    if (first === undefined) continue;
    const section = outline.cells.get(first.cell.cell.id)?.section ?? null;
    const phase = phaseOf(piece);
    const last = groups.at(-1);
    const joins =
      last !== undefined &&
      last.section === section &&
      (phase < 0 || last.phase < 0 || phase === last.phase) &&
      linesOf(last.units) + linesOf(piece) <= LONG;
    if (last !== undefined && joins) {
      last.units.push(...piece);
      last.phase = Math.max(last.phase, phase);
    } else groups.push({ units: [...piece], section, phase });
  }
  return absorbNeutral(groups).map((g) => ({
    units: g.units,
    section: g.section,
    role: roleOfGroup(g.units),
  }));
}

type Draft = { units: Unit[]; section: Section | null; phase: number };

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

function cellsOf(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const cells: Unit[][] = [];
  for (const unit of units) {
    const last = cells.at(-1);
    if (last?.[0]?.cell === unit.cell) last.push(unit);
    else cells.push([unit]);
  }
  return cells;
}

function piecesOf(cell: readonly Unit[]): readonly (readonly Unit[])[] {
  const runs: { units: Unit[]; phase: number }[] = [];
  for (const unit of cell) {
    const phase = PHASE[unit.role];
    const last = runs.at(-1);
    if (last !== undefined && (phase < 0 || last.phase < 0 || last.phase === phase)) {
      last.units.push(unit);
      last.phase = Math.max(last.phase, phase);
    } else runs.push({ units: [unit], phase });
  }
  const rising = runs.every((run, i) => i === 0 || run.phase > (runs[i - 1]?.phase ?? -1));
  return rising ? runs.map((run) => run.units) : [cell];
}

function phaseOf(units: readonly Unit[]): number {
  const role = roleOfGroup(units);
  return PHASE[role];
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
