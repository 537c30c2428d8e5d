import type { CallSummary } from '../contract.ts';
import { draws, each, gives, measures, random, saves, sets, under, within } from '../vocabulary.ts';

const ARRAY = 'numpy.ndarray';

const metrics = {
  ...each(
    `accuracy_score adjusted_mutual_info_score adjusted_rand_score auc average_precision_score
     balanced_accuracy_score brier_score_loss calinski_harabasz_score calinski_harabaz_score cohen_kappa_score
     completeness_score consensus_score coverage_error d2_absolute_error_score d2_brier_score d2_log_loss_score
     d2_pinball_score d2_tweedie_score davies_bouldin_score dcg_score explained_variance_score
     fowlkes_mallows_score hamming_loss hinge_loss homogeneity_score jaccard_similarity_score
     label_ranking_average_precision_score label_ranking_loss log_loss matthews_corrcoef max_error
     mean_absolute_error mean_absolute_percentage_error mean_gamma_deviance mean_pinball_loss
     mean_poisson_deviance mean_squared_error mean_squared_log_error mean_tweedie_deviance median_absolute_error
     mutual_info_score ndcg_score normalized_mutual_info_score r2_score rand_score roc_auc_score
     root_mean_squared_error root_mean_squared_log_error silhouette_score top_k_accuracy_score v_measure_score
     zero_one_loss`,
    measures('float', { parameters: ['y_true', 'y_pred'] }),
  ),
  // A number, or one for each class with `average=None`.
  ...each(
    'f1_score fbeta_score jaccard_score precision_score recall_score',
    measures('Any', { parameters: ['y_true', 'y_pred'] }),
  ),
  ...each(
    'confusion_matrix multilabel_confusion_matrix pair_confusion_matrix silhouette_samples',
    measures(ARRAY, { parameters: ['y_true', 'y_pred'] }),
  ),
  // A dictionary with `output_dict=True`.
  classification_report: measures('str', { parameters: ['y_true', 'y_pred'] }),
  ...each(
    'det_curve precision_recall_curve roc_curve',
    measures('tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]', {
      parameters: ['y_true', 'y_score'],
    }),
  ),
  ...each(
    `precision_recall_fscore_support homogeneity_completeness_v_measure class_likelihood_ratios
     confusion_matrix_at_thresholds metric_at_thresholds`,
    measures('tuple[Any, ...]'),
  ),
  ...each('make_scorer get_scorer check_scoring', { returns: 'Any', result: 'arguments' } as const),
  get_scorer_names: gives('list[str]'),
  ...each(
    `euclidean_distances nan_euclidean_distances pairwise_distances pairwise_kernels pairwise_distances_argmin`,
    gives(ARRAY),
  ),
  ...each('pairwise_distances_argmin_min pairwise_distances_chunked', gives('Any')),
  ...each(
    'plot_confusion_matrix plot_roc_curve plot_precision_recall_curve plot_det_curve',
    draws(),
  ),
} satisfies Record<string, CallSummary>;

const seeded: Partial<CallSummary> = { randomUnless: 'random_state' };

const selection = {
  train_test_split: {
    returns: 'list[Any]',
    role: 'split',
    parameters: ['arrays'],
    settings: { test_size: 'split', train_size: 'split', random_state: 'split' },
    ...seeded,
  },
  // These fit clones: the estimator given stays as it is.
  ...each('cross_val_score', measures(ARRAY, { parameters: ['estimator', 'X', 'y'] })),
  cross_validate: measures('dict[str, Any]', { parameters: ['estimator', 'X', 'y'] }),
  ...each(
    'cross_val_predict',
    gives(ARRAY, { role: 'predict', parameters: ['estimator', 'X', 'y'] }),
  ),
  ...each('learning_curve validation_curve permutation_test_score', measures('tuple[Any, ...]')),
  check_cv: gives('Any'),
} satisfies Record<string, CallSummary>;

const scaling = within('sklearn.preprocessing', {
  ...each(
    `add_dummy_feature binarize label_binarize maxabs_scale minmax_scale normalize power_transform
     quantile_transform robust_scale scale`,
    gives(ARRAY, { role: 'fit-transform' }),
  ),
} satisfies Record<string, CallSummary>);

const datasets = within('sklearn.datasets', {
  ...each(
    `load_boston load_breast_cancer load_diabetes load_digits load_iris load_linnerud load_wine
     load_sample_image load_sample_images fetch_20newsgroups fetch_20newsgroups_vectorized
     fetch_california_housing fetch_covtype fetch_kddcup99 fetch_lfw_pairs fetch_lfw_people fetch_mldata
     fetch_olivetti_faces fetch_openml fetch_rcv1 fetch_species_distributions`,
    gives('sklearn.utils.Bunch', { role: 'load' }),
  ),
  ...each('load_files load_svmlight_file load_svmlight_files', {
    returns: 'Any',
    readsFile: 0,
    role: 'load',
  } as const),
  ...each('fetch_file', gives('Any', { role: 'load' })),
  ...each(
    `make_biclusters make_blobs make_checkerboard make_circles make_classification make_friedman1 make_friedman2
     make_friedman3 make_gaussian_quantiles make_hastie_10_2 make_moons
     make_multilabel_classification make_regression make_s_curve make_sparse_coded_signal
     make_sparse_uncorrelated make_swiss_roll`,
    gives('tuple[Any, ...]', { role: 'load', ...seeded }),
  ),
  ...each(
    'make_low_rank_matrix make_sparse_spd_matrix make_spd_matrix',
    gives(ARRAY, { role: 'load', ...seeded }),
  ),
  dump_svmlight_file: saves('None', 2),
  get_data_home: gives('str'),
  clear_data_home: { returns: 'None', writesState: ['environment'] },
} satisfies Record<string, CallSummary>);

