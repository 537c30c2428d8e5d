import type { KnownColumn } from '../known/known-table.ts';
import { deal, pickTexts } from './pick-texts.ts';
import type { Draws } from './random.ts';

/** Numbers in the range that is known: of `describe()`, else around those shown, else around those compared with. */
export function makeNumbers(
  column: KnownColumn,
  kind: 'int' | 'float',
  count: number,
  draws: Draws,
): readonly string[] {
  const examples = column.examples.flatMap((text) => (text === null ? [] : [Number(text)]));
  if (isCounter(examples))
    return Array.from({ length: count }, (_, at) => String((examples[0] ?? 0) + at));
  if (column.uses.has('class') && !column.isClosed) return classes(column, examples, count, draws);
  if (column.isClosed || isFlag(column, examples))
    return pickTexts(column, ['0', '1'], count, draws);
  const bounds = boundsOf(column, examples);
  const decimals = kind === 'int' ? 0 : decimalsOf(column.examples);
  const places = draws.shuffled(
    Array.from({ length: count }, (_, at) => (at + draws.next()) / count),
  );
  return places.map((place) => {
    const value = at(bounds, place);
    // The whole number of a float column is written as pandas would.
    return decimals === 0 && kind === 'float'
      ? Math.round(value).toFixed(1)
      : value.toFixed(decimals);
  });
}

/** Classes: those that are known, else two. */
function classes(
  column: KnownColumn,
  examples: readonly number[],
  count: number,
  draws: Draws,
): readonly string[] {
  const known = new Set([...column.values.keys(), ...examples.map(String)]);
  const [least, , , , most] = column.quantiles ?? [];
  // The classes between are most often numbered.
  if (least !== undefined && most !== undefined && most - least < 12)
    for (let number = least; number <= most; number += 1) known.add(String(number));
  if (known.size === 0) known.add('0');
  if (known.size === 1) known.add(known.has('1') ? '0' : '1');
  return deal(new Map([...known].map((text) => [text, 1])), 15, count, draws);
}

function isCounter(examples: readonly number[]): boolean {
  return (
    examples.length >= 4 &&
    examples.slice(1, 4).every((value, at) => value === (examples[at] ?? 0) + 1)
  );
}

/** Nothing but 0 and 1 was ever seen. */
function isFlag({ quantiles, values, bounds }: KnownColumn, examples: readonly number[]): boolean {
  const seen = [...examples, ...(quantiles ?? []), ...[...values.keys()].map(Number)];
  if (bounds.length > 0) return false;
  const isWide =
    quantiles !== null || examples.length >= 3 || (examples.length === 0 && values.size > 0);
  return isWide && seen.every((value) => value === 0 || value === 1);
}

/** Values at equal distances of rank, from the least to the greatest. */
function boundsOf(column: KnownColumn, examples: readonly number[]): readonly number[] {
  if (column.quantiles !== null) return column.quantiles;
  const compared = [...column.bounds, ...[...column.values.keys()].map(Number)].filter(
    Number.isFinite,
  );
  const seen = [...examples, ...compared].toSorted((a, b) => a - b);
  const [least, most] = [seen[0], seen.at(-1)];
  // Where zero is all that it is compared with, the sign counts.
  if (least === 0 && most === 0) return [-20, 100];
  if (least === undefined || most === undefined) return [1, 100];
  if (examples.length >= 2 && most > least) return seen;
  const spread = Math.max(1, Math.abs(most));
  return [least >= 0 ? Math.max(0, least - spread) : least - spread, most + spread];
}

function at(bounds: readonly number[], place: number): number {
  const position = place * (bounds.length - 1);
  const below = Math.min(Math.floor(position), bounds.length - 2);
  const [low = 0, high = low] = [bounds[below], bounds[below + 1]];
  return low + (high - low) * (position - below);
}

const MOST_DECIMALS = 6;

function decimalsOf(examples: KnownColumn['examples']): number {
  const texts = examples.filter((text) => text !== null && !/e/i.test(text));
  if (texts.length === 0) return 2;
  const places = texts.map((text) => (text ?? '').replace(/0+$/, '').split('.')[1]?.length ?? 0);
  return Math.min(MOST_DECIMALS, Math.max(...places));
}
