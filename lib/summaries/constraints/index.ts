/**
 * Constraints: which values parameters of library calls take.
 *
 * Takes: nothing; a table a library, that of scikit-learn written by `scripts/parameter-constraints.py`.
 * Gives: `constraintOf`, which answers for a call under its public name and one of its parameters.
 * Guarantees: plain immutable data; a call or parameter that no table lists gives null.
 */
import { catboost, lightgbm, xgboost } from './boosting.ts';
import type { ConstraintTable, ParameterConstraint } from './contract.ts';
import { featureEngine } from './feature-engine.ts';
import { numpy, pandas } from './frames.ts';
import { parseConstraint } from './parse.ts';
import { sklearn } from './sklearn.ts';
import { sklearnSplitters } from './sklearn-splitters.ts';

export type { NumberBounds, ParameterConstraint } from './contract.ts';
export { parseConstraint } from './parse.ts';

export const constraintTables: readonly ConstraintTable[] = [
  sklearn,
  sklearnSplitters,
  xgboost,
  lightgbm,
  catboost,
  featureEngine,
  pandas,
  numpy,
];

/** Parameters that mean the same in whatever call has them. */
const ANYWHERE: Readonly<Record<string, string>> = {
  epochs: 'int >= 1',
  batch_size: 'int >= 1',
  validation_split: 'number >= 0 < 1',
  num_boost_round: 'int >= 1',
  nfold: 'int >= 2',
};

/** Seeds of numpy, which every library here draws from. */
export const SEEDS = 'int >= 0 <= 4294967295';

export function constraintOf(call: string | null, parameter: string): ParameterConstraint | null {
  for (const { module, calls } of constraintTables) {
    if (call?.startsWith(`${module}.`) !== true) continue;
    const parameters = own(calls, call.slice(module.length + 1));
    const words = parameters === null ? null : own(parameters, parameter);
    if (words !== null) return parseConstraint(words);
  }
  const words = own(ANYWHERE, parameter);
  return words === null ? null : parseConstraint(words);
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | null {
  return Object.hasOwn(record, key) ? (record[key] ?? null) : null;
}
