import { type Concern, type Group, UNNAMED_COLUMNS } from './concern.ts';
import { literalKey } from './literal-of.ts';
import { distinctKeys } from './names.ts';
import type { Resolution } from './context.ts';
import { typed } from './typed.ts';
import type { Concept, KeyedConcept, Proposal } from './proposal.ts';

const GROUPS: readonly string[] = [
  'paths',
  'data',
  'split',
  'features',
  'model',
  'training',
] satisfies Group[];

/** By group, then in the order of the document; groups of a person's own last. */
export function inOrder<T extends Concept>(
  concepts: readonly T[],
  groupOf: (one: T) => string,
): readonly T[] {
  const rank = (group: string): number => {
    const at = GROUPS.indexOf(group);
    return at === -1 ? GROUPS.length : at;
  };
  return [...concepts].sort((a, b) => {
    const [first, second] = [a.parts[0]?.origin, b.parts[0]?.origin];
    const [one, other] = [groupOf(a), groupOf(b)];
    return (
      rank(one) - rank(other) ||
      (one < other ? -1 : Number(one > other)) ||
      (first?.position ?? 0) - (second?.position ?? 0) ||
      (first?.span.start ?? 0) - (second?.span.start ?? 0)
    );
  });
}

/** Proposals of one kind, value and identity as one, in the order of the first. */
export function merged(proposals: readonly Proposal[]): readonly Concept[] {
  const concepts = new Map<string, Concept>();
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
    const known = concepts.get(key);
    concepts.set(
      key,
      known === undefined
        ? { concern: proposal.concern, literal: proposal.literal, parts: [proposal] }
        : {
            ...known,
            concern: clearer(known.concern, proposal.concern),
            parts: [...known.parts, proposal],
          },
    );
  }
  return inOrder([...concepts.values()], ({ concern }) => concern.group);
}

/** The first concern, unless it has no name of its own. */
function clearer(first: Concern, other: Concern): Concern {
  return first.kind === 'columns' && first.name === UNNAMED_COLUMNS ? other : first;
}

/** Concepts under the keys that they have when nobody chooses. */
export function keyed(
  concepts: readonly Concept[],
  resolution: Resolution,
): readonly KeyedConcept[] {
  const keys = distinctKeys(
    concepts.map(({ concern, parts }) => ({
      concern,
      places: parts.reduce((sum, { reads }) => sum + reads.length, 0),
    })),
  );
  return concepts.map((concept, index) => ({
    ...concept,
    ...typed(concept, resolution),
    group: concept.concern.group,
    name: keys[index] ?? concept.concern.name,
    at: null,
  }));
}
