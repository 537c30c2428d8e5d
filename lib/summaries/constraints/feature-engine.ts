import type { ConstraintTable } from './contract.ts';

const TAIL = '"both" | "left" | "right"';
const SHARE = 'number >= 0 <= 1';
const MISSING = '"ignore" | "raise"';

export const featureEngine: ConstraintTable = {
  module: 'feature_engine',
  calls: {
    'imputation.MeanMedianImputer': { imputation_method: '"mean" | "median"' },
    'imputation.CategoricalImputer': { imputation_method: '"frequent" | "missing"' },
    'imputation.EndTailImputer': {
      imputation_method: '"gaussian" | "iqr" | "max"',
      tail: '"left" | "right"',
      fold: 'number > 0',
    },
    'encoding.OneHotEncoder': { top_categories: 'int >= 1 | None' },
    'encoding.OrdinalEncoder': { encoding_method: '"arbitrary" | "ordered"' },
    'encoding.CountFrequencyEncoder': { encoding_method: '"count" | "frequency"' },
    'encoding.RareLabelEncoder': {
      tol: SHARE,
      n_categories: 'int >= 0',
      max_n_categories: 'int >= 0 | None',
    },
    'outliers.Winsorizer': {
      capping_method: '"gaussian" | "iqr" | "mad" | "quantiles"',
      tail: TAIL,
      missing_values: MISSING,
    },
    'outliers.OutlierTrimmer': {
      capping_method: '"gaussian" | "iqr" | "mad" | "quantiles"',
      tail: TAIL,
      missing_values: MISSING,
    },
    'selection.DropConstantFeatures': { tol: SHARE },
    'selection.DropCorrelatedFeatures': {
      method: '"kendall" | "pearson" | "spearman"',
      threshold: SHARE,
    },
    'selection.SmartCorrelatedSelection': {
      method: '"kendall" | "pearson" | "spearman"',
      threshold: SHARE,
      selection_method:
        '"cardinality" | "corr_with_target" | "missing_values" | "model_performance" | "variance"',
    },
  },
};
