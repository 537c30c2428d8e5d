import type { ConstraintTable } from './contract.ts';

const SIZES = {
  test_size: 'float > 0 < 1 | int >= 1',
  train_size: 'float > 0 < 1 | int >= 1',
};
const FOLDS = { n_splits: 'int >= 2' };
const SHUFFLES = { n_splits: 'int >= 1', ...SIZES };
const REPEATED = { ...FOLDS, n_repeats: 'int >= 1' };

/** Splitters of scikit-learn, which check their arguments by themselves. */
export const sklearnSplitters: ConstraintTable = {
  module: 'sklearn',
  calls: {
    'model_selection.KFold': FOLDS,
    'model_selection.StratifiedKFold': FOLDS,
    'model_selection.GroupKFold': FOLDS,
    'model_selection.StratifiedGroupKFold': FOLDS,
    'model_selection.TimeSeriesSplit': {
      ...FOLDS,
      max_train_size: 'int >= 1 | None',
      test_size: 'int >= 1 | None',
      gap: 'int >= 0',
    },
    'model_selection.RepeatedKFold': REPEATED,
    'model_selection.RepeatedStratifiedKFold': REPEATED,
    'model_selection.ShuffleSplit': SHUFFLES,
    'model_selection.StratifiedShuffleSplit': SHUFFLES,
    'model_selection.GroupShuffleSplit': SHUFFLES,
  },
};
