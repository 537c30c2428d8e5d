import type { Literal } from '../../ir/index.ts';
import { trailingComment } from '../text/comments.ts';
import { isCode } from '../text/dead-code.ts';
import type { NamedLiteral } from './bindings.ts';
import type { Concern, Group } from './concern.ts';
import { concern, isPathLike } from './concern.ts';
import { concernOf } from './concern-of.ts';
import type { Resolution } from './context.ts';
import { knownParameter } from './known-parameters.ts';
import { isNumber, stringsOf, typeOfLiteral } from './literal-of.ts';
import type { Site } from './sites.ts';

const LONGEST_TEXT = 200;
/** A longer text is a message. */
const MOST_WORDS = 4;

/** What a name's literal is for, by the places that read it, then by its name and value; null when it is no setting. */
export function namedConcern(
  named: NamedLiteral,
  reads: readonly Site[],
  resolution: Resolution,
): Concern | null {
  const { name, literal } = named;
  const type = typeOfLiteral(literal);
  if (type === null || literal.kind === 'none' || /^_+$/.test(name)) return null;
  if (literal.kind === 'str' && !isShortText(literal.value)) return null;
  if (isKindsOfColumns(literal)) return null;
  const used = reads
    .map((site) => concernOf(site, literal, resolution))
    .filter((found) => found !== null);
  const [first] = used;
  if (first === undefined && isMeasurements(literal)) return null;
  const kind = kindOf(named, used);
  return concern({
    kind,
    group: kind === 'seed' ? 'training' : (first?.group ?? groupOf(name, literal, reads)),
    name,
    doc: commentOn(named) ?? first?.doc ?? `\`${name}\``,
    type: used.find((one) => one.type !== null)?.type ?? null,
    // Marks a name of the author's own: seeds are one concept whatever they are called.
    identity: kind === 'seed' ? '' : `=${name}`,
  });
}

/** `['int64', 'float64']`: which columns are numbers is no choice. */
function isKindsOfColumns(literal: Literal): boolean {
  return (
    stringsOf(literal)?.every((text) =>
      /^(?:u?int\d*|float\d*|number|object|string|str|bool|category|datetime64?(?:\[ns\])?)$/.test(
        text,
      ),
    ) === true
  );
}

const MOST_NUMBERS = 10;

/** A longer list of numbers is data that somebody typed in. */
function isMeasurements(literal: Literal): boolean {
  return (
    (literal.kind === 'list' || literal.kind === 'tuple') &&
    literal.items.length > MOST_NUMBERS &&
    literal.items.every(isNumber)
  );
}

function kindOf({ name, literal }: NamedLiteral, used: readonly Concern[]): Concern['kind'] {
  const isSeed =
    used.some((one) => one.kind === 'seed') || /(?:^|_)(?:seed|random_state)$/i.test(name);
  if (isSeed && literal.kind === 'int') return 'seed';
  if (
    used.some((one) => one.kind === 'path') ||
    (literal.kind === 'str' && isPathLike(literal.value))
  )
    return 'path';
  if (stringsOf(literal) !== null) return 'columns';
  return literal.kind === 'dict' ? 'mapping' : 'value';
}

function isShortText(text: string): boolean {
  if (text === '' || text.length > LONGEST_TEXT || text.includes('\n')) return false;
  return isPathLike(text) || text.trim().split(/\s+/).length <= MOST_WORDS;
}

/** The author's own words about it, on its line. */
function commentOn(named: NamedLiteral): string | null {
  const comment = trailingComment(named.cell, named.statement.end);
  const text = comment?.text.replace(/^#+\s*/, '').trim() ?? '';
  return text === '' || isCode(text) || /^(?:noqa|type:|pylint)/.test(text) ? null : text;
}

const PATH_NAME = /(?:^|_)(?:path|file|filename|dir|folder|directory|url|root)s?(?:$|_)/i;
const FEATURE_NAME =
  /(?:^|_)(?:col|cols|column|columns|feature|features|var|vars|variables|target|label|labels)(?:$|_)/i;
const TRAINING_NAME =
  /(?:^|_)(?:epochs?|batch|lr|rate|folds?|n_?splits|cv|iter|iterations|steps|patience)(?:$|_)/i;
const SPLIT_NAME =
  /(?:^|_)(?:test|train|val|valid|validation|split)_?(?:size|ratio|frac|share|split)?$/i;

function groupOf(name: string, literal: Literal, reads: readonly Site[]): Group {
  if (literal.kind === 'str') {
    if (isPathLike(literal.value) || PATH_NAME.test(name)) return 'paths';
    return FEATURE_NAME.test(name) || reads.some(isKey) ? 'features' : 'data';
  }
  const tuned = hyperparametersIn(literal);
  if (tuned !== null) return tuned;
  if (stringsOf(literal) !== null || literal.kind === 'dict') return 'features';
  if (isNumber(literal) && SPLIT_NAME.test(name)) return 'split';
  if (isNumber(literal) && TRAINING_NAME.test(name)) return 'training';
  if (isNumber(literal) && knownParameter(name.toLowerCase()) !== null) return 'model';
  return FEATURE_NAME.test(name) ? 'features' : 'data';
}

/** Where `{'max_depth': 3}` belongs, and `{'max_depth': [3, 5]}`, which a search tries. */
function hyperparametersIn(literal: Literal): Group | null {
  if (literal.kind !== 'dict') return null;
  const known = literal.entries.filter(
    ([key]) => key.kind === 'str' && knownParameter(key.value.split('__').at(-1) ?? '') !== null,
  );
  if (known.length * 2 <= literal.entries.length) return null;
  return known.every(([, value]) => value.kind === 'list') ? 'training' : 'model';
}

/** `df[name]`, `df[[name]]`. */
function isKey(site: Site): boolean {
  const parent = site.above?.expr;
  const outer = site.above?.above?.expr;
  const key = parent?.kind === 'List' ? parent : site.node;
  const holder = parent?.kind === 'List' ? outer : parent;
  return holder?.kind === 'Subscript' && holder.slice === key;
}
