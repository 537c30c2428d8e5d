import type { Literal, Setting, StatementId } from '../../ir/index.ts';
import type { CellId } from '../../source/span.ts';
import type { Edit } from '../text/index.ts';
import { originOf } from '../text/index.ts';
import type { Group } from './concern.ts';
import { literalKey, typeOfLiteral } from './literal-of.ts';
import { distinctKeys } from './names.ts';
import type { FoundSecret, Proposal, ProposedSettings } from './proposal.ts';
import type { NamedProposals } from './propose-named.ts';
import type { Site } from './sites.ts';

const GROUPS: readonly Group[] = ['paths', 'data', 'split', 'features', 'model', 'training'];

/** By group, then in the order of the document. */
function inOrder(proposals: readonly Proposal[]): readonly Proposal[] {
  return [...proposals].sort((a, b) => {
    const [first, second] = [a.origins[0], b.origins[0]];
    return (
      GROUPS.indexOf(a.concern.group) - GROUPS.indexOf(b.concern.group) ||
      (first?.position ?? 0) - (second?.position ?? 0) ||
      (first?.span.start ?? 0) - (second?.span.start ?? 0)
    );
  });
}

/** Proposals of one kind, value and identity as one, in the order of the first. */
export function merged(proposals: readonly Proposal[]): readonly Proposal[] {
  const groups = new Map<string, Proposal>();
  const aliases = new Map<string, string>();
  for (const proposal of proposals) {
    const { kind, identity, group, name } = proposal.concern;
    const value = literalKey(proposal.literal);
    const shared = kind === 'seed' || kind === 'path' || kind === 'columns' || kind === 'mapping';
    // A name of the author's is a concept of its own; places without a name join the first of equal value.
    const own = `${kind} ${group} ${identity} ${value}`;
    const byAuthor = identity.startsWith('=');
    const key =
      shared && !byAuthor
        ? (aliases.get(`${kind} ${value}`) ?? own)
        : own + (shared ? '' : ` ${name}`);
    if (shared && !aliases.has(`${kind} ${value}`)) aliases.set(`${kind} ${value}`, key);
    const known = groups.get(key);
    groups.set(
      key,
      known === undefined
        ? proposal
        : {
            ...known,
            reads: [...known.reads, ...proposal.reads],
            origins: [...known.origins, ...proposal.origins],
          },
    );
  }
  return inOrder([...groups.values()]);
}

/** Keys for the proposals, and the edits that read them. */
export function assemble(
  proposals: readonly Proposal[],
  secrets: readonly FoundSecret[],
  named: NamedProposals,
): ProposedSettings {
  const keys = distinctKeys(
    proposals.map(({ concern, reads }) => ({ concern, places: reads.length })),
  );
  const edits = new Map<CellId, Edit[]>();
  const configReaders = new Set<StatementId>();
  const environmentReaders = new Set<StatementId>();
  const functionsReadingConfig = new Set<string>();
  const edit = (site: Site, text: string, readers: Set<StatementId>): void => {
    const { id } = site.cell.cell;
    edits.set(id, [...(edits.get(id) ?? []), replacement(site, text)]);
    site.owners.forEach((owner) => readers.add(owner.id));
  };
  const settings = proposals.map((proposal, index): Setting => {
    const { concern, literal, origins } = proposal;
    const name = keys[index] ?? concern.name;
    for (const { site, copied } of proposal.reads) {
      const read = `config.${concern.group}.${name}`;
      edit(site, copied ? `${copier(literal)}(${read})` : read, configReaders);
      if (site.owner !== null) functionsReadingConfig.add(site.owner);
    }
    const type = concern.type ?? typeOfLiteral(literal) ?? 'Any';
    return {
      group: concern.group,
      name,
      value: { value: literal, by: 'notebook' },
      type,
      origins,
      doc: concern.doc,
    };
  });
  for (const { site, name } of secrets) edit(site, `os.environ["${name}"]`, environmentReaders);
  return {
    settings,
    edits,
    removed: named.removed,
    configReaders,
    environmentReaders,
    functionsReadingConfig,
    inlinedNames: named.inlined,
    secrets: secrets.map(({ site, name }) => ({
      name,
      origin: originOf(site.cell, site.statement.id, site.node),
    })),
  };
}

function copier(literal: Literal): string {
  return literal.kind === 'dict' || literal.kind === 'set' ? literal.kind : 'list';
}

/** The edit, with a blank where the literal touches a word: `else'b'`. */
function replacement(site: Site, text: string): Edit {
  const { source } = site.cell.cell;
  const { start, end } = site.node;
  const before = /[\p{L}\p{N}_]/u.test(source.charAt(start - 1)) ? ' ' : '';
  const after = /[\p{L}\p{N}_]/u.test(source.charAt(end)) ? ' ' : '';
  return { start, end, text: before + text + after };
}
