import { identifierWords, withoutNumbering } from '../outline/identifier.ts';
import { actionOf, pluralOf, verbOf } from './verbs.ts';

/** A heading or comment read as an instruction. */
export interface Phrase {
  /** The author's words, imperative where that can be said: `Scale features` for `3.2 Feature scaling`. */
  readonly text: string;
  /** What it tells to do, or null for text without a verb in front. */
  readonly verb: string | null;
  /** All verbs in front: `load`, `clean` for `Load and clean the data`. */
  readonly verbs: readonly string[];
  /** Identifier words of the whole. */
  readonly words: readonly string[];
  /** Identifier words after the verbs. */
  readonly object: readonly string[];
}

const LEAD_IN =
  /^(?:(?:so|now|next|then|first(?:ly)?|second(?:ly)?|finally|lastly|here|okay|ok|and)\b[,:]?|let[’']?s|let us|we(?:[’']ll)?(?: will| can| are going to| need to| have to| now)?(?= \w)|i(?:[’']ll| will)|going to|time to|try to|to|how to)\s+/i;
const QUESTION = /\?\s*$|^(?:how|what|why|when|which|where|who|is|are|does|do|did|can|should)\b/i;
const PREPOSITION = /^(?:of|and|with|for|in|on|by|to|from|the|a|an|using|&|\/|,)$/i;
/** `training data` names rows, `training the model` is work. */
const NOUN_AFTER = /^(?:sets?|data|datasets?|splits?|loops?|rows?|files?|errors?|scores?)\b/i;
const CONJUNCTION = /^(?:and|&|or|then)$/i;
const MODEL = new Set(['model', 'models']);

/** Null for questions, for signs and scripts without an ASCII word, and for headings about imports. */
export function readPhrase(text: string): Phrase | null {
  const plain = stripped(text);
  if (plain === '' || QUESTION.test(plain)) return null;
  const { text: imperative, verbs, rest } = imperativeOf(plain);
  const words = identifierWords(imperative);
  if (/^(?:get_started|introduction|overview|conclusions?|summary|notes?)$/.test(words.join('_')))
    return null;
  if (words.length === 0 || /^(?:librar|packag|modul|depend)/.test(words[1] ?? '')) return null;
  if (
    /^(?:imports?|librar|packag|modul|depend|setup|set_up)/.test(words.join('_')) &&
    words.length < 3
  )
    return null;
  return { text: imperative, verb: verbs[0] ?? null, verbs, words, object: identifierWords(rest) };
}

function stripped(text: string): string {
  let plain = withoutNumbering(text)
    .replaceAll(/\s*[([{][^)\]}]*[)\]}]/g, '')
    .replace(/[\s.:;,!-]+$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  // `Implementation: Selecting samples`: what stands before the colon only names the kind of section.
  const parts = /^(\S+(?: \S+)?): (\S+ \S.*)$/.exec(plain);
  if (parts !== null && !/^\d/.test(parts[2] ?? '')) plain = parts[2] ?? plain;
  for (;;) {
    if (!/^how to\s/i.test(plain) && QUESTION.test(plain)) return plain;
    const shorter = plain.replace(LEAD_IN, '');
    if (shorter === plain) return plain;
    plain = shorter;
  }
}

interface Imperative {
  readonly text: string;
  readonly verbs: readonly string[];
  readonly rest: string;
}

function imperativeOf(plain: string): Imperative {
  const tokens = plain.split(' ');
  const [first = '', second = ''] = tokens;
  const last = tokens.at(-1) ?? '';
  const verb =
    NOUN_AFTER.test(second) && /^(?:train|test|validat)/i.test(first) ? null : verbOf(first);
  if (verb !== null) return instruction(verb, first, tokens.slice(1));
  // `Feature scaling`, `Missing value imputation`: the object stands in front.
  const action = tokens.length > 1 && tokens.length <= 4 ? actionOf(last) : null;
  const object = tokens.slice(0, -1);
  if (action !== null && !object.some((word) => PREPOSITION.test(word))) {
    if (MODEL.has(object.at(-1)?.toLowerCase() ?? '') || action !== 'build')
      return instruction(action, '', plural(object));
    return instruction('build', '', [...object, 'model']);
  }
  return { text: plain, verbs: [], rest: plain };
}

function plural(object: readonly string[]): readonly string[] {
  return [
    ...object.slice(0, -1).map((word) => lowered(word)),
    ...object.slice(-1).map((word) => pluralOf(lowered(word))),
  ];
}

/** `Data` inside a sentence is `data`; names with inner capitals or digits stay. */
function lowered(word: string): string {
  return /^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word;
}

/** `Cleaning and scaling of the data` -> `Clean and scale the data`. */
function instruction(verb: string, written: string, after: readonly string[]): Imperative {
  const isVerb = written.toLowerCase() === verb;
  const built = /^model+ing$/i.test(written) && after.length === 0 ? ['model'] : after;
  const rest = !isVerb && /^of$/i.test(built[0] ?? '') ? built.slice(1) : built;
  const joined = rest.map((word, index) =>
    index > 0 && CONJUNCTION.test(rest[index - 1] ?? '') && !NOUN_AFTER.test(rest[index + 1] ?? '')
      ? (verbOf(word) ?? word)
      : word,
  );
  if (CONJUNCTION.test(rest[0] ?? '') && joined[1] !== undefined)
    joined[1] = verbOf(joined[1]) ?? joined[1];
  const text = [`${verb.charAt(0).toUpperCase()}${verb.slice(1)}`, ...joined].join(' ');
  const object = withoutVerbs(joined);
  const others = joined
    .slice(0, joined.length - object.length)
    .flatMap((word) => verbOf(word) ?? []);
  return { text, verbs: [verb, ...others], rest: object.join(' ') };
}

/** The object of `and clean the data` is `the data`. */
function withoutVerbs(words: readonly string[]): readonly string[] {
  const [first = '', second = ''] = words;
  return CONJUNCTION.test(first) && verbOf(second) !== null ? withoutVerbs(words.slice(2)) : words;
}
