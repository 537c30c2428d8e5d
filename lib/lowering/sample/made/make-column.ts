import type { KnownColumn } from '../known/known-table.ts';
import { type ColumnKind, kindOf } from './column-kind.ts';
import { makeNumbers } from './make-numbers.ts';
import { pickTexts } from './pick-texts.ts';
import { Draws } from './random.ts';

/** Values of a column; null: missing. */
export type MadeColumn = readonly (string | null)[];

/** So many values of the column, the same for the same seed. */
export function makeColumn(column: KnownColumn, count: number, seed: string): MadeColumn {
  const draws = new Draws(`${seed}/${column.name}`);
  const kind = kindOf(column);
  const values = column.uses.has('key')
    ? keys(column, kind, count)
    : valuesOf(column, kind, count, draws);
  return withGaps(values, missingShare(column), draws);
}

function valuesOf(
  column: KnownColumn,
  kind: ColumnKind,
  count: number,
  draws: Draws,
): readonly string[] {
  switch (kind) {
    case 'int':
    case 'float':
      return makeNumbers(column, kind, count, draws);
    case 'date':
      return column.examples.some((text) => text !== null)
        ? pickTexts(column, [], count, draws)
        : Array.from({ length: count }, (_, at) => day(at));
    case 'bool':
      return pickTexts(column, ['True', 'False'], count, draws);
    case 'words':
      return Array.from({ length: count }, (_, at) => sentence(at, draws));
    case 'text':
      return pickTexts(column, ['a', 'b', 'c'], count, draws);
  }
}

/** Each key once, and the same in every file. */
function keys(column: KnownColumn, kind: ColumnKind, count: number): readonly string[] {
  const isText =
    kind === 'text' && !column.examples.every((text) => text === null || /^\d+$/.test(text));
  return Array.from({ length: count }, (_, at) => (isText ? `k${at + 1}` : String(at + 1)));
}

const FIRST_DAY = 18_262;

/** Days apart by three, from 2020 on. */
function day(at: number): string {
  const days = FIRST_DAY + at * 3;
  // Days since 1970 as a date: http://howardhinnant.github.io/date_algorithms.html
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const date = ofYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${year + era * 400 + (month <= 2 ? 1 : 0)}-${two(month)}-${two(date)}`;
}

const WORDS = [
  'good',
  'bad',
  'price',
  'today',
  'never',
  'offer',
  'friend',
  'late',
  'order',
  'happy',
  'wrong',
  'quick',
  'house',
  'call',
  'free',
  'work',
];

function sentence(at: number, draws: Draws): string {
  const length = 4 + (at % 5);
  return draws.shuffled(WORDS).slice(0, length).join(' ');
}

const LEAST_SHARE = 0.05;
const MOST_SHARE = 0.9;
const FILLED_SHARE = 0.1;

function missingShare({ uses, missing, examples, dtype }: KnownColumn): number {
  if (uses.has('target') || uses.has('key') || (dtype !== null && /^(?:u?int|bool)/.test(dtype)))
    return 0;
  if (missing !== null)
    return missing === 0 ? 0 : Math.min(MOST_SHARE, Math.max(LEAST_SHARE, missing));
  const gaps = examples.filter((text) => text === null).length;
  if (gaps > 0) return Math.min(0.5, gaps / examples.length);
  return uses.has('filled') ? FILLED_SHARE : 0;
}

function withGaps(values: readonly string[], share: number, draws: Draws): MadeColumn {
  if (share === 0) return values;
  const gaps = new Set(
    draws.shuffled(values.map((_, at) => at)).slice(0, Math.round(values.length * share)),
  );
  return values.map((value, at) => (gaps.has(at) ? null : value));
}
