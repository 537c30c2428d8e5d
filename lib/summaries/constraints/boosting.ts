import type { ConstraintTable } from './contract.ts';

const SHARE = 'number > 0 <= 1';
const NOT_NEGATIVE = 'number >= 0';

const XGBOOST = {
  n_estimators: 'int >= 1',
  max_depth: 'int >= 0 | None',
  max_leaves: 'int >= 0',
  max_bin: 'int >= 2',
  grow_policy: '"depthwise" | "lossguide"',
  learning_rate: 'number > 0',
  booster: '"dart" | "gblinear" | "gbtree"',
  gamma: NOT_NEGATIVE,
  min_child_weight: NOT_NEGATIVE,
  max_delta_step: NOT_NEGATIVE,
  subsample: SHARE,
  sampling_method: '"gradient_based" | "uniform"',
  colsample_bytree: SHARE,
  colsample_bylevel: SHARE,
  colsample_bynode: SHARE,
  reg_alpha: NOT_NEGATIVE,
  reg_lambda: NOT_NEGATIVE,
  scale_pos_weight: 'number > 0',
  num_parallel_tree: 'int >= 1',
  early_stopping_rounds: 'int >= 1',
  importance_type: '"cover" | "gain" | "total_cover" | "total_gain" | "weight"',
};

export const xgboost: ConstraintTable = {
  module: 'xgboost',
  calls: {
    XGBClassifier: XGBOOST,
    XGBRegressor: XGBOOST,
    XGBRanker: XGBOOST,
    XGBRFClassifier: XGBOOST,
    XGBRFRegressor: XGBOOST,
    train: { num_boost_round: 'int >= 1', early_stopping_rounds: 'int >= 1' },
    cv: { num_boost_round: 'int >= 1', nfold: 'int >= 2', early_stopping_rounds: 'int >= 1' },
  },
};

const LIGHTGBM = {
  boosting_type: '"dart" | "gbdt" | "rf"',
  num_leaves: 'int >= 2 <= 131072',
  learning_rate: 'number > 0',
  n_estimators: 'int >= 1',
  subsample_for_bin: 'int >= 1',
  min_split_gain: NOT_NEGATIVE,
  min_child_weight: NOT_NEGATIVE,
  min_child_samples: 'int >= 0',
  subsample: SHARE,
  subsample_freq: 'int >= 0',
  colsample_bytree: SHARE,
  reg_alpha: NOT_NEGATIVE,
  reg_lambda: NOT_NEGATIVE,
  importance_type: '"gain" | "split"',
};

export const lightgbm: ConstraintTable = {
  module: 'lightgbm',
  calls: {
    LGBMClassifier: LIGHTGBM,
    LGBMRegressor: LIGHTGBM,
    LGBMRanker: LIGHTGBM,
    train: { num_boost_round: 'int >= 1' },
    cv: { num_boost_round: 'int >= 1', nfold: 'int >= 2' },
  },
};

const CATBOOST = {
  iterations: 'int >= 1',
  n_estimators: 'int >= 1',
  learning_rate: 'number > 0',
  depth: 'int >= 1 <= 16',
  max_depth: 'int >= 1 <= 16',
  l2_leaf_reg: NOT_NEGATIVE,
  subsample: SHARE,
  early_stopping_rounds: 'int >= 1',
};

export const catboost: ConstraintTable = {
  module: 'catboost',
  calls: { CatBoostClassifier: CATBOOST, CatBoostRegressor: CATBOOST, CatBoost: CATBOOST },
};
