/**
 * scikit-learn: estimators with their traits, metrics, splitters, datasets.
 *
 * Guarantees: `fit` changes and returns its receiver; what clones its argument (searches, `cross_val_score`) leaves
 * it alone; what keeps it (`Pipeline`) says so. A construction that draws random numbers later, in `fit`, carries
 * `randomUnless`. Unlisted names are unknown: an estimator of a later version may well learn.
 */
import type { LibrarySummary } from '../contract.ts';
import { classes } from './classes.ts';
import { functions } from './functions.ts';

export const sklearn = {
  library: 'sklearn',
  distribution: 'scikit-learn',
  everyday: true,
  aliases: {
    'sklearn.cross_validation': 'sklearn.model_selection',
    'sklearn.grid_search': 'sklearn.model_selection',
    'sklearn.learning_curve': 'sklearn.model_selection',
    'sklearn.externals.joblib': 'joblib',
    'sklearn.externals.six.StringIO': 'io.StringIO',
    'sklearn.lda.LDA': 'sklearn.discriminant_analysis.LinearDiscriminantAnalysis',
    'sklearn.qda.QDA': 'sklearn.discriminant_analysis.QuadraticDiscriminantAnalysis',
    'sklearn.clone': 'sklearn.base.clone',
    'sklearn.ensemble.forest': 'sklearn.ensemble',
    'sklearn.ensemble.gradient_boosting': 'sklearn.ensemble',
    'sklearn.ensemble.weight_boosting': 'sklearn.ensemble',
    'sklearn.ensemble.bagging': 'sklearn.ensemble',
    'sklearn.ensemble.voting_classifier': 'sklearn.ensemble',
    'sklearn.ensemble.partial_dependence': 'sklearn.inspection',
    'sklearn.linear_model.base': 'sklearn.linear_model',
    'sklearn.linear_model.logistic': 'sklearn.linear_model',
    'sklearn.linear_model.stochastic_gradient': 'sklearn.linear_model',
    'sklearn.tree.tree': 'sklearn.tree',
    'sklearn.svm.classes': 'sklearn.svm',
    'sklearn.preprocessing.data': 'sklearn.preprocessing',
    'sklearn.preprocessing.label': 'sklearn.preprocessing',
    'sklearn.preprocessing.imputation': 'sklearn.preprocessing',
    'sklearn.metrics.classification': 'sklearn.metrics',
    'sklearn.metrics.regression': 'sklearn.metrics',
    'sklearn.metrics.ranking': 'sklearn.metrics',
    'sklearn.metrics.scorer': 'sklearn.metrics',
    'sklearn.metrics.cluster': 'sklearn.metrics',
    'sklearn.neighbors.classification': 'sklearn.neighbors',
    'sklearn.neighbors.kde': 'sklearn.neighbors',
    'sklearn.decomposition.pca': 'sklearn.decomposition',
    'sklearn.cluster.k_means_': 'sklearn.cluster',
    'sklearn.feature_selection.rfe': 'sklearn.feature_selection',
    'sklearn.mixture.gaussian_mixture': 'sklearn.mixture',
    'sklearn.neural_network.multilayer_perceptron': 'sklearn.neural_network',
    'sklearn.manifold.t_sne': 'sklearn.manifold',
    'sklearn.datasets.base': 'sklearn.datasets',
    'sklearn.datasets.samples_generator': 'sklearn.datasets',
    'sklearn.datasets.california_housing': 'sklearn.datasets',
    'sklearn.datasets.base.Bunch': 'sklearn.utils.Bunch',
    'sklearn.feature_extraction.stop_words': 'sklearn.feature_extraction.text',
  },
  functions,
  classes,
  constants: {
    'sklearn.metrics.SCORERS': 'dict[str, Any]',
    'sklearn.feature_extraction.text.ENGLISH_STOP_WORDS': 'frozenset[str]',
    'sklearn.feature_extraction.stop_words.ENGLISH_STOP_WORDS': 'frozenset[str]',
    'sklearn.__version__': 'str',
    'sklearn.experimental.enable_iterative_imputer': 'Any',
    'sklearn.experimental.enable_hist_gradient_boosting': 'Any',
    'sklearn.experimental.enable_halving_search_cv': 'Any',
  },
} satisfies LibrarySummary;
