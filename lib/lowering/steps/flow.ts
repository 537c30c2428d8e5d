import type { Unit } from '../units.ts';
import type { Group } from './group.ts';
import { roleOfGroup } from './group.ts';

/** A group with the variables that go in and come out. */
export interface WiredGroup extends Group {
  readonly parameters: readonly string[];
  readonly results: readonly string[];
}

interface Summary {
  readonly exposed: ReadonlySet<string>;
  readonly defines: ReadonlySet<string>;
  readonly kills: ReadonlySet<string>;
  readonly usually: ReadonlySet<string>;
}

/** Index ranges of groups that must be one function: a name that only some paths bind, a closure over a variable. */
export type Glue = (groups: readonly Group[]) => readonly (readonly [number, number])[];

/**
 * Passes variables between groups: what a group reads and did not bind itself comes in, what it binds and a later
 * one reads goes out. Groups between which that cannot be said are joined.
 */
export function wireGroups(
  groups: readonly Group[],
  isVariable: (name: string) => boolean,
  wanted: ReadonlySet<string>,
  glue: Glue,
): readonly WiredGroup[] {
  let current = groups;
  for (;;) {
    const summaries = current.map((g) => summarize(g.units, isVariable));
    const ranges = [...glue(current), ...hazards(summaries, wanted)];
    const [range] = ranges.filter(([from, to]) => to > from);
    if (range === undefined) return wire(current, summaries, wanted);
    current = join(current, range[0], range[1]);
  }
}

export function join(groups: readonly Group[], from: number, to: number): readonly Group[] {
  const joined = groups.slice(from, to + 1);
  const units = joined.flatMap((g) => g.units);
  const section = joined[0]?.section ?? null;
  return [
    ...groups.slice(0, from),
    { units, section, role: roleOfGroup(units) },
    ...groups.slice(to + 1),
  ];
}

function summarize(units: readonly Unit[], isVariable: (name: string) => boolean): Summary {
  const exposed = new Set<string>();
  const defines = new Set<string>();
  const kills = new Set<string>();
  const usually = new Set<string>();
  for (const unit of units) {
    for (const name of unit.exposed) if (isVariable(name) && !kills.has(name)) exposed.add(name);
    if (unit.statement.kind === 'Delete') {
      // A deleted name is gone for later readers.
      for (const name of unit.defines) [defines, usually].forEach((set) => set.delete(name));
      for (const name of unit.kills) kills.add(name);
      continue;
    }
    for (const name of unit.defines) if (isVariable(name)) defines.add(name);
    for (const name of unit.kills) if (isVariable(name)) kills.add(name);
    for (const name of unit.usuallyKills) if (isVariable(name)) usually.add(name);
  }
  return { exposed, defines, kills, usually };
}

/** Names live after each group. */
function liveAfter(
  summaries: readonly Summary[],
  wanted: ReadonlySet<string>,
): readonly ReadonlySet<string>[] {
  const out: ReadonlySet<string>[] = [];
  let live = new Set(wanted);
  for (let i = summaries.length - 1; i >= 0; i--) {
    const s = summaries[i];
    if (s === undefined) continue;
    out[i] = new Set(live);
    live = new Set([...live].filter((name) => !s.kills.has(name)));
    for (const name of s.exposed) live.add(name);
  }
  return out;
}

/** Groups that hand out a name which only some of their paths bind, up to the last reader. */
function hazards(
  summaries: readonly Summary[],
  wanted: ReadonlySet<string>,
): readonly (readonly [number, number])[] {
  const live = liveAfter(summaries, wanted);
  const before = new Set<string>();
  const found: (readonly [number, number])[] = [];
  summaries.forEach((s, i) => {
    for (const name of s.defines) {
      if (live[i]?.has(name) !== true || s.usually.has(name) || before.has(name)) continue;
      const last = summaries.findLastIndex((later, j) => j > i && later.exposed.has(name));
      if (last > i) found.push([i, last]);
    }
    for (const name of s.defines) before.add(name);
  });
  return found;
}

function wire(
  groups: readonly Group[],
  summaries: readonly Summary[],
  wanted: ReadonlySet<string>,
): readonly WiredGroup[] {
  const live = liveAfter(summaries, wanted);
  const before: string[] = [];
  return groups.map((group, i) => {
    const s = summaries[i];
    if (s === undefined) return { ...group, parameters: [], results: [] };
    const results = [...s.defines].filter((name) => live[i]?.has(name) === true);
    // A result that some path leaves alone keeps the value it had.
    const parameters = before.filter(
      (name) => s.exposed.has(name) || (results.includes(name) && !s.kills.has(name)),
    );
    for (const name of s.defines) if (!before.includes(name)) before.push(name);
    return { ...group, parameters, results };
  });
}
