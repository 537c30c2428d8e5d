import { originOf } from '../text/index.ts';
import { mentionedInText, namedLiterals, onlyReads } from './bindings.ts';
import { boundBy } from './context.ts';
import type { Resolution } from './context.ts';
import { isFlat, isMutable, literalOf } from './literal-of.ts';
import { namedConcern } from './named-concern.ts';
import type { Claims, Proposal, SettingsInput } from './proposal.ts';
import { isReached } from './proposal.ts';
import type { Site } from './sites.ts';

/** Names bound to a literal once: every read becomes a read of `config`, or else the literal does. */
export function proposeNamed(
  input: SettingsInput,
  sites: readonly Site[],
  resolution: Resolution,
  claimed: Claims,
): readonly Proposal[] {
  const proposals: Proposal[] = [];
  const mentioned = mentionedInText(input.dataflow, sites);
  const dynamic = [...input.dataflow.facts.values()].some((facts) => facts.dynamic.length > 0);
  const readsOf = readsByName(sites);
  const siteOf = new Map(sites.map((site) => [site.node, site]));
  keepForDefinitions(sites, readsOf, claimed);
  for (const named of namedLiterals(input.dataflow, input.included)) {
    const reads = (readsOf.get(named.name) ?? []).filter((site) => !site.hidden.has(named.name));
    const reached = reads.filter((site) => isReached(input, site));
    if (claimed.has(named.cell, named.value)) continue;
    const concern = namedConcern(named, reached, resolution);
    const definition = siteOf.get(named.value);
    if (concern === null || definition === undefined) continue;
    const stays = isMutable(named.literal) && !reads.every((site) => onlyReads(site, resolution));
    if (stays && !isFlat(named.literal)) continue;
    const moves =
      !stays && !dynamic && !mentioned(named.name) && reads.every((site) => canMove(input, site));
    claimed.add(definition);
    if (moves) reached.forEach((site) => claimed.add(site));
    const places = moves ? reached : [definition];
    proposals.push({
      concern,
      literal: named.literal,
      origin: originOf(named.cell, named.statement.id, named.value),
      reads: places.map((site) => ({ site, copied: stays })),
      moved: moves ? { name: named.name, statement: named.statement.id } : null,
    });
  }
  return proposals;
}

/** What a default value or a class body reads is there before any configuration. */
function keepForDefinitions(
  sites: readonly Site[],
  readsOf: ReadonlyMap<string, readonly Site[]>,
  claimed: Claims,
): void {
  for (const site of sites) {
    const { variable } = site.above === null ? boundBy(site.statement) : { variable: null };
    if (variable === null || literalOf(site.node) === null) continue;
    const isFixed = (read: Site): boolean => read.fixed && !read.hidden.has(variable);
    if (readsOf.get(variable)?.some(isFixed) === true) claimed.add(site);
  }
}

function readsByName(sites: readonly Site[]): ReadonlyMap<string, readonly Site[]> {
  const reads = new Map<string, Site[]>();
  for (const site of sites) {
    if (site.node.kind !== 'Name' || site.node.context === 'store') continue;
    const known = reads.get(site.node.id);
    if (known === undefined) reads.set(site.node.id, [site]);
    else known.push(site);
  }
  return reads;
}

/** Whether the name at a place may become a read of `config`. */
function canMove(input: SettingsInput, site: Site): boolean {
  if (!isReached(input, site)) return true;
  if (site.fixed || (site.node.kind === 'Name' && site.node.context === 'del')) return false;
  if (site.owner !== null && !input.canReadConfig(site.owner)) return false;
  // `f"{name=}"` shows the text of the expression.
  return !site.inString || !/^\s*=(?!=)/.test(site.cell.cell.source.slice(site.node.end));
}
