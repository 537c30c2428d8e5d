import type { TypeText } from '../../ir/index.ts';

/** What a well-known parameter means, and its type where literals show only part of it. */
export interface KnownParameter {
  readonly doc: string;
  readonly type?: TypeText;
}

const table: Readonly<Record<string, KnownParameter>> = {
  test_size: { doc: 'share of rows held out' },
  train_size: { doc: 'share of rows to train on' },
  n_estimators: { doc: 'number of trees' },
  max_depth: { doc: 'greatest depth of a tree', type: 'int | None' },
  max_leaf_nodes: { doc: 'most leaves of a tree', type: 'int | None' },
  min_samples_split: { doc: 'least rows in a node that is split' },
  min_samples_leaf: { doc: 'least rows in a leaf' },
  max_features: { doc: 'features looked at for a split' },
  learning_rate: { doc: 'weight of each step of learning' },
  learning_rate_init: { doc: 'weight of the first steps of learning', type: 'float' },
  subsample: { doc: 'share of rows for each tree', type: 'float' },
  colsample_bytree: { doc: 'share of features for each tree', type: 'float' },
  n_neighbors: { doc: 'number of neighbours' },
  n_clusters: { doc: 'number of clusters' },
  n_components: { doc: 'number of components' },
  n_splits: { doc: 'number of folds' },
  n_repeats: { doc: 'number of repetitions' },
  n_iter: { doc: 'number of iterations' },
  max_iter: { doc: 'most iterations of the solver' },
  cv: { doc: 'number of folds in cross-validation' },
  scoring: { doc: 'measure that the search maximises' },
  param_grid: { doc: 'values that the search tries' },
  param_distributions: { doc: 'values that the search draws from' },
  C: { doc: 'inverse strength of regularisation', type: 'float' },
  alpha: { doc: 'strength of regularisation', type: 'float' },
  l1_ratio: { doc: 'share of the L1 penalty', type: 'float' },
  penalty: { doc: 'kind of regularisation' },
  solver: { doc: 'algorithm that fits the coefficients' },
  kernel: { doc: 'kernel function' },
  gamma: { doc: 'width of the kernel' },
  degree: { doc: 'degree of the polynomial' },
  epsilon: { doc: 'width of the margin without loss', type: 'float' },
  tol: { doc: 'change below which fitting stops', type: 'float' },
  criterion: { doc: 'measure of the quality of a split' },
  class_weight: { doc: 'weights of the classes' },
  weights: { doc: 'weights of the members' },
  metric: { doc: 'measure of distance' },
  strategy: { doc: 'how missing or new values are chosen' },
  fill_value: { doc: 'value that replaces missing ones' },
  n_bins: { doc: 'number of intervals' },
  threshold: { doc: 'value above which something counts' },
  k: { doc: 'number of features kept' },
  hidden_layer_sizes: { doc: 'units of each hidden layer' },
  activation: { doc: 'activation function' },
  epochs: { doc: 'passes over the training rows' },
  batch_size: { doc: 'rows in a batch' },
  validation_split: { doc: 'share of rows kept for validation', type: 'float' },
  early_stopping_rounds: { doc: 'rounds without progress before training stops' },
  n_jobs: { doc: 'processes that work at once', type: 'int | None' },
  stop_words: { doc: 'words that are left out' },
  ngram_range: { doc: 'lengths of the word groups' },
  min_df: { doc: 'least documents that have a word' },
  max_df: { doc: 'most documents that have a word' },
  bins: { doc: 'borders of the intervals' },
  labels: { doc: 'names of the intervals' },
  window: { doc: 'rows in a window' },
  nrows: { doc: 'rows read from the file' },
  frac: { doc: 'share of rows drawn' },
};

export function knownParameter(name: string): KnownParameter | null {
  return Object.hasOwn(table, name) ? (table[name] ?? null) : null;
}

/**
 * Containers that typed libraries ask for: a type checker takes no `list[str]` for a `list[str | int]`, as somebody
 * might put a number into it.
 */
const asked: readonly {
  readonly library: string;
  readonly types: Readonly<Record<string, TypeText>>;
}[] = [
  {
    library: 'feature_engine.',
    types: {
      variables: 'list[str | int]',
      random_state: 'list[str | int]',
      binning_dict: 'dict[str | int, list[str | int]]',
      features_to_drop: 'list[str | int]',
      reference: 'list[str | int]',
      variables_to_combine: 'list[str | int]',
      param_grid: 'dict[str, str | int | float | list[int]]',
    },
  },
];

/** The type that a class of a library asks of a parameter, where it is not what a literal has by itself. */
export function askedType(className: string, parameter: string): TypeText | null {
  const found = asked.find(({ library }) => className.startsWith(library));
  return found !== undefined && Object.hasOwn(found.types, parameter)
    ? (found.types[parameter] ?? null)
    : null;
}

/** First parameters that people give by position. */
const firstParameters: Readonly<Record<string, string>> = {
  n_neighbors: 'KNeighborsClassifier KNeighborsRegressor NearestNeighbors LocalOutlierFactor',
  n_estimators:
    'RandomForestClassifier RandomForestRegressor ExtraTreesClassifier ExtraTreesRegressor',
  n_components:
    'PCA TruncatedSVD NMF FastICA KernelPCA LatentDirichletAllocation GaussianMixture TSNE',
  n_clusters: 'KMeans MiniBatchKMeans AgglomerativeClustering SpectralClustering',
  n_splits:
    'KFold StratifiedKFold GroupKFold TimeSeriesSplit ShuffleSplit StratifiedShuffleSplit RepeatedKFold',
  alpha: 'Ridge Lasso ElasticNet MultinomialNB BernoulliNB',
  eps: 'DBSCAN',
  degree: 'PolynomialFeatures',
  n_bins: 'KBinsDiscretizer',
  threshold: 'VarianceThreshold Binarizer',
};

/** Name of the first parameter of a constructor, by the class's own name. */
export function firstParameter(className: string): string | null {
  const found = Object.entries(firstParameters).find(([, classes]) =>
    classes.split(' ').includes(className),
  );
  return found?.[0] ?? null;
}

/** Parameters of constructors whose values belong to the code, not to a configuration. */
export const STRUCTURAL: ReadonlySet<string> = new Set(
  (
    'verbose copy copy_X dtype sparse sparse_output handle_unknown remainder return_train_score refit error_score ' +
    'memory pre_dispatch probability verbose_feature_names_out validate check_inverse use_label_encoder silent ' +
    'warm_start oob_score steps transformers estimators transformer_list models input encoding estimator ' +
    'base_estimator missing_values decode_error encode filters return_boundaries  axis name add_indicator keep_empty_features verbosity tree_method device return_object'
  ).split(' '),
);

export const SEED_PARAMETERS: ReadonlySet<string> = new Set([
  'random_state',
  'random_seed',
  'seed',
  'seed_value',
]);
