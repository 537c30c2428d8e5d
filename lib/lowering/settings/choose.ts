import {
  isSettingName,
  type Literal,
  type LiteralPlace,
  placeOfChoice,
  type RefusedChoice,
  type SettingChoice,
} from '../../ir/index.ts';
import { typesFor } from './alternative-types.ts';
import { literalKey } from './literal-of.ts';
import { inOrder } from './merge.ts';
import { keyFrom, snakeCase } from './names.ts';
import type { KeyedConcept, Proposal } from './proposal.ts';

export interface Chosen {
  readonly concepts: readonly KeyedConcept[];
  /** Taken back into the code, under the key that they would have. */
  readonly kept: readonly KeyedConcept[];
  readonly refused: readonly RefusedChoice[];
}

/** A concept on its way, with the choice made for it and what it is without. */
interface Draft {
  readonly concept: KeyedConcept;
  readonly choice: SettingChoice | null;
  /** Null: no setting without the choice. */
  readonly before: KeyedConcept | null;
}

/** What settings become under a person's choices; `promoted` makes a setting of a literal that is none. */
export function choose(
  suggested: readonly KeyedConcept[],
  choices: readonly SettingChoice[],
  promoted: (place: LiteralPlace) => KeyedConcept | null,
): Chosen {
  if (choices.length === 0) return { concepts: suggested, kept: [], refused: [] };
  const refused: RefusedChoice[] = [];
  const kept: KeyedConcept[] = [];
  let drafts: readonly Draft[] = suggested.map((concept) => ({
    concept,
    choice: null,
    before: concept,
  }));
  for (const choice of combined(choices)) {
    const found = taken(drafts, choice.at, promoted);
    if (found === null) {
      refused.push({ choice, reason: 'no setting or literal of the production code is there' });
      continue;
    }
    const { draft, rest } = found;
    const reason = choice.inline === true ? notInline(draft) : unsuited(draft.concept, choice);
    if (reason !== null) refused.push({ choice, reason });
    else if (choice.inline === true) {
      kept.push(draft.concept);
      drafts = rest;
    } else drafts = [...rest, changed(draft, choice)];
  }
  const settled = settle(drafts, refused);
  return { concepts: inOrder(settled, ({ group }) => group), kept, refused };
}

/** One choice for each `at`: the later word counts. */
function combined(choices: readonly SettingChoice[]): readonly SettingChoice[] {
  const byPlace = new Map<string, SettingChoice>();
  for (const choice of choices) byPlace.set(choice.at, { ...byPlace.get(choice.at), ...choice });
  // Places first: what is said of a key holds for the places that are left.
  return [...byPlace.values()].toSorted(
    (a, b) => Number(placeOfChoice(a.at) === null) - Number(placeOfChoice(b.at) === null),
  );
}

/** The draft that a choice speaks of, taken from the others: a place of several is split off. */
function taken(
  drafts: readonly Draft[],
  at: string,
  promoted: (place: LiteralPlace) => KeyedConcept | null,
): { readonly draft: Draft; readonly rest: readonly Draft[] } | null {
  const place = placeOfChoice(at);
  if (place === null) {
    const draft = drafts.find(({ before }) => before !== null && keyOf(before) === at);
    return draft === undefined ? null : { draft, rest: drafts.filter((one) => one !== draft) };
  }
  for (const draft of drafts) {
    const part = draft.concept.parts.find((one) => isAt(one, place));
    if (part === undefined) continue;
    const others = drafts.filter((one) => one !== draft);
    const left = draft.concept.parts.filter((one) => one !== part);
    if (left.length === 0) return { draft, rest: others };
    const alone = { ...draft.concept, concern: part.concern, parts: [part] };
    const remaining = { ...draft, concept: { ...draft.concept, parts: left } };
    return { draft: { concept: alone, choice: null, before: alone }, rest: [remaining, ...others] };
  }
  const concept = promoted(place);
  return concept === null ? null : { draft: { concept, choice: null, before: null }, rest: drafts };
}

function isAt({ origin }: Proposal, { position, offset }: LiteralPlace): boolean {
  return origin.position === position && origin.span.start === offset;
}

function notInline({ before }: Draft): string | null {
  return before === null ? 'it is in the code already' : null;
}

/** Why a choice does not suit a setting; null when it does. */
function unsuited(concept: KeyedConcept, choice: SettingChoice): string | null {
  for (const name of [choice.group, choice.rename]) {
    if (name !== undefined && !canBeKey(name)) return `\`${name}\` cannot be the name of a setting`;
  }
  const { type } = choice;
  if (type === undefined || typesFor(concept).includes(type)) return null;
  return `its value is not of the type \`${type}\``;
}

function canBeKey(name: string): boolean {
  return isSettingName(name) && snakeCase(name) === name && keyFrom(name, 'model') === name;
}

function changed(draft: Draft, choice: SettingChoice): Draft {
  const { concept } = draft;
  return {
    ...draft,
    choice,
    concept: {
      ...concept,
      group: choice.group ?? concept.group,
      name: choice.rename ?? concept.name,
      type: choice.type ?? concept.type,
      at: choice.at,
    },
  };
}

/** Equal values under one key are one setting; a choice that takes the key of another value is not made. */
function settle(drafts: readonly Draft[], refused: RefusedChoice[]): readonly KeyedConcept[] {
  let current = drafts;
  for (;;) {
    const clash = current.find(
      (one) => one.choice !== null && current.some((other) => excludes(other.concept, one.concept)),
    );
    if (clash === undefined || clash.choice === null) break;
    const key = keyOf(clash.concept);
    refused.push({ choice: clash.choice, reason: `\`${key}\` is the key of another value` });
    const reverted = clash.before;
    current = current.flatMap((one) => {
      if (one !== clash) return [one];
      return reverted === null ? [] : [{ ...one, concept: reverted, choice: null }];
    });
  }
  const joined = new Map<string, KeyedConcept>();
  for (const { concept } of current) {
    const known = joined.get(keyOf(concept));
    joined.set(keyOf(concept), known === undefined ? concept : together(known, concept));
  }
  return [...joined.values()];
}

function excludes(other: KeyedConcept, one: KeyedConcept): boolean {
  if (other === one || keyOf(other) !== keyOf(one)) return false;
  return !sameValue(other.literal, one.literal) || other.type !== one.type;
}

function sameValue(a: Literal, b: Literal): boolean {
  return literalKey(a) === literalKey(b);
}

/** In the order of the document, so that it does not matter which was chosen. */
function together(a: KeyedConcept, b: KeyedConcept): KeyedConcept {
  const parts = [...a.parts, ...b.parts].toSorted(
    ({ origin: x }, { origin: y }) => x.position - y.position || x.span.start - y.span.start,
  );
  return { ...a, parts, at: a.at ?? b.at };
}

export function keyOf({ group, name }: Pick<KeyedConcept, 'group' | 'name'>): string {
  return `${group}.${name}`;
}
