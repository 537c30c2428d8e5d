import type { Expr } from '../../../frontend/python/ast.ts';
import type { ColumnUse } from './known-table.ts';
import { textIn } from './literals.ts';

type Call = Extract<Expr, { kind: 'Call' }>;

const OF_CALLS: readonly (readonly [RegExp, readonly ColumnUse[]])[] = [
  [/\bto_datetime$/, ['date']],
  [/(?:Count|Tfidf|Hashing)Vectorizer/, ['words']],
  [
    /OneHot|Ordinal|Label(?:Encoder|Binarizer)|Target(?:Encoder)|Categor|RareLabel|MeanEncoder|WoE|factorize$|get_dummies$|(?:^|\.)(?:map|mode|value_counts)$/,
    ['category'],
  ],
  [
    /Scaler|PowerTransformer|QuantileTransformer|PolynomialFeatures|KBins|MeanMedian|Discreti|YeoJohnson|BoxCox|LogTransformer|Winsorizer|EndTail|KNNImputer/,
    ['number'],
  ],
  [/Imputer/, ['filled']],
  [/^(?:numpy|math)\.(?:log\w*|sqrt|exp|power|square|abs|sin|cos|round|floor|ceil)$/, ['number']],
  [/^scipy\.stats\.(?:boxcox|yeojohnson|zscore)$/, ['number']],
  [/(?:^|\.)(?:mean|median|std|var|quantile|skew|clip|cut|qcut|to_numeric|corr)$/, ['number']],
];

/** What a call says of the columns that it is given, or called on. */
export function usesOfCall(callee: string, call: Call): readonly ColumnUse[] {
  const found = OF_CALLS.find(([pattern]) => pattern.test(callee))?.[1] ?? [];
  if (/(?:^|\.)fillna$/.test(callee)) {
    const [value] = call.args;
    return ['filled', ...(textIn(value) === null ? [] : (['category'] as const))];
  }
  if (/(?:^|\.)astype$/.test(callee)) return usesOfType(call.args[0]);
  return found;
}

function usesOfType(type: Expr | undefined): readonly ColumnUse[] {
  const name = type?.kind === 'Name' ? type.id : (textIn(type) ?? '');
  if (/^(?:int|float)/.test(name)) return ['number'];
  return name.startsWith('datetime') ? ['date'] : [];
}

/** What the name of a list of columns says of them: `cat_vars`, `numerical_columns`. */
export function usesOfListName(name: string): readonly ColumnUse[] {
  if (/(?:^|_)(?:cat(?!s\b)|categor|nominal|ordinal|object|qual)/i.test(name)) return ['category'];
  if (/(?:^|_)(?:num(?!ber_of)|numer|cont|float|quant)/i.test(name)) return ['number'];
  return [];
}
