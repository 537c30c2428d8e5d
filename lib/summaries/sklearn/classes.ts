import type { AttributeSummary, CallSummary, ClassSummary } from '../contract.ts';
import {
  attributes,
  chains,
  each,
  fits,
  gives,
  kindOf,
  measures,
  under,
  views,
  words,
} from '../vocabulary.ts';
import { drawing, estimators, unseeded } from './estimators.ts';
import { family, type FamilyLine } from './family.ts';

const ARRAY = 'numpy.ndarray';
const predicts = (returns: string): CallSummary =>
  gives(returns, { role: 'predict', parameters: ['X'] });
const fitTransforms: CallSummary = {
  returns: ARRAY,
  mutatesReceiver: true,
  role: 'fit-transform',
  parameters: ['X', 'y'],
};
const fitPredicts: CallSummary = {
  returns: ARRAY,
  mutatesReceiver: true,
  role: 'fit-predict',
  parameters: ['X', 'y'],
};

/** What all estimators can do; the mixins add the rest. */
const base: ClassSummary = {
  traits: ['estimator'],
  methods: {
    fit: fits({ parameters: ['X', 'y', 'sample_weight'] }),
    partial_fit: fits({ parameters: ['X', 'y', 'classes'] }),
    set_params: chains({ keepsArguments: true }),
    ...each('set_output set_fit_request set_score_request set_predict_request', chains()),
    get_params: views('dict[str, Any]'),
    score: measures('float', { parameters: ['X', 'y'] }),
    ...each('score_samples decision_function predict_proba predict_log_proba', predicts(ARRAY)),
    get_metadata_routing: gives('Any'),
  },
  attributes: {
    ...attributes('n_features_in_', 'int'),
    feature_names_in_: { type: ARRAY, result: 'view' },
  },
};

const classifier: ClassSummary = {
  traits: ['classifier'],
  methods: {
    ...each('predict predict_proba predict_log_proba decision_function apply', predicts(ARRAY)),
    ...each(
      'staged_predict staged_predict_proba',
      predicts('collections.abc.Iterable[numpy.ndarray]'),
    ),
    ...each('kneighbors radius_neighbors decision_path', gives('Any')),
    score: measures('float', { parameters: ['X', 'y'] }),
    ...each('sparsify densify', chains()),
    ...each('cost_complexity_pruning_path get_depth get_n_leaves', gives('Any')),
  },
  attributes: learned(),
};

const regressor: ClassSummary = {
  traits: ['regressor'],
  methods: {
    predict: predicts(ARRAY),
    apply: predicts(ARRAY),
    staged_predict: predicts('collections.abc.Iterable[numpy.ndarray]'),
    ...each('kneighbors radius_neighbors decision_path path', gives('Any')),
    score: measures('float', { parameters: ['X', 'y'] }),
    ...each('get_depth get_n_leaves cost_complexity_pruning_path', gives('Any')),
  },
  attributes: learned(),
};

const transformer: ClassSummary = {
  traits: ['transformer'],
  methods: {
    fit_transform: fitTransforms,
    transform: gives(ARRAY, { role: 'transform', parameters: ['X'] }),
    inverse_transform: gives(ARRAY, { role: 'transform', parameters: ['X'] }),
    ...each('get_feature_names_out get_support', gives(ARRAY)),
    get_feature_names: gives('list[str]'),
  },
  attributes: {
    ...each(
      `classes_ mean_ scale_ var_ min_ data_min_ data_max_ data_range_ center_ statistics_ lambdas_ components_
       explained_variance_ explained_variance_ratio_ singular_values_ scores_ pvalues_ ranking_ support_
       variances_ quantiles_ n_samples_seen_ idf_`,
      { type: ARRAY, result: 'view' } as const,
    ),
    ...each('categories_ bin_edges_ n_bins_ encodings_', {
      type: 'list[Any]',
      result: 'view',
    } as const),
    ...attributes('n_components_ n_features_', 'int'),
    vocabulary_: { type: 'dict[str, int]', result: 'view' },
    estimator_: { type: 'Any', result: 'element' },
  },
};

