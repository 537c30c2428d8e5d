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
  if (/^\d/.test(plain)) return `value_${plain}`;
  return isKeyword(plain) || TAKEN.has(plain) ? `${plain}_value` : plain;
}

/** Settings classes keep names that begin with `model_` for themselves. */
function afterModel(rest: string, group: string): string {
  return group === 'model' && !/^\d/.test(rest) ? rest : `estimator_${rest}`;
}

const SHORT = 2;

/** A key for each concern: unique in its group, with the first qualifier that tells equal names apart. */
export function distinctKeys(concerns: readonly Concern[]): readonly string[] {
  const keys = concerns.map((one) => {
    const key = keyFrom(one.name, one.group);
    const qualifier = one.qualifiers.find((word) => snakeCase(word) !== '');
    // `c` alone says nothing; `svc_c` does.
    const short = key.length <= SHORT && one.kind !== 'value' && qualifier !== undefined;
    return short ? qualified(qualifier, key, one.group) : key;
  });
  const used = new Set<string>();
  return concerns.map((one, index) => {
    const key = keys[index] ?? '';
    const rivals = concerns.filter((other, at) => other.group === one.group && keys[at] === key);
    const chosen =
      rivals.length === 1 || isKeptPlain(one, rivals) ? key : withQualifier(one, key, rivals);
    return unused(chosen, one.group, used);
  });
}

/** A name that the author gave stays; so does the first of equal names when nothing tells them apart. */
function isKeptPlain(one: Concern, rivals: readonly Concern[]): boolean {
  const byAuthor = rivals.filter(
    (rival) => rival.kind === 'value' || rival.qualifiers.length === 0,
  );
  return byAuthor.includes(one) && byAuthor[0] === one;
}

function withQualifier(one: Concern, key: string, rivals: readonly Concern[]): string {
  for (const [at, word] of one.qualifiers.entries()) {
    const own = snakeCase(word);
    const isOwn = rivals.every(
      (rival) => rival === one || snakeCase(rival.qualifiers[at] ?? '') !== own,
    );
    if (own !== '' && isOwn) return qualified(word, key, one.group);
  }
  return key;
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
