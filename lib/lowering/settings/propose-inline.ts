import {
  fieldEdit,
  isInField,
  placeholderOf,
  placeholdersIn,
  readOfEnvironment,
} from '../../secrets/index.ts';
import { originOf } from '../text/index.ts';
import { concernOf } from './concern-of.ts';
import type { Resolution } from './context.ts';
import { literalOf, typeOfLiteral } from './literal-of.ts';
import type { Claims, FoundSecret, Proposal, SettingsInput } from './proposal.ts';
import { isReached } from './proposal.ts';
import type { Site } from './sites.ts';

/** Placeholders of secrets, which become reads of the environment. */
export function findSecrets(input: SettingsInput, sites: readonly Site[]): readonly FoundSecret[] {
  return sites.flatMap((site): readonly FoundSecret[] => {
    const { node } = site;
    const { source } = site.cell.cell;
    if (node.kind === 'JoinedStr' && isReached(input, site)) {
      return placeholdersIn(source.slice(node.start, node.end)).flatMap(
        ({ variable, start, end }) => {
          const range = { start: node.start + start, end: node.start + end };
          // One inside a field is a string of its own.
          if (isInField(node, range)) return [];
          return { name: variable, site, edit: fieldEdit(source, node, range, variable) };
        },
      );
    }
    if (node.kind !== 'Constant' || !isReached(input, site)) return [];
    const { value } = node;
    if (value.kind !== 'str' && value.kind !== 'bytes') return [];
    const text = source.slice(node.start, node.end);
    const name = placeholderOf(value.kind === 'str' ? value.value : text.slice(2, -1));
    if (name === null) return [];
    const quote = site.inString ? text.slice(-1) : '"';
    const read = readOfEnvironment(name, text, quote);
    return [{ name, site, edit: { start: node.start, end: node.end, text: read } }];
  });
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
    if (typeOfLiteral(literal) === null) continue;
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
