import type { ModernRule } from '../rule.ts';
import { boostingRules } from './boosting.ts';
import { numpyRules } from './numpy.ts';
import { pandasRules } from './pandas.ts';
import { pythonRules } from './python.ts';
import { scipyRules } from './scipy.ts';
import { sklearnRules } from './sklearn.ts';

/** A library's rules: one file, one import and one entry here. */
export const modernRules: readonly ModernRule[] = [
  ...pandasRules,
  ...numpyRules,
  ...sklearnRules,
  ...scipyRules,
  ...boostingRules,
  ...pythonRules,
];
