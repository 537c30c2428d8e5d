import type { KnownColumn } from '../known/known-table.ts';

export type ColumnKind = 'int' | 'float' | 'bool' | 'text' | 'date' | 'words';

const BY_DTYPE: readonly (readonly [RegExp, ColumnKind])[] = [
  [/^u?int/i, 'int'],
  [/^float/i, 'float'],
  [/^bool/i, 'bool'],
  [/^datetime/, 'date'],
];

/** What the values of a column are: as pandas reported, else as they look, else as the code treats them. */
export function kindOf(column: KnownColumn): ColumnKind {
  const { dtype, uses } = column;
  const told = dtype === null ? undefined : BY_DTYPE.find(([pattern]) => pattern.test(dtype))?.[1];
  if (told !== undefined) return told;
  const examples = column.examples.filter((text) => text !== null);
  if (column.quantiles !== null)
    return examples.every(isWhole) && column.quantiles.every(Number.isInteger) ? 'int' : 'float';
  const texts = examples.length > 0 ? examples : [...column.values.keys()];
  const isTold = dtype !== null || examples.length > 0 || column.isClosed;
  if (uses.has('words') && !isTold) return 'words';
  if (uses.has('date')) return 'date';
  if (texts.length > 0 && dtype === null) return lookOf(texts);
  // Where every row that is shown lacks it, it is seldom a number.
  const isGap = column.examples.length > 0 && examples.length === 0 && !uses.has('number');
  if (dtype !== null || isGap || uses.has('text') || (uses.has('category') && !uses.has('number')))
    return 'text';
  return uses.has('class') ? 'int' : 'float';
}

function lookOf(texts: readonly string[]): ColumnKind {
  if (texts.every(isWhole)) return 'int';
  if (texts.every((text) => NUMBER.test(text))) return 'float';
  return texts.every((text) => text === 'True' || text === 'False') ? 'bool' : 'text';
}

const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

function isWhole(text: string): boolean {
  return /^-?\d+$/.test(text);
}
