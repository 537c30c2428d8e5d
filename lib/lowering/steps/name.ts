import { identifierFrom, type Outline } from '../outline/index.ts';
import type { Role } from '../../ir/pipeline.ts';
import { docsOf } from './doc.ts';
import type { WiredGroup } from './flow.ts';
import { type Phrase, readPhrase } from './phrase.ts';
import { estimatorsOf, isModelName, objectOf, topPhraseOf, variableWords } from './subject.ts';
import { roleOfVerb, verbOf } from './verbs.ts';

export interface NamedStep {
  readonly name: string;
  readonly title: string;
  readonly doc: string;
}

const VERB: Readonly<Record<Role, string>> = {
  imports: 'set_up',
  define: 'set_up',
  configuration: 'set_up',
  explore: 'compute',
  load: 'load',
  prepare: 'prepare',
  engineer: 'prepare',
  select: 'select',
  split: 'split',
  train: 'train',
  evaluate: 'evaluate',
  persist: 'save',
};

const PREPARES: ReadonlySet<Role> = new Set([
  'prepare',
  'engineer',
  'select',
  'explore',
  'configuration',
  'define',
]);

/** Constructors alone are built, predictions without a measure of their quality are only made. */
function verbFor({ role, units, parameters }: WiredGroup): string {
  const events = units.flatMap((unit) => unit.facts.events.map((event) => event.role));
  const shows = units.some((unit) => unit.facts.displaysMetric);
  if (role === 'evaluate' && events.includes('predict') && !events.includes('metric') && !shows)
    return 'predict';
  const builds = units.some((unit) => unit.facts.calls.some((call) => call.kind === 'class'));
  if (PREPARES.has(role) && parameters.length === 0) return builds ? 'build' : 'define';
  return VERB[role];
}

/** A name in question, and what it says as a sentence. */
export interface Candidate {
  readonly name: string;
  readonly title: string;
  /** A heading or comment of the author that says what to do. */
  readonly isInstruction?: boolean;
  /** A comment over the first of several statements: it may say little of the others. */
  readonly isOfStart?: boolean;
}

/**
 * Names every step, never twice the same: by its heading when that says what the step does, by the comment at its
 * top, else by its role and what it yields. Titles are the author's words when the name comes from them.
 */
export function nameSteps(
  groups: readonly WiredGroup[],
  outline: Outline,
  taken: ReadonlySet<string>,
  deeds: (group: WiredGroup) => readonly Candidate[] | null = () => null,
): readonly NamedStep[] {
  const used = new Set(taken);
  const docs = docsOf(groups, outline);
  const claims = claimsOf(groups, outline);
  return groups.map((group, index) => {
    const candidates = withDeeds(
      candidatesFor(group, claims[index] ?? NO_CLAIM, outline),
      deeds(group),
    );
    const [best] = candidates;
    const found = candidates.find(({ name }) => !used.has(name)) ?? {
      name: numbered(best?.name ?? verbFor(group), used),
      title: best?.title ?? '',
    };
    used.add(found.name);
    const title = sentence(found.title);
    const doc = (docs[index] ?? '') === title ? '' : (docs[index] ?? '');
    return { name: found.name, title, doc };
  });
}

/** Words that say little of what is done: any step prepares, and all of them work on data. */
const VAGUE_VERB =
  /^(?:prepare|handle|process|preprocess|engineer|do|use|apply|perform|set|compute|define|build|make|get|create)$/;
const VAGUE_OBJECT = /^(?:data|dataset|datasets|features?|columns?|variables?|rows|frames?|df|x)$/;
/** What a step that processes rows does not do, whatever stands above it. */
const OTHER_VERB = /^(?:hold|split|load|read|train|fit|test|predict|evaluate|save)$/;
const LONGEST = 4;

/**
 * What a step does to rows names it, unless the author's own instruction tells more; that stays its title.
 */
function withDeeds(
  candidates: readonly Candidate[],
  deeds: readonly Candidate[] | null,
): readonly Candidate[] {
  if (deeds === null || deeds.length === 0) return candidates;
  const [best] = candidates;
  if (best?.isInstruction !== true) return [...deeds, ...candidates];
  const [verb = '', ...words] = best.name.split('_');
  // Under "Build the model" rows are made ready for it.
  if (OTHER_VERB.test(verb) || isModelName(words)) return [...deeds, ...candidates];
  const isVague = VAGUE_VERB.test(verb) && words.every((word) => VAGUE_OBJECT.test(word));
  if (isVague) return [...deeds, ...candidates];
  if (words.length < LONGEST && words.every((word) => word.length > 1))
    return [best, ...deeds, ...candidates];
  const titled =
    best.isOfStart === true ? deeds : deeds.map((one) => ({ ...one, title: best.title }));
  return [...titled, ...candidates];
}

