import { assemble, merged } from './assemble.ts';
import { resolutionOf } from './context.ts';
import type { ProposedSettings, SettingsInput } from './proposal.ts';
import { Claims } from './proposal.ts';
import { findSecrets, proposeInline } from './propose-inline.ts';
import { proposeNamed } from './propose-named.ts';
import type { Site } from './sites.ts';
import { sitesIn } from './sites.ts';

const NOTHING: ProposedSettings = {
  settings: [],
  edits: new Map(),
  removed: new Set(),
  configReaders: new Set(),
  environmentReaders: new Set(),
  functionsReadingConfig: new Set(),
  inlinedNames: new Set(),
  secrets: [],
};

/** A notebook that uses the name for something else keeps its literals. */
function bindsConfig(sites: readonly Site[], inlined: ReadonlySet<string>): boolean {
  if (inlined.has('config')) return false;
  return sites.some(({ node }) => node.kind === 'Name' && node.id === 'config');
}

/** What becomes a setting, under which key, and the edits that read it. */
export function proposeSettings(input: SettingsInput): ProposedSettings {
  const { dataflow } = input;
  const resolution = resolutionOf(dataflow, input.classes);
  const sites = dataflow.cells.flatMap((cell) => [...sitesIn(cell)]);
  const secrets = findSecrets(input, sites, resolution);
  const claimed = new Claims(secrets.map(({ site }) => site));
  const named = proposeNamed(input, sites, resolution, claimed);
  if (bindsConfig(sites, named.inlined)) return NOTHING;
  const inline = proposeInline(input, sites, resolution, claimed);
  const proposals = merged([...named.proposals, ...inline]);
  return assemble(proposals, secrets, named);
}
