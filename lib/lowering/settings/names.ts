import { isKeyword } from '../../ir/python-names.ts';
import type { Concern } from './concern.ts';

/** Names that a settings class has itself, and words that YAML reads as truth values. */
const TAKEN: ReadonlySet<string> = new Set(
  (
    'construct copy dict fields from_orm json parse_file parse_obj parse_raw schema schema_json ' +
    'update_forward_refs validate config register on off yes no true false null none self cls'
  ).split(' '),
);

/** snake_case of the author's spelling, as far as it is ASCII; empty when nothing is left. */
export function snakeCase(text: string): string {
  return text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 60);
}

/** A key that Python, YAML and the settings class can all hold. */
export function keyFrom(name: string, group: string): string {
  const snake = snakeCase(name);
  const plain = /^model_./.test(snake) ? afterModel(snake.slice('model_'.length), group) : snake;
  if (plain === '') return 'value';
  if (/^\d/.test(plain)) return `${group === 'paths' ? 'file' : 'value'}_${plain}`;
  if (!isKeyword(plain) && !TAKEN.has(plain)) return plain;
  return group === 'paths' ? `${plain}_file` : `${plain}_value`;
}

/** Settings classes keep names that begin with `model_` for themselves. */
function afterModel(rest: string, group: string): string {
  return group === 'model' && !/^\d/.test(rest) ? rest : `estimator_${rest}`;
}

const SHORT = 1;

/** Parameters of transformers whose names say nothing without whose they are. */
const VAGUE: ReadonlySet<string> = new Set(
  'base bins drop exp fill_value fold init method norm order strategy tail threshold tol'.split(
    ' ',
  ),
);

/** A concern and the number of places that it stands for. */
export interface Naming {
  readonly concern: Concern;
  readonly places: number;
}

/** A key for each concern: unique in its group, with the first qualifier that tells equal names apart. */
export function distinctKeys(namings: readonly Naming[]): readonly string[] {
  const keys = namings.map(({ concern: { name, group, kind, qualifiers } }) => {
    const key = keyFrom(name, group);
    const qualifier = qualifiers.find(isUsable);
    // `c` alone says nothing; `svc_c` does.
    const short = key.length <= SHORT && kind !== 'value';
    const vague = kind === 'parameter' && group === 'features' && VAGUE.has(key);
    return (short || vague) && qualifier !== undefined ? qualified(qualifier, key, group) : key;
  });
  const used = new Set<string>();
  return namings.map((one, index) => {
    const key = keys[index] ?? '';
    const { group } = one.concern;
    const rivals = namings.filter((other, at) => other.concern.group === group && keys[at] === key);
    const chosen =
      rivals.length === 1 || keepsName(one, rivals) ? key : withQualifier(one, key, rivals);
    return unused(chosen, group, used);
  });
}

/** A name that the author gave stays, and so does that of the one seed which most places share. */
function keepsName(one: Naming, rivals: readonly Naming[]): boolean {
  const byAuthor = rivals.find((rival) => rival.concern.qualifiers.length === 0);
  if (byAuthor !== undefined) return byAuthor === one;
  if (one.concern.kind !== 'seed') return false;
  return rivals.every((rival) => rival === one || rival.places < one.places);
}

function withQualifier(one: Naming, key: string, rivals: readonly Naming[]): string {
  const { qualifiers, group } = one.concern;
  for (const [at, word] of qualifiers.entries()) {
    const own = snakeCase(word);
    const isOwn = rivals.every(
      (rival) => rival === one || snakeCase(rival.concern.qualifiers[at] ?? '') !== own,
    );
    if (isUsable(word) && isOwn) return qualified(word, key, group);
  }
  return key;
}

function isUsable(word: string): boolean {
  return /^[a-z]/.test(snakeCase(word));
}

function qualified(word: string, key: string, group: string): string {
  const own = snakeCase(word);
  if (own.endsWith(`_${key}`) || own === key) return keyFrom(own, group);
  return keyFrom(`${own}_${key}`, group);
}

function unused(key: string, group: string, used: Set<string>): string {
  let free = key;
  for (let n = 2; used.has(`${group}.${free}`); n += 1) free = `${key}_${n}`;
  used.add(`${group}.${free}`);
  return free;
}