/** What a step may take from its section. */
interface Claim {
  /** It is the only step of the section, or the first of its phase there. */
  readonly heading: 'alone' | 'first-of-its-kind' | null;
  /** No step of the section has the role. */
  readonly isFree: (role: Role) => boolean;
  /** Other steps train as well, so that `train_model` would not tell them apart. */
  readonly hasRivals: boolean;
  /** Words without a verb that is known may have one in another language. */
  readonly isEnglish: boolean;
}

const NO_CLAIM: Claim = {
  heading: null,
  isFree: () => false,
  hasRivals: false,
  isEnglish: true,
};

function claimsOf(groups: readonly WiredGroup[], { isEnglish }: Outline): readonly Claim[] {
  const trained = groups.filter(({ role }) => role === 'train').length;
  return groups.map((group) => {
    const { section, role } = group;
    const inSection = groups.filter((other) => other.section === section);
    const isFirst = inSection.find((other) => VERB[other.role] === VERB[role]) === group;
    return {
      heading:
        section === null
          ? null
          : inSection.length === 1
            ? 'alone'
            : isFirst
              ? 'first-of-its-kind'
              : null,
      isFree: (wanted) => inSection.every((other) => other.role !== wanted),
      hasRivals: trained > 1,
      isEnglish,
    };
  });
}

function candidatesFor(group: WiredGroup, claim: Claim, outline: Outline): readonly Candidate[] {
  const { heading } = claim;
  const title =
    group.section === null ||
    repeatsTitle(group.section.title, outline) ||
    group.section.title.trim().endsWith('?')
      ? null
      : group.section.title;
  const fromHeading = title === null ? null : readPhrase(title);
  const written = topPhraseOf(group);
  const fromComment = written === null ? null : readPhrase(written);
  const byHeading =
    fromHeading === null || heading === null
      ? null
      : phraseCandidate(group, fromHeading, heading, claim);
  const list = [
    instruction(byHeading, fromHeading),
    fromHeading === null ? null : modelCandidate(group, fromHeading),
    fromComment === null ? null : commentCandidate(group, fromComment, claim),
    ...roleCandidates(group, claim.hasRivals),
    fromHeading === null ? null : lastResort(group, fromHeading, outline),
  ].filter((one): one is Candidate => one !== null);
  // The author's heading says what a step does also where its name is taken or it makes no identifier.
  const kept =
    heading === 'alone' ? (byHeading?.title ?? (fromHeading === null ? title : null)) : null;
  return kept === null ? list : list.map((one) => ({ ...one, title: kept }));
}

/** An English verb before words of another language says nothing in either. */
function lastResort(group: WiredGroup, phrase: Phrase, { isEnglish }: Outline): Candidate {
  if (isEnglish) return candidate(verbFor(group), phrase.object);
  return { name: phrase.words.join('_'), title: phrase.text };
}

function commentCandidate(group: WiredGroup, phrase: Phrase, claim: Claim): Candidate | null {
  const found = instruction(phraseCandidate(group, phrase, 'comment', claim), phrase);
  return found === null || group.units.length === 1 ? found : { ...found, isOfStart: true };
}

/** `Years to ages` tells what to do without a verb, `Missing answers` with the one that is added. */
function instruction(candidate: Candidate | null, phrase: Phrase | null): Candidate | null {
  if (candidate === null) return null;
  const tells = /_(?:to|into|become|becomes)_|^handle_/.test(candidate.name);
  return tells || (phrase?.verbs.length ?? 0) > 0
    ? { ...candidate, isInstruction: true }
    : candidate;
}

function repeatsTitle(heading: string, outline: Outline): boolean {
  return outline.title !== null && identifierFrom(heading) === identifierFrom(outline.title);
}

type Source = 'alone' | 'first-of-its-kind' | 'comment';

/**
 * A name from the author's words. Words that name another phase ("train and save" over the evaluation) are only
 * taken when nothing else stands under them; words without a verb get that of the role.
 */
function phraseCandidate(
  group: WiredGroup,
  phrase: Phrase,
  source: Source,
  claim: Claim,
): Candidate | null {
  const { isFree } = claim;
  const { verbs, words, object, text } = phrase;
  if (verbs.length === 0) return nounCandidate(group, phrase, source, claim);
  const prepares = PREPARES.has(group.role);
  const verb = verbs.find((one) => {
    const said = roleOfVerb(one);
    if (said === null) return prepares;
    // A split by hand has no role of its own.
    return said === group.role || (prepares && said === 'split' && isFree('split'));
  });
  // "Set the seed" may stand over nothing but the loading of the data: then the comment or the role names it.
  const isPlain = group.role === 'load' || group.role === 'split';
  if (verb === undefined && (source !== 'alone' || isPlain)) return null;
  if (group.role === 'split' && object.length < 2) return null;
  const chosen = verb ?? verbs[0] ?? VERB[group.role];
  const isWhole = verbs.length === 1 || source === 'alone';
  if (object.length === 0) {
    const ofModel = group.role === 'train' || group.role === 'evaluate';
    const subject = ofModel ? { words: ['model'], shown: 'the model' } : objectOf(group);
    const told = isWhole ? text : titled(chosen);
    return { name: `${chosen}_${subject.words.join('_')}`, title: `${told} ${subject.shown}` };
  }
  return isWhole ? { name: words.join('_'), title: text } : candidate(chosen, object);
}