const clusterer: ClassSummary = {
  traits: ['clusterer'],
  methods: {
    fit_predict: fitPredicts,
    predict: predicts(ARRAY),
    transform: gives(ARRAY, { role: 'transform' }),
    fit_transform: fitTransforms,
    ...each('score bic aic', measures('float')),
    sample: gives('tuple[Any, Any]'),
  },
  attributes: {
    ...each(
      'labels_ cluster_centers_ core_sample_indices_ components_ children_ distances_ means_ weights_',
      {
        type: ARRAY,
        result: 'view',
      } as const,
    ),
    ...each('covariances_ precisions_', { type: ARRAY, result: 'view' } as const),
    ...attributes('inertia_', 'float'),
    ...attributes('n_iter_ n_clusters_', 'int'),
  },
};

const outlier: ClassSummary = {
  methods: {
    fit_predict: fitPredicts,
    ...each('predict decision_function score_samples', predicts(ARRAY)),
  },
  attributes: {
    negative_outlier_factor_: { type: ARRAY, result: 'view' },
    ...attributes('offset_', 'float'),
  },
};

function learned(): Readonly<Record<string, AttributeSummary>> {
  return {
    ...each(
      `coef_ intercept_ feature_importances_ classes_ support_ support_vectors_ dual_coef_ n_support_ alphas_
       feature_log_prob_ class_prior_ theta_ sigma_ var_ oob_decision_function_ oob_prediction_ ranking_`,
      { type: ARRAY, result: 'view' } as const,
    ),
    ...attributes('alpha_ best_loss_ loss_ oob_score_ rank_', 'float'),
    ...attributes('n_features_ n_iter_ n_outputs_ n_classes_ n_features_in_ max_features_', 'int'),
    ...each('estimators_ loss_curve_ coefs_ intercepts_ validation_scores_ train_score_', {
      type: 'list[Any]',
      result: 'view',
    } as const),
    ...each('tree_ estimator_ estimator base_estimator_ named_estimators_', {
      type: 'Any',
      result: 'element',
    } as const),
    Cs_: { type: ARRAY, result: 'view' },
    C_: { type: ARRAY, result: 'view' },
  };
}

/** Chosen parameters and the refitted estimator of a search. */
const search: ClassSummary = {
  bases: [
    'sklearn.base.BaseEstimator',
    'sklearn.base.ClassifierMixin',
    'sklearn.base.TransformerMixin',
  ],
  traits: ['search'],
  // The estimator given is cloned, never fitted itself.
  construct: gives('self', { role: 'search', parameters: ['estimator', 'param_grid', 'scoring'] }),
  attributes: {
    best_estimator_: { type: 'Any', result: 'element' },
    best_params_: { type: 'dict[str, Any]', result: 'view' },
    cv_results_: { type: 'dict[str, Any]', result: 'view' },
    grid_scores_: { type: 'list[Any]', result: 'view' },
    ...attributes('best_score_ refit_time_', 'float'),
    ...attributes('best_index_ n_splits_', 'int'),
    ...each('estimator scorer_', { type: 'Any', result: 'element' } as const),
  },
};

/** Steps are fitted in place and handed out. */
const pipeline: ClassSummary = {
  bases: [
    'sklearn.base.BaseEstimator',
    'sklearn.base.ClassifierMixin',
    'sklearn.base.TransformerMixin',
  ],
  traits: ['pipeline'],
  construct: { returns: 'self', result: 'arguments', parameters: ['steps'] },
  methods: {
    fit_transform: { ...fitTransforms, returns: 'Any' },
    transform: gives('Any', { role: 'transform' }),
    fit_predict: fitPredicts,
    ...each('get_feature_names_out', gives(ARRAY)),
  },
  attributes: each(
    'named_steps steps transformer_list transformers_ transformers named_transformers_',
    {
      type: 'Any',
      result: 'element',
    } as const,
  ),
  item: { type: 'Any', result: 'element' },
};

const sparse = {
  fit_transform: { ...fitTransforms, returns: 'Any' },
  transform: gives('Any', { role: 'transform', parameters: ['X'] }),
} satisfies Record<string, CallSummary>;

