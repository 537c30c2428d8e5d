import { assemble } from './assemble.ts';
import { choose } from './choose.ts';
import { resolutionOf } from './context.ts';
import { keyed, merged } from './merge.ts';
import { inlineLiterals, promotable, promotedAt } from './promote.ts';
import type { KeyedConcept, ProposedSettings, SettingsInput } from './proposal.ts';
import { Claims } from './proposal.ts';
import { findSecrets, proposeInline } from './propose-inline.ts';
import { proposeNamed } from './propose-named.ts';
import type { Site } from './sites.ts';
import { sitesIn } from './sites.ts';

/** A notebook that uses the name for something else keeps its literals. */
function bindsConfig(sites: readonly Site[], concepts: readonly KeyedConcept[]): boolean {
  const moved = concepts.flatMap(({ parts }) => parts.map((one) => one.moved?.name));
  if (moved.includes('config')) return false;
  return sites.some(({ node }) => node.kind === 'Name' && node.id === 'config');
}

/** What becomes a setting, under which key, and the edits that read it. */
export function proposeSettings(input: SettingsInput): ProposedSettings {
  const { dataflow, choices } = input;
  const resolution = resolutionOf(dataflow, input.classes);
  const sites = dataflow.cells.flatMap((cell) => [...sitesIn(cell)]);
  const secrets = findSecrets(input, sites);
  const claimed = new Claims(secrets.map(({ site }) => site));
  const named = proposeNamed(input, sites, resolution, claimed);
  const inline = proposeInline(input, sites, resolution, claimed);
  const literals = promotable(input, sites, resolution, claimed);
  const suggested = keyed(merged([...named, ...inline]), resolution);
  const chosen = choose(suggested, choices, (place) => promotedAt(literals, place));
  if (bindsConfig(sites, chosen.concepts)) {
    const reason = 'the notebook uses the name `config` for something else';
    const refused = choices.map((choice) => ({ choice, reason }));
    return { ...assemble([], secrets), literals: [], refused };
  }
  const promoted = new Set(chosen.concepts.flatMap(({ parts }) => parts));
  const left = literals.filter(({ parts }) => !parts.some((part) => promoted.has(part)));
  return {
    ...assemble(chosen.concepts, secrets),
    literals: inlineLiterals(left, chosen.kept),
    refused: chosen.refused,
  };
}