export const functions: Readonly<Record<string, CallSummary>> = {
  ...within('sklearn.metrics', metrics),
  ...within('sklearn.model_selection', selection),
  ...scaling,
  ...datasets,
  ...under(
    'sklearn.metrics.pairwise',
    `additive_chi2_kernel chi2_kernel cosine_distances cosine_similarity euclidean_distances haversine_distances
     laplacian_kernel linear_kernel manhattan_distances nan_euclidean_distances pairwise_distances
     pairwise_kernels paired_distances polynomial_kernel rbf_kernel sigmoid_kernel`,
    gives(ARRAY),
  ),
  'sklearn.base.clone': gives('@0'),
  ...under(
    'sklearn.base',
    'is_classifier is_regressor is_clusterer is_outlier_detector',
    gives('bool'),
  ),
  ...under('sklearn.pipeline', 'make_pipeline', {
    returns: 'sklearn.pipeline.Pipeline',
    result: 'arguments',
  } as const),
  ...under('sklearn.pipeline', 'make_union', {
    returns: 'sklearn.pipeline.FeatureUnion',
    result: 'arguments',
  } as const),
  'sklearn.compose.make_column_transformer': {
    returns: 'sklearn.compose.ColumnTransformer',
    result: 'arguments',
  },
  ...under(
    'sklearn.feature_selection',
    'chi2 f_classif f_oneway f_regression',
    gives('tuple[numpy.ndarray, numpy.ndarray]'),
  ),
  ...under(
    'sklearn.feature_selection',
    'mutual_info_classif mutual_info_regression',
    gives(ARRAY, seeded),
  ),
  'sklearn.feature_selection.r_regression': gives(ARRAY),
  ...under('sklearn.inspection', 'partial_dependence', gives('Any')),
  'sklearn.inspection.permutation_importance': gives('sklearn.utils.Bunch', seeded),
  'sklearn.inspection.plot_partial_dependence': draws(),
  ...under('sklearn.tree', 'plot_tree', draws('list[Any]')),
  'sklearn.tree.export_graphviz': saves('Any', 1, { display: true }),
  'sklearn.tree.export_text': gives('str'),
  ...under('sklearn.utils', 'resample shuffle', gives('Any', { role: 'resample', ...seeded })),
  ...under(
    'sklearn.utils',
    `all_estimators as_float_array check_array check_consistent_length check_X_y check_random_state check_symmetric
     column_or_1d gen_batches gen_even_slices indexable murmurhash3_32 safe_mask safe_sqr compute_class_weight
     compute_sample_weight estimator_html_repr assert_all_finite`,
    { returns: 'Any', result: 'arguments' } as const,
  ),
  ...under('sklearn.utils.validation', 'check_array check_X_y column_or_1d check_random_state', {
    returns: 'Any',
    result: 'arguments',
  } as const),
  ...under('sklearn.utils.validation', 'check_is_fitted check_consistent_length', gives('None')),
  ...under(
    'sklearn.utils.class_weight',
    'compute_class_weight compute_sample_weight',
    gives(ARRAY),
  ),
  ...under('sklearn.utils.multiclass', 'type_of_target unique_labels is_multilabel', gives('Any')),
  ...under('sklearn.utils.extmath', 'softmax safe_sparse_dot density cartesian', gives('Any')),
  ...under('sklearn.utils.fixes', 'loguniform', gives('Any')),
  ...under('sklearn.utils.random', 'sample_without_replacement', gives(ARRAY, seeded)),
  ...under('sklearn.cluster', 'estimate_bandwidth', gives('float', seeded)),
  ...under(
    'sklearn.cluster',
    `affinity_propagation cluster_optics_dbscan cluster_optics_xi dbscan k_means kmeans_plusplus linkage_tree
     mean_shift spectral_clustering ward_tree`,
    gives('Any', seeded),
  ),
  ...under(
    'sklearn.decomposition',
    'dict_learning dict_learning_online fastica non_negative_factorization randomized_svd sparse_encode',
    gives('Any', seeded),
  ),
  ...under(
    'sklearn.covariance',
    `empirical_covariance ledoit_wolf ledoit_wolf_shrinkage log_likelihood oas shrunk_covariance`,
    gives('Any'),
  ),
  ...under('sklearn.linear_model', 'lars_path orthogonal_mp ridge_regression', gives('Any')),
  ...under('sklearn.linear_model', 'enet_path lasso_path', random('random:numpy', 'Any')),
  'sklearn.covariance.graphical_lasso': random('random:numpy', 'Any'),
  'sklearn.utils.extmath.randomized_svd': gives('tuple[Any, ...]', seeded),
  ...under(
    'sklearn.manifold',
    'locally_linear_embedding smacof spectral_embedding trustworthiness',
    gives('Any', seeded),
  ),
  ...under('sklearn.neighbors', 'kneighbors_graph radius_neighbors_graph', gives('Any')),
  ...under('sklearn.isotonic', 'check_increasing isotonic_regression', gives('Any')),
  'sklearn.calibration.calibration_curve': measures('tuple[numpy.ndarray, numpy.ndarray]'),
  ...under(
    'sklearn.feature_extraction.image',
    'extract_patches_2d grid_to_graph img_to_graph',
    gives('Any'),
  ),
  ...under(
    'sklearn.feature_extraction.text',
    'strip_accents_ascii strip_accents_unicode strip_tags',
    gives('str'),
  ),
  ...under('sklearn', 'set_config', sets('options:sklearn')),
  ...under('sklearn', 'get_config', gives('dict[str, Any]', { readsState: ['options:sklearn'] })),
  'sklearn.config_context': sets('options:sklearn', 'Any'),
  'sklearn.show_versions': { returns: 'None', display: true },
};
