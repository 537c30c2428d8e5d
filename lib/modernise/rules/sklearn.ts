import {
  keywordAdded,
  keywordDropped,
  keywordRenamed,
  memberRenamed,
  valueReplaced,
} from '../changes/call.ts';
import {
  featureNamesListed,
  featureNamesOf,
  rootOfSquares,
  simpleImputer,
} from '../changes/estimators.ts';
import { searchedValues } from '../changes/grid-values.ts';
import { moved } from '../changes/moved.ts';
import { type ModernRule, modernRule } from '../rule.ts';

const sklearn = (
  id: string,
  changed: string,
  reason: string,
  change: Parameters<typeof modernRule>[1],
  more: Partial<Pick<ModernRule, 'since' | 'kind' | 'onlyOlder'>> = {},
): ModernRule =>
  modernRule(
    {
      id: `sklearn/${id}`,
      distribution: 'scikit-learn',
      changed,
      reason,
      reference: `https://scikit-learn.org/stable/whats_new/v${changed}.html`,
      ...more,
    },
    change,
  );
const OLD_DEFAULT = { kind: 'changed', onlyOlder: true } as const;

const of = (module: string, names: string): readonly string[] =>
  names.split(' ').map((name) => `sklearn.${module}.${name}`);
const FORESTS = of(
  'ensemble',
  'RandomForestClassifier RandomForestRegressor ExtraTreesClassifier ExtraTreesRegressor',
);
const BOOSTED = of('ensemble', 'GradientBoostingClassifier GradientBoostingRegressor');
const TREES = of(
  'tree',
  'DecisionTreeClassifier DecisionTreeRegressor ExtraTreeClassifier ExtraTreeRegressor',
);
const REGRESSION_TREES = [
  ...of('ensemble', 'RandomForestRegressor ExtraTreesRegressor'),
  ...of('tree', 'DecisionTreeRegressor ExtraTreeRegressor'),
];
const CLASSIFICATION_TREES = [
  ...of('ensemble', 'RandomForestClassifier ExtraTreesClassifier'),
  ...of('tree', 'DecisionTreeClassifier ExtraTreeClassifier'),
];
const ENSEMBLES = of(
  'ensemble',
  'BaggingClassifier BaggingRegressor AdaBoostClassifier AdaBoostRegressor',
);
const VECTORIZERS = [
  ...of('feature_extraction.text', 'CountVectorizer TfidfVectorizer'),
  'sklearn.feature_extraction.DictVectorizer',
];
const NORMALISED = of(
  'linear_model',
  'Ridge RidgeCV RidgeClassifier Lasso LassoCV ElasticNet ElasticNetCV Lars LarsCV LassoLars LassoLarsCV LassoLarsIC BayesianRidge ARDRegression OrthogonalMatchingPursuit',
);

