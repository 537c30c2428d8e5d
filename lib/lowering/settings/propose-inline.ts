import type { Literal } from '../../ir/index.ts';
import { originOf } from '../text/index.ts';
import { concernOf } from './concern-of.ts';
import type { Resolution } from './context.ts';
import { literalOf, typeOfLiteral } from './literal-of.ts';
import type { Claims, FoundSecret, Proposal, SettingsInput } from './proposal.ts';
import { isReached } from './proposal.ts';
import { isSecretText, secretName } from './secrets.ts';
import type { Site } from './sites.ts';

/** String constants that must not be written to any file. */
export function findSecrets(
  input: SettingsInput,
  sites: readonly Site[],
  resolution: Resolution,
): FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const site of sites) {
    if (site.node.kind !== 'Constant' || site.inString || !isReached(input, site)) continue;
    const literal = literalOf(site.node);
    const name = literal === null ? null : secretName(site, literal, resolution);
    if (name !== null) found.push({ name, site });
  }
  return found;
}

/** Literals in the middle of the code whose place tells what they are for. */
export function proposeInline(
  input: SettingsInput,
  sites: readonly Site[],
  resolution: Resolution,
  claimed: Claims,
): readonly Proposal[] {
  const proposals: Proposal[] = [];
  for (const site of sites) {
    if (site.fixed || site.inString || !couldBeLiteral(site) || !isReached(input, site)) continue;
    if (site.owner !== null && !input.canReadConfig(site.owner)) continue;
    const literal = literalOf(site.node);
    if (literal === null || claimed.has(site.cell, site.node)) continue;
    const concern = concernOf(site, literal, resolution);
    if (concern === null || (site.owner !== null && !concern.strong)) continue;
    if (typeOfLiteral(literal) === null || holdsSecret(literal)) continue;
    claimed.add(site);
    proposals.push({
      concern,
      literal,
      reads: [{ site, copied: false }],
      origin: originOf(site.cell, site.statement.id, site.node),
      moved: null,
    });
  }
  return proposals;
}

function couldBeLiteral({ node }: Site): boolean {
  return ['Constant', 'UnaryOp', 'List', 'Tuple', 'Dict'].includes(node.kind);
}

function holdsSecret(literal: Literal): boolean {
  return literal.kind === 'str' && isSecretText(literal.value);
}
