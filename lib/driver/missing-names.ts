import type { Dataflow } from '../analysis/index.ts';
import { moduleNameUses } from '../lowering/declarations/edits.ts';
import type { Lowered } from '../lowering/lower.ts';
import type { Unit } from '../lowering/units.ts';
import type { CellId, Span } from '../source/span.ts';

/** A name that production uses and that no code before it provides. */
export interface MissingName {
  readonly name: string;
  readonly span: Span;
  /** Position of a later cell that defines it, or null when none does. */
  readonly definedLater: number | null;
}

export function missingNames(dataflow: Dataflow, lowered: Lowered): readonly MissingName[] {
  const found = new Map<string, MissingName>();
  const note = (name: string, span: Span, definedLater: number | null): void => {
    if (!found.has(name)) found.set(name, { name, span, definedLater });
  };
  for (const { name, unit } of lowered.undefinedNames) note(name, spanOfUse(unit, name), null);
  lowered.units.forEach((unit, i) => {
    for (const [name, place] of unboundIn(dataflow, unit)) {
      if (found.has(name) || lowered.units.slice(0, i + 1).some((u) => u.defines.has(name)))
        continue;
      const later = lowered.units.slice(i + 1).find((u) => u.defines.has(name)) ?? null;
      const anywhere = [...dataflow.facts.values()].find((f) => f.defines.has(name));
      const position = later?.cell.cell.position ?? anywhere?.cell.cell.position ?? null;
      note(name, { cell: unit.cell.cell.id, start: place.start, end: place.end }, position);
    }
  });
  return [...found.values()];
}

/** Only names that the text which stays mentions, or that functions it calls read. */
function unboundIn(
  dataflow: Dataflow,
  unit: Unit,
): ReadonlyMap<string, { readonly start: number; readonly end: number }> {
  const isDefinition = unit.statement.kind === 'FunctionDef' || unit.statement.kind === 'ClassDef';
  if (isDefinition) return new Map();
  const all = new Map<string, { readonly start: number; readonly end: number }>();
  for (const name of unit.exposed) {
    const place = unboundPlace(dataflow, unit, name);
    if (place !== null) all.set(name, place);
  }
  return all;
}

function unboundPlace(
  dataflow: Dataflow,
  unit: Unit,
  name: string,
): { readonly start: number; readonly end: number } | null {
  for (const f of dataflow.facts.values()) {
    if (
      f.cell !== unit.cell ||
      f.statement.start < unit.statement.start ||
      f.statement.end > unit.statement.end
    )
      continue;
    if (!f.unbound.has(name)) continue;
    const use = moduleNameUses(unit.statement).find((u) => u.node.id === name);
    return use?.node ?? { start: unit.statement.start, end: unit.statement.end };
  }
  return null;
}

function spanOfUse(unit: Unit, name: string): Span {
  const cell: CellId = unit.cell.cell.id;
  const use = moduleNameUses(unit.statement).find((u) => u.node.id === name);
  const { start, end } = use?.node ?? unit.statement;
  return { cell, start, end };
}