function nounCandidate(
  group: WiredGroup,
  { words, text }: Phrase,
  source: Source,
  { isEnglish }: Claim,
): Candidate | null {
  const { role } = group;
  const [first = ''] = words;
  if (role === 'split' || (source === 'comment' && words.length > 3)) return null;
  // Another language has its verbs elsewhere: its heading is the name as it stands.
  const isForeign = !isEnglish || (/[^\p{ASCII}]/u.test(text) && /\p{L}/u.test(text));
  if (source === 'alone' && words.length > 1 && isForeign)
    return { name: words.join('_'), title: text };
  if (!PREPARES.has(role)) {
    const isApt = role === 'train' ? isModelName(words) : source === 'alone';
    return isApt && source !== 'comment' && words.length <= 4 ? candidate(VERB[role], words) : null;
  }
  if (isModelName(words) && source !== 'alone') return null;
  // Three words and more read as a name by themselves: `years_become_ages`.
  if (words.length >= 3) return { name: words.join('_'), title: text };
  if (/^(?:missing|duplicate|outlier|null|nan)/.test(first)) return candidate('handle', words);
  // One word says little, unless it is an abbreviation: `PCA`.
  const isTelling = words.length === 2 || /\p{Lu}{2}/u.test(text);
  return isTelling ? candidate(verbFor(group), words) : null;
}

/** The model's name in a heading that several steps share: `Random forest` over training and evaluation. */
function modelCandidate(group: WiredGroup, { verbs, object }: Phrase): Candidate | null {
  if (group.role !== 'train' && group.role !== 'evaluate') return null;
  const said = verbs.map(roleOfVerb);
  const isApt = said.length === 0 || said.includes('train') || said.includes('evaluate');
  return isApt && object.length <= 3 && isModelName(object.slice(-1))
    ? candidate(VERB[group.role], object)
    : null;
}

function roleCandidates(group: WiredGroup, hasRivals: boolean): readonly Candidate[] {
  const verb = verbFor(group);
  const subject = objectOf(group);
  const byResult = {
    name: `${verb}_${subject.words.join('_')}`,
    title: `${titled(verb)} ${subject.shown}`,
  };
  const named = (variable: string, words: readonly string[]): readonly Candidate[] =>
    words.length === 0
      ? []
      : [{ name: `${verb}_${words.join('_')}`, title: `${titled(verb)} \`${variable}\`` }];
  const others = [
    ...[...group.results, ...group.parameters].flatMap((v) => named(v, variableWords(v))),
    // Also names that say little tell what one step makes and another does not: `prepare_y_test`.
    ...group.results.flatMap((v) => named(v, /^[a-z]\w+$/i.test(v) ? [v.toLowerCase()] : [])),
  ];
  if (verb === 'predict') return [byResult, ...others];
  if (PREPARES.has(group.role) && splitsByHand(group))
    return [candidate('split', ['data']), byResult, ...others];
  switch (group.role) {
    case 'split':
      return [candidate('split', ['data']), ...others];
    case 'select':
      return [candidate('select', ['features']), ...others];
    case 'train':
    case 'evaluate': {
      const named = estimatorsOf(group).map(({ words, shown }) => ({
        name: `${verb}_${words.join('_')}`,
        title: `${titled(verb)} ${shown}`,
      }));
      const plain = candidate(verb, ['model']);
      return hasRivals ? [...named, plain, ...others] : [plain, ...named, ...others];
    }
    default:
      return [byResult, ...others];
  }
}

/** New names for training rows and for others. */
function splitsByHand({ results, parameters }: WiredGroup): boolean {
  const fresh = results.filter((name) => !parameters.includes(name));
  return fresh.some((name) => /train/i.test(name)) && fresh.some((name) => /test|val/i.test(name));
}

function candidate(verb: string, object: readonly string[]): Candidate {
  const [first = ''] = object;
  const words = verbOf(first) === verb ? object.slice(1) : object;
  const shown =
    `${/^(?:all|each|every|both)$/.test(words[0] ?? 'all') ? '' : ' the'} ${words.join(' ')}`.trimEnd();
  return { name: [verb, ...words].join('_'), title: `${titled(verb)}${shown}` };
}

function titled(verb: string): string {
  const words = verb.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function numbered(base: string, used: ReadonlySet<string>): string {
  for (let i = 2; ; i++) if (!used.has(`${base}_${i}`)) return `${base}_${i}`;
}

function sentence(text: string): string {
  const trimmed = text
    .replace(/[\s.:;,!-]+$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return trimmed === ''
    ? 'Step of the notebook'
    : trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
}