const entries = family(
  estimators.map(([path, kinds, names]): FamilyLine => [`sklearn.${path}`, kinds, names]),
  { unseeded, drawing },
);
const vectorizer = (name: string): ClassSummary => ({
  ...entries[`sklearn.feature_extraction.text.${name}`],
  methods: {
    ...sparse,
    ...each('build_analyzer build_tokenizer build_preprocessor get_stop_words', gives('Any')),
  },
});

const splits: ClassSummary = {
  traits: ['splitter'],
  construct: gives('self', { parameters: ['n_splits'] }),
  methods: {
    split: gives('collections.abc.Iterable[tuple[numpy.ndarray, numpy.ndarray]]', {
      role: 'split',
    }),
    get_n_splits: gives('int'),
  },
  iterates: 'tuple[numpy.ndarray, numpy.ndarray]',
};

const displays: ClassSummary = {
  traits: ['figure'],
  construct: { returns: 'self', display: true, readsState: ['figure'], writesState: ['figure'] },
  methods: each('plot from_estimator from_predictions from_cv_results', {
    returns: 'self',
    display: true,
    readsState: ['figure'],
    writesState: ['figure'],
  } as const),
  attributes: each('ax_ figure_', { type: 'Any', result: 'view' } as const),
};

export const classes: Readonly<Record<string, ClassSummary>> = {
  'sklearn.base.BaseEstimator': base,
  'sklearn.base.ClassifierMixin': classifier,
  'sklearn.base.RegressorMixin': regressor,
  'sklearn.base.TransformerMixin': transformer,
  'sklearn.base.ClusterMixin': clusterer,
  'sklearn.base.OutlierMixin': outlier,
  'sklearn.base.MetaEstimatorMixin': {},
  'sklearn.base.MultiOutputMixin': {},
  'sklearn.base.DensityMixin': {},
  'sklearn.base.OneToOneFeatureMixin': {},
  ...entries,
  'sklearn.multioutput.MultiOutputClassifier': {
    ...entries['sklearn.multioutput.MultiOutputClassifier'],
    methods: { predict_proba: predicts('list[numpy.ndarray]') },
  },
  // Sparse or frame results.
  'sklearn.preprocessing.OneHotEncoder': {
    ...entries['sklearn.preprocessing.OneHotEncoder'],
    methods: sparse,
  },
  'sklearn.preprocessing.LabelEncoder': {
    ...entries['sklearn.preprocessing.LabelEncoder'],
    methods: {
      fit: fits({ parameters: ['y'] }),
      fit_transform: { ...fitTransforms, parameters: ['y'] },
      transform: gives(ARRAY, { role: 'transform', parameters: ['y'] }),
    },
  },
  'sklearn.preprocessing.FunctionTransformer': {
    ...entries['sklearn.preprocessing.FunctionTransformer'],
    construct: { returns: 'self', result: 'arguments', parameters: ['func', 'inverse_func'] },
    methods: sparse,
  },
  ...Object.fromEntries(
    words('CountVectorizer HashingVectorizer TfidfTransformer TfidfVectorizer').map((name) => [
      `sklearn.feature_extraction.text.${name}`,
      vectorizer(name),
    ]),
  ),
  'sklearn.manifold.TSNE': {
    ...entries['sklearn.manifold.TSNE'],
    methods: { fit_transform: fitTransforms },
    attributes: {
      ...attributes('kl_divergence_', 'float'),
      embedding_: { type: ARRAY, result: 'view' },
    },
  },
  ...under('sklearn.manifold', 'MDS SpectralEmbedding ClassicalMDS', {
    bases: ['sklearn.base.BaseEstimator'],
    construct: gives('self', { randomUnless: 'random_state' }),
    methods: { fit_transform: fitTransforms },
    attributes: { embedding_: { type: ARRAY, result: 'view' } },
  } satisfies ClassSummary),
  ...under('sklearn.neighbors', 'NearestNeighbors KernelDensity', {
    bases: ['sklearn.base.BaseEstimator'],
    construct: gives('self'),
    methods: each(
      'kneighbors kneighbors_graph radius_neighbors radius_neighbors_graph sample',
      gives('Any'),
    ),
  } satisfies ClassSummary),
  ...under('sklearn.neighbors', 'BallTree KDTree', {
    construct: { returns: 'self', result: 'arguments' },
    methods: each('query query_radius kernel_density', gives('Any')),
  } satisfies ClassSummary),
  // Searches.
  'sklearn.model_selection.GridSearchCV': search,
  'sklearn.model_selection.HalvingGridSearchCV': {
    ...search,
    construct: gives('self', { role: 'search', randomUnless: 'random_state' }),
  },
  ...under('sklearn.model_selection', 'RandomizedSearchCV HalvingRandomSearchCV', {
    ...search,
    construct: gives('self', {
      role: 'search',
      parameters: ['estimator', 'param_distributions'],
      randomUnless: 'random_state',
    }),
  } satisfies ClassSummary),
  // Compositions.
  'sklearn.pipeline.Pipeline': pipeline,
  'sklearn.pipeline.FeatureUnion': {
    ...pipeline,
    bases: ['sklearn.base.BaseEstimator', 'sklearn.base.TransformerMixin'],
    construct: { returns: 'self', result: 'arguments', parameters: ['transformer_list'] },
  },
  'sklearn.compose.ColumnTransformer': {
    ...pipeline,
    bases: ['sklearn.base.BaseEstimator', 'sklearn.base.TransformerMixin'],
    traits: ['transformer'],
    construct: { returns: 'self', result: 'arguments', parameters: ['transformers', 'remainder'] },
  },
  'sklearn.compose.make_column_selector': { construct: gives('self') },
  ...under('sklearn.frozen', 'FrozenEstimator', {
    bases: [
      'sklearn.base.BaseEstimator',
      'sklearn.base.ClassifierMixin',
      'sklearn.base.TransformerMixin',
    ],
    construct: { returns: 'self', result: 'arguments' },
  } satisfies ClassSummary),
  // Splitters. `KFold` refuses a seed unless it shuffles, so it has none here.
  ...under(
    'sklearn.model_selection',
    `GroupKFold KFold StratifiedKFold StratifiedGroupKFold LeaveOneGroupOut LeaveOneOut LeavePGroupsOut LeavePOut
     PredefinedSplit TimeSeriesSplit`,
    splits,
  ),
  ...under(
    'sklearn.model_selection',
    'GroupShuffleSplit RepeatedKFold RepeatedStratifiedKFold ShuffleSplit StratifiedShuffleSplit',
    {
      ...splits,
      construct: gives('self', { randomUnless: 'random_state' }),
    } satisfies ClassSummary,
  ),
  ...under('sklearn.model_selection', 'ParameterGrid ParameterSampler', {
    iterates: 'dict[str, Any]',
  } satisfies ClassSummary),
  // Displays.
  ...under(
    'sklearn.metrics',
    `ConfusionMatrixDisplay DetCurveDisplay PrecisionRecallDisplay PredictionErrorDisplay RocCurveDisplay`,
    displays,
  ),
  ...under('sklearn.inspection', 'DecisionBoundaryDisplay PartialDependenceDisplay', displays),
  ...under('sklearn.model_selection', 'LearningCurveDisplay ValidationCurveDisplay', displays),
  'sklearn.calibration.CalibrationDisplay': displays,
  'sklearn.utils.Bunch': {
    bases: ['dict'],
    attributes: {
      ...each('data target', { type: 'Any', result: 'element' } as const),
      ...each('feature_names target_names DESCR frame filename images categories', {
        type: 'Any',
        result: 'element',
      } as const),
    },
    item: { type: 'Any', result: 'element' },
  },
  ...under(
    'sklearn.gaussian_process.kernels',
    `ConstantKernel CompoundKernel DotProduct ExpSineSquared Exponentiation Kernel Matern PairwiseKernel Product
     RBF RationalQuadratic Sum WhiteKernel`,
    {
      construct: { returns: 'self', result: 'arguments' },
      operators: 'Any',
    } satisfies ClassSummary,
  ),
  ...under(
    'sklearn.exceptions',
    `ConvergenceWarning DataConversionWarning DataDimensionalityWarning EfficiencyWarning FitFailedWarning
     NotFittedError UndefinedMetricWarning ChangedBehaviorWarning`,
    kindOf(['Exception']),
  ),
  'sklearn.base.ClassNamePrefixFeaturesOutMixin': {},
};
