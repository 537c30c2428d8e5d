import type { KnownColumn } from '../known/known-table.ts';
import type { Draws } from './random.ts';

/** Each value comes at least so often, where there are not too many. */
const EACH = 4;
const EACH_CLASS = 15;

/** Values that are known, rare ones too; `usual` where none are. */
export function pickTexts(
  { values, examples, isClosed, uses }: KnownColumn,
  usual: readonly string[],
  count: number,
  draws: Draws,
): readonly string[] {
  const weights = new Map<string, number>(
    [...values].map(([text, often]) => [text, Math.sqrt(often)]),
  );
  if (!isClosed || weights.size === 0)
    for (const text of examples) if (text !== null) weights.set(text, (weights.get(text) ?? 0) + 1);
  if (weights.size === 0) for (const text of usual) weights.set(text, 1);
  // A value that code asks for is one of several.
  const isLone = weights.size === 1 && !isClosed;
  if (isLone && (examples.length === 0 || uses.has('target'))) weights.set('other', 1);
  return deal(weights, uses.has('target') ? EACH_CLASS : EACH, count, draws);
}

/** Values as often as their weights say, but none less than `least` times, in any order. */
export function deal(
  weights: ReadonlyMap<string, number>,
  least: number,
  count: number,
  draws: Draws,
): readonly string[] {
  // The first is the most frequent one, so that there is one.
  const all = [...weights].map(
    ([text, weight], at) => [text, at === 0 ? weight * 1.5 : weight] as const,
  );
  const floor = Math.min(least, Math.floor(count / all.length));
  const rest = count - floor * all.length;
  const positive = all.map(([text, weight]) => [text, Math.max(weight, 1)] as const);
  const sum = positive.reduce((total, [, weight]) => total + weight, 0);
  const dealt = positive.flatMap(([text, weight]) =>
    Array.from({ length: floor + Math.floor((rest * weight) / sum) }, () => text),
  );
  const most = positive.toSorted(([, a], [, b]) => b - a);
  while (dealt.length < count) dealt.push(most[0]?.[0] ?? '');
  return draws.shuffled(dealt).slice(0, count);
}
