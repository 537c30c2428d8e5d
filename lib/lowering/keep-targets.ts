import type { SettingsProposal } from './settings-proposal.ts';
import type { Unit } from './units.ts';

/** A target whose value became a setting is still computed, from the setting. */
export function keepTargets(
  proposal: SettingsProposal,
  units: readonly Unit[],
  targets: ReadonlySet<string>,
): SettingsProposal {
  const edits = new Map(proposal.edits);
  const removed = new Set(proposal.removed);
  const inlinedNames = new Set(proposal.inlinedNames);
  for (const { cell, statement: s, defines } of units) {
    const [name] = defines;
    if (s.kind !== 'Assign' || name === undefined) continue;
    if (!targets.has(name) || !removed.has(s.id)) continue;
    const setting = proposal.settings.find((one) => one.origins.some((o) => o.statement === s.id));
    if (setting === undefined) continue;
    removed.delete(s.id);
    inlinedNames.delete(name);
    const read = `config.${setting.group}.${setting.name}`;
    const others = (edits.get(cell.cell.id) ?? []).filter(
      (e) => e.start < s.start || e.end > s.end,
    );
    edits.set(cell.cell.id, [...others, { start: s.value.start, end: s.value.end, text: read }]);
  }
  return { ...proposal, edits, removed, inlinedNames };
}