export const sklearnRules: readonly ModernRule[] = [
  sklearn(
    'root-mean-squared-error',
    '1.6',
    '`squared=False` was removed in scikit-learn 1.6',
    rootOfSquares('mean_squared_error', 'root_mean_squared_error'),
    { since: '1.4' },
  ),
  sklearn(
    'root-mean-squared-log-error',
    '1.6',
    '`squared=False` was removed in scikit-learn 1.6',
    rootOfSquares('mean_squared_log_error', 'root_mean_squared_log_error'),
    { since: '1.4' },
  ),
  sklearn(
    'sparse-output',
    '1.4',
    '`sparse` was renamed in scikit-learn 1.2',
    keywordRenamed(['sklearn.preprocessing.OneHotEncoder'], 'sparse', 'sparse_output'),
    { since: '1.2' },
  ),
  sklearn(
    'feature-names-of-vectorizers',
    '1.2',
    '`get_feature_names` was removed in scikit-learn 1.2',
    featureNamesListed(VECTORIZERS),
    { since: '1.0' },
  ),
  sklearn(
    'feature-names-of-encoders',
    '1.2',
    '`get_feature_names` was removed in scikit-learn 1.2',
    featureNamesOf(['sklearn.preprocessing.OneHotEncoder'], false),
    { since: '1.0' },
  ),
  sklearn(
    'feature-names-of-polynomials',
    '1.2',
    '`get_feature_names` was removed in scikit-learn 1.2',
    featureNamesOf(['sklearn.preprocessing.PolynomialFeatures'], true),
    { since: '1.0' },
  ),
  sklearn(
    'model-selection',
    '0.20',
    'the module became part of `sklearn.model_selection`',
    moved({
      'sklearn.cross_validation': 'sklearn.model_selection',
      // These took the number of rows; what takes their place is called and iterated in another way.
      ...Object.fromEntries(
        of(
          'cross_validation',
          'KFold StratifiedKFold LabelKFold LeaveOneOut LeavePOut ShuffleSplit StratifiedShuffleSplit LeaveOneLabelOut',
        ).map((name) => [name, null]),
      ),
      'sklearn.grid_search': 'sklearn.model_selection',
      'sklearn.learning_curve': 'sklearn.model_selection',
    }),
  ),
  sklearn(
    'joblib',
    '0.23',
    '`sklearn.externals.joblib` is a package of its own',
    moved({ 'sklearn.externals.joblib': 'joblib' }),
  ),
  sklearn(
    'six',
    '0.23',
    '`sklearn.externals.six` was removed',
    moved({ 'sklearn.externals.six.StringIO': 'io.StringIO', 'sklearn.externals.six': null }),
  ),
  sklearn(
    'private-modules',
    '0.24',
    'the module is private since scikit-learn 0.22',
    moved({
      'sklearn.datasets.samples_generator': 'sklearn.datasets',
      'sklearn.datasets.base': 'sklearn.datasets',
      'sklearn.datasets.california_housing': 'sklearn.datasets',
      'sklearn.ensemble.forest': 'sklearn.ensemble',
      'sklearn.ensemble.gradient_boosting': 'sklearn.ensemble',
      'sklearn.ensemble.weight_boosting': 'sklearn.ensemble',
      'sklearn.ensemble.bagging': 'sklearn.ensemble',
      'sklearn.linear_model.base': 'sklearn.linear_model',
      'sklearn.linear_model.logistic': 'sklearn.linear_model',
      'sklearn.linear_model.stochastic_gradient': 'sklearn.linear_model',
      'sklearn.linear_model.coordinate_descent': 'sklearn.linear_model',
      'sklearn.linear_model.ridge': 'sklearn.linear_model',
      'sklearn.metrics.classification': 'sklearn.metrics',
      'sklearn.metrics.regression': 'sklearn.metrics',
      'sklearn.metrics.ranking': 'sklearn.metrics',
      'sklearn.metrics.scorer': 'sklearn.metrics',
      'sklearn.neighbors.classification': 'sklearn.neighbors',
      'sklearn.neighbors.regression': 'sklearn.neighbors',
      'sklearn.preprocessing.data': 'sklearn.preprocessing',
      'sklearn.preprocessing.label': 'sklearn.preprocessing',
      'sklearn.svm.classes': 'sklearn.svm',
      'sklearn.tree.tree': 'sklearn.tree',
      'sklearn.decomposition.pca': 'sklearn.decomposition',
      'sklearn.cluster.k_means_': 'sklearn.cluster',
      'sklearn.naive_bayes.base': 'sklearn.naive_bayes',
      'sklearn.feature_extraction.stop_words.ENGLISH_STOP_WORDS':
        'sklearn.feature_extraction.text.ENGLISH_STOP_WORDS',
      'sklearn.lda.LDA': 'sklearn.discriminant_analysis.LinearDiscriminantAnalysis',
      'sklearn.qda.QDA': 'sklearn.discriminant_analysis.QuadraticDiscriminantAnalysis',
      'sklearn.utils.testing': null,
      'sklearn.utils.linear_assignment_': null,
    }),
  ),
  sklearn(
    'boston',
    '1.2',
    '`load_boston` was removed in scikit-learn 1.2, and its data with it',
    moved({ 'sklearn.datasets.load_boston': null }),
  ),
  sklearn(
    'fetch-mldata',
    '0.22',
    '`fetch_mldata` was removed: its server is gone',
    moved({ 'sklearn.datasets.fetch_mldata': null }),
  ),
  sklearn('imputer', '0.22', '`Imputer` is `sklearn.impute.SimpleImputer`', simpleImputer(), {
    since: '0.20',
  }),
  sklearn(
    'jaccard',
    '0.23',
    '`jaccard_similarity_score` was removed: for one label a row it was the accuracy',
    moved({ 'sklearn.metrics.jaccard_similarity_score': 'sklearn.metrics.accuracy_score' }),
  ),
  sklearn(
    'base-estimator',
    '1.4',
    '`base_estimator` was renamed in scikit-learn 1.2',
    keywordRenamed(
      [...ENSEMBLES, 'sklearn.calibration.CalibratedClassifierCV'],
      'base_estimator',
      'estimator',
    ),
    { since: '1.2' },
  ),
  sklearn(
    'search-iid',
    '0.24',
    '`iid` was removed in scikit-learn 0.24',
    keywordDropped(of('model_selection', 'GridSearchCV RandomizedSearchCV'), ['iid']),
  ),
  sklearn(
    'log-loss',
    '1.3',
    "`loss='log'` is spelled `log_loss`",
    valueReplaced(['sklearn.linear_model.SGDClassifier'], 'loss', { '"log"': '"log_loss"' }),
    { since: '1.1' },
  ),
  sklearn(
    'deviance',
    '1.3',
    "`loss='deviance'` is spelled `log_loss`",
    valueReplaced(['sklearn.ensemble.GradientBoostingClassifier'], 'loss', {
      '"deviance"': '"log_loss"',
    }),
    { since: '1.1' },
  ),
  sklearn(
    'regression-loss',
    '1.2',
    'losses have longer names since scikit-learn 1.0',
    valueReplaced(['sklearn.ensemble.GradientBoostingRegressor'], 'loss', {
      '"ls"': '"squared_error"',
      '"lad"': '"absolute_error"',
    }),
    { since: '1.0' },
  ),
  sklearn(
    'squared-loss',
    '1.2',
    'losses have longer names since scikit-learn 1.0',
    valueReplaced(['sklearn.linear_model.SGDRegressor'], 'loss', {
      '"squared_loss"': '"squared_error"',
    }),
    { since: '1.0' },
  ),
  sklearn(
    'criterion',
    '1.2',
    'criteria have longer names since scikit-learn 1.0',
    valueReplaced(REGRESSION_TREES, 'criterion', {
      '"mse"': '"squared_error"',
      '"mae"': '"absolute_error"',
    }),
    { since: '1.0' },
  ),
  sklearn(
    'boosting-criterion',
    '1.2',
    'criteria have longer names since scikit-learn 1.0',
    valueReplaced(BOOSTED, 'criterion', { '"mse"': '"squared_error"', '"mae"': null }),
    { since: '1.0' },
  ),
  sklearn(
    'max-features-of-classifiers',
    '1.3',
    "`max_features='auto'` was removed; it meant `sqrt`",
    valueReplaced(
      [...CLASSIFICATION_TREES, 'sklearn.ensemble.GradientBoostingClassifier'],
      'max_features',
      {
        '"auto"': '"sqrt"',
      },
    ),
  ),
  sklearn(
    'max-features-of-regressors',
    '1.3',
    "`max_features='auto'` was removed; it meant all of them",
    valueReplaced(
      [...REGRESSION_TREES, 'sklearn.ensemble.GradientBoostingRegressor'],
      'max_features',
      {
        '"auto"': '1.0',
      },
    ),
    { since: '0.20' },
  ),
  sklearn(
    'searched-values',
    '1.3',
    'a search leaves out candidates with values that were removed, without stopping',
    searchedValues(),
    { since: '1.2' },
  ),
  sklearn(
    'presort',
    '0.24',
    '`presort` was removed; it changed nothing but speed',
    keywordDropped([...TREES, ...BOOSTED], ['presort']),
  ),
  sklearn(
    'min-impurity-split',
    '1.0',
    '`min_impurity_split` was removed',
    keywordDropped([...TREES, ...FORESTS, ...BOOSTED], ['min_impurity_split'], ['None', '1e-07']),
  ),
  sklearn(
    'penalty-none',
    '1.4',
    "`penalty='none'` is `None` since scikit-learn 1.2",
    valueReplaced(
      of('linear_model', 'LogisticRegression SGDClassifier SGDRegressor Perceptron'),
      'penalty',
      {
        '"none"': 'None',
      },
    ),
    { since: '1.2' },
  ),
  sklearn(
    'affinity',
    '1.4',
    '`affinity` was renamed in scikit-learn 1.2',
    keywordRenamed(['sklearn.cluster.AgglomerativeClustering'], 'affinity', 'metric'),
    { since: '1.2' },
  ),
  sklearn(
    'normalize-of-least-squares',
    '1.2',
    '`normalize` was removed; it changed nothing that least squares predicts',
    keywordDropped(['sklearn.linear_model.LinearRegression'], ['normalize'], ['True', 'False']),
  ),
  sklearn(
    'normalize',
    '1.2',
    '`normalize` was removed; `True` divided each column by its length, which no current option does',
    keywordDropped(NORMALISED, ['normalize'], ['False']),
  ),
  sklearn(
    'adaboost-algorithm',
    '1.8',
    "`algorithm` was removed; only `'SAMME'` is left",
    keywordDropped(['sklearn.ensemble.AdaBoostClassifier'], ['algorithm'], ['"SAMME"']),
    { since: '1.6' },
  ),
  sklearn(
    'kmeans-jobs',
    '1.0',
    '`n_jobs` and `precompute_distances` were removed; they changed nothing but speed',
    keywordDropped(['sklearn.cluster.KMeans'], ['n_jobs', 'precompute_distances']),
  ),
  sklearn(
    'kmeans-starts',
    '1.4',
    'the number of starts was 10 by default before scikit-learn 1.4',
    keywordAdded(of('cluster', 'KMeans'), 'n_init', '10'),
    OLD_DEFAULT,
  ),
  sklearn(
    'forest-size',
    '0.22',
    'forests had 10 trees by default before scikit-learn 0.22',
    keywordAdded(FORESTS, 'n_estimators', '10', 0),
    OLD_DEFAULT,
  ),
  sklearn(
    'svm-gamma',
    '0.22',
    "`gamma` was `'auto'` by default before scikit-learn 0.22",
    keywordAdded(of('svm', 'SVC SVR NuSVC NuSVR'), 'gamma', "'auto'"),
    OLD_DEFAULT,
  ),
  sklearn(
    'logistic-solver',
    '0.22',
    "the solver was `'liblinear'` by default before scikit-learn 0.22",
    keywordAdded(of('linear_model', 'LogisticRegression'), 'solver', "'liblinear'"),
    OLD_DEFAULT,
  ),
  sklearn(
    'folds',
    '0.22',
    'there were 3 folds by default before scikit-learn 0.22',
    keywordAdded(
      of('model_selection', 'GridSearchCV RandomizedSearchCV cross_val_score cross_val_predict'),
      'cv',
      '3',
    ),
    OLD_DEFAULT,
  ),
  sklearn(
    'grid-scores',
    '0.20',
    '`grid_scores_` was removed; `cv_results_` has other contents',
    memberRenamed(of('model_selection', 'GridSearchCV RandomizedSearchCV'), { grid_scores_: null }),
  ),
];
