import type { ClassSummary, LibrarySummary } from '../contract.ts';
import {
  attributes,
  changes,
  draws,
  each,
  fits,
  gives,
  kindOf,
  measures,
  saves,
  shows,
  under,
  words,
} from '../vocabulary.ts';
import { family } from '../sklearn/family.ts';

const FRAME = 'pandas.DataFrame';

/** `fit` and `transform` of whole frames; the frame given stays as it is. */
const frames: ClassSummary = {
  methods: {
    fit_transform: {
      returns: FRAME,
      mutatesReceiver: true,
      role: 'fit-transform',
      parameters: ['X', 'y'],
    },
    transform: gives(FRAME, { role: 'transform', parameters: ['X'] }),
    inverse_transform: gives(FRAME, { role: 'transform', parameters: ['X'] }),
    ...each('get_feature_names_out get_feature_names', gives('list[str]')),
  },
  attributes: {
    ...each(
      `variables_ encoder_dict_ imputer_dict_ binner_dict_ right_tail_caps_ left_tail_caps_ lambda_dict_ mapping
       features_to_drop_ correlated_feature_sets_ feature_performances_ variables category_mapping
       performance_drifts_ selected_features_ variables_binary_ features_to_average_ exponent_`,
      { type: 'Any', result: 'view' } as const,
    ),
    ...attributes('initial_model_performance_ threshold_', 'float'),
  },
};

/** Which rows there are changes: for training only. */
const rowDropping: ClassSummary = {
  methods: {
    fit_transform: { returns: FRAME, mutatesReceiver: true, role: 'resample' },
    transform: gives(FRAME, { role: 'resample' }),
    transform_x_y: gives('tuple[pandas.DataFrame, pandas.Series]', { role: 'resample' }),
    return_na_data: gives(FRAME),
  },
};

export const featureEngine = {
  library: 'feature_engine',
  distribution: 'feature-engine',
  aliases: {
    'feature_engine.missing_data_imputers': 'feature_engine.imputation',
    'feature_engine.categorical_encoders': 'feature_engine.encoding',
    'feature_engine.discretisers': 'feature_engine.discretisation',
    'feature_engine.variable_transformers': 'feature_engine.transformation',
    'feature_engine.outlier_removers': 'feature_engine.outliers',
    'feature_engine.feature_selection': 'feature_engine.selection',
    'feature_engine.mathematical_combination.MathematicalCombination':
      'feature_engine.creation.MathFeatures',
    'feature_engine.creation.MathematicalCombination': 'feature_engine.creation.MathFeatures',
    'feature_engine.creation.CombineWithReferenceFeature':
      'feature_engine.creation.RelativeFeatures',
    'feature_engine.creation.CyclicalTransformer': 'feature_engine.creation.CyclicalFeatures',
    'feature_engine.encoding.CountFrequencyCategoricalEncoder':
      'feature_engine.encoding.CountFrequencyEncoder',
    'feature_engine.encoding.RareLabelCategoricalEncoder':
      'feature_engine.encoding.RareLabelEncoder',
    'feature_engine.encoding.OrdinalCategoricalEncoder': 'feature_engine.encoding.OrdinalEncoder',
    'feature_engine.encoding.OneHotCategoricalEncoder': 'feature_engine.encoding.OneHotEncoder',
    'feature_engine.encoding.MeanCategoricalEncoder': 'feature_engine.encoding.MeanEncoder',
    'feature_engine.imputation.AddNaNBinaryImputer':
      'feature_engine.imputation.AddMissingIndicator',
    'feature_engine.imputation.CategoricalVariableImputer':
      'feature_engine.imputation.CategoricalImputer',
  },
  functions: {
    'feature_engine.variable_handling.find_categorical_and_numerical_variables': gives(
      'tuple[list[str], list[str]]',
    ),
    ...under(
      'feature_engine.variable_handling',
      `find_all_variables find_numerical_variables find_categorical_variables find_datetime_variables
     check_all_variables check_numerical_variables
     check_categorical_variables check_datetime_variables retain_variables_if_in_df`,
      gives('list[str]'),
    ),
  },
  classes: {
    'feature_engine._base_transformers.base_transformers.BaseTransformer': frames,
    ...family(
      [
        [
          'feature_engine.imputation',
          'T',
          `MeanMedianImputer ArbitraryNumberImputer CategoricalImputer EndTailImputer AddMissingIndicator
           RandomSampleImputer FrequentCategoryImputer DropMissingData`,
        ],
        [
          'feature_engine.encoding',
          'T',
          `CountFrequencyEncoder DecisionTreeEncoder MeanEncoder OneHotEncoder OrdinalEncoder RareLabelEncoder
           StringSimilarityEncoder WoEEncoder PRatioEncoder`,
        ],
        [
          'feature_engine.discretisation',
          'T',
          `DecisionTreeDiscretiser EqualFrequencyDiscretiser EqualWidthDiscretiser ArbitraryDiscretiser
           GeometricWidthDiscretiser`,
        ],
        ['feature_engine.outliers', 'T', 'Winsorizer ArbitraryOutlierCapper OutlierTrimmer'],
        [
          'feature_engine.transformation',
          'T',
          `ArcsinTransformer ArcSinhTransformer BoxCoxTransformer LogTransformer LogCpTransformer PowerTransformer
           ReciprocalTransformer YeoJohnsonTransformer`,
        ],
        [
          'feature_engine.creation',
          'T',
          'CyclicalFeatures DecisionTreeFeatures GeoDistanceFeatures MathFeatures RelativeFeatures',
        ],
        ['feature_engine.datetime', 'T', 'DatetimeFeatures DatetimeSubtraction DatetimeOrdinal'],
        [
          'feature_engine.selection',
          'T',
          `DropFeatures DropConstantFeatures DropDuplicateFeatures DropCorrelatedFeatures DropHighPSIFeatures
           SmartCorrelatedSelection SelectByShuffling SelectBySingleFeaturePerformance RecursiveFeatureAddition
           RecursiveFeatureElimination SelectByTargetMeanPerformance SelectByInformationValue ProbeFeatureSelection
           MRMR`,
        ],
        ['feature_engine.preprocessing', 'T', 'MatchCategories MatchVariables'],
        ['feature_engine.wrappers', 'T', 'SklearnTransformerWrapper'],
        [
          'feature_engine.timeseries.forecasting',
          'T',
          'LagFeatures WindowFeatures ExpandingWindowFeatures',
        ],
        ['feature_engine.scaling', 'T', 'MeanNormalizationScaler'],
        ['feature_engine.text', 'T', 'TextFeatures'],
      ],
      {
        bases: ['feature_engine._base_transformers.base_transformers.BaseTransformer'],
        unseeded: new Set(
          words(
            `RandomSampleImputer SelectByShuffling ProbeFeatureSelection DecisionTreeDiscretiser DecisionTreeEncoder
             DecisionTreeFeatures MRMR`,
          ),
        ),
      },
    ),
    'feature_engine.imputation.DropMissingData': {
      ...rowDropping,
      bases: ['sklearn.base.BaseEstimator', 'sklearn.base.TransformerMixin'],
      construct: gives('self'),
    },
    'feature_engine.outliers.OutlierTrimmer': {
      ...rowDropping,
      bases: ['sklearn.base.BaseEstimator', 'sklearn.base.TransformerMixin'],
      construct: gives('self'),
    },
  },
} satisfies LibrarySummary;

export const categoryEncoders = {
  library: 'category_encoders',
  distribution: 'category-encoders',
  aliases: Object.fromEntries(
    words(
      'ordinal one_hot target_encoder binary hashing woe leave_one_out james_stein cat_boost count',
    ).map((name) => [`category_encoders.${name}`, 'category_encoders']),
  ),
  functions: {},
  classes: {
    'category_encoders.utils.BaseEncoder': frames,
    ...family(
      [
        [
          'category_encoders',
          'T',
          `BackwardDifferenceEncoder BaseNEncoder BinaryEncoder CatBoostEncoder CountEncoder GLMMEncoder GrayEncoder
           HashingEncoder HelmertEncoder JamesSteinEncoder LeaveOneOutEncoder MEstimateEncoder OneHotEncoder
           OrdinalEncoder PolynomialEncoder QuantileEncoder RankHotEncoder SumEncoder SummaryEncoder TargetEncoder
           WOEEncoder`,
        ],
      ],
      { bases: ['category_encoders.utils.BaseEncoder'] },
    ),
  },
} satisfies LibrarySummary;

const resamples = {
  returns: 'tuple[Any, Any]',
  mutatesReceiver: true,
  role: 'resample',
  parameters: ['X', 'y'],
} as const;

export const imblearn = {
  library: 'imblearn',
  distribution: 'imbalanced-learn',
  functions: {
    'imblearn.pipeline.make_pipeline': {
      returns: 'imblearn.pipeline.Pipeline',
      result: 'arguments',
    },
    ...under(
      'imblearn.metrics',
      'sensitivity_score specificity_score geometric_mean_score macro_averaged_mean_absolute_error',
      measures('float'),
    ),
    'imblearn.metrics.classification_report_imbalanced': measures('str'),
    'imblearn.metrics.sensitivity_specificity_support': measures('tuple[Any, ...]'),
    'imblearn.metrics.make_index_balanced_accuracy': { returns: 'Any', result: 'arguments' },
    'imblearn.datasets.fetch_datasets': gives('Any', { role: 'load' }),
    'imblearn.datasets.make_imbalance': gives('tuple[Any, Any]', { randomUnless: 'random_state' }),
    'imblearn.under_sampling.make_imbalance': gives('tuple[Any, Any]', {
      randomUnless: 'random_state',
    }),
  },
  classes: {
    'imblearn.base.SamplerMixin': {
      methods: each('fit_resample fit_sample', resamples),
      attributes: { sample_indices_: { type: 'numpy.ndarray', result: 'view' } },
    },
    ...family(
      [
        [
          'imblearn.over_sampling',
          'E',
          'ADASYN RandomOverSampler KMeansSMOTE SMOTE BorderlineSMOTE SVMSMOTE SMOTENC SMOTEN',
        ],
        [
          'imblearn.under_sampling',
          'E',
          'ClusterCentroids RandomUnderSampler InstanceHardnessThreshold',
        ],
        ['imblearn.combine', 'E', 'SMOTEENN SMOTETomek'],
      ],
      {
        bases: ['imblearn.base.SamplerMixin'],
        construct: { returns: 'self', randomUnless: 'random_state' },
      },
    ),
    ...family(
      [
        [
          'imblearn.under_sampling',
          'E',
          `NearMiss TomekLinks EditedNearestNeighbours RepeatedEditedNearestNeighbours AllKNN OneSidedSelection
           CondensedNearestNeighbour NeighbourhoodCleaningRule`,
        ],
        ['imblearn', 'E', 'FunctionSampler'],
      ],
      { bases: ['imblearn.base.SamplerMixin'] },
    ),
    ...family(
      [
        [
          'imblearn.ensemble',
          'C',
          'BalancedBaggingClassifier BalancedRandomForestClassifier EasyEnsembleClassifier RUSBoostClassifier',
        ],
      ],
      { construct: { returns: 'self', randomUnless: 'random_state' } },
    ),
    'imblearn.pipeline.Pipeline': {
      bases: ['sklearn.pipeline.Pipeline'],
      methods: { fit_resample: resamples },
    },
  },
} satisfies LibrarySummary;

export const mlxtend = {
  library: 'mlxtend',
  distribution: 'mlxtend',
  functions: {
    ...under(
      'mlxtend.plotting',
      'plot_decision_regions plot_confusion_matrix plot_learning_curves scatterplotmatrix heatmap plot_sequential_feature_selection',
      draws(),
    ),
    ...under('mlxtend.frequent_patterns', 'apriori association_rules fpgrowth fpmax', gives(FRAME)),
    ...under(
      'mlxtend.evaluate',
      'bias_variance_decomp paired_ttest_5x2cv confusion_matrix mcnemar accuracy_score',
      measures('Any'),
    ),
  },
  classes: {
    ...family([
      ['mlxtend.classifier', 'C', 'StackingClassifier StackingCVClassifier EnsembleVoteClassifier'],
      ['mlxtend.regressor', 'R', 'StackingRegressor StackingCVRegressor'],
      [
        'mlxtend.feature_selection',
        'T',
        'SequentialFeatureSelector ExhaustiveFeatureSelector ColumnSelector',
      ],
      ['mlxtend.preprocessing', 'T', 'TransactionEncoder DenseTransformer MeanCenterer'],
    ]),
  },
} satisfies LibrarySummary;

/** Other libraries that keep to scikit-learn's protocol. */
export const others: readonly LibrarySummary[] = [
  {
    library: 'skopt',
    distribution: 'scikit-optimize',
    functions: under(
      'skopt',
      'gp_minimize forest_minimize dummy_minimize',
      gives('Any', { calls: [0], randomUnless: 'random_state' }),
    ),
    classes: {
      'skopt.BayesSearchCV': kindOf(['sklearn.model_selection.RandomizedSearchCV']),
      ...under('skopt.space', 'Real Integer Categorical', {}),
    },
  },
  {
    library: 'umap',
    distribution: 'umap-learn',
    functions: {},
    classes: family([['umap', 'T', 'UMAP']], { unseeded: new Set(['UMAP']) }),
  },
  {
    library: 'hdbscan',
    distribution: 'hdbscan',
    functions: {},
    classes: family([['hdbscan', 'K', 'HDBSCAN']]),
  },
  {
    library: 'kmodes',
    distribution: 'kmodes',
    functions: {},
    classes: family(
      [
        ['kmodes.kmodes', 'K', 'KModes'],
        ['kmodes.kprototypes', 'K', 'KPrototypes'],
      ],
      {
        unseeded: new Set(['KModes', 'KPrototypes']),
      },
    ),
  },
  {
    library: 'pyod',
    distribution: 'pyod',
    functions: {},
    classes: family(
      words('abod cblof hbos iforest knn lof mcd ocsvm pca auto_encoder copod ecod').map((name) => [
        `pyod.models.${name}`,
        'O',
        name === 'iforest' ? 'IForest' : name.toUpperCase(),
      ]),
    ),
  },
  {
    library: 'sklearn_pandas',
    distribution: 'sklearn-pandas',
    functions: {},
    classes: family([['sklearn_pandas', 'T', 'DataFrameMapper CategoricalImputer']], {
      construct: { returns: 'self', result: 'arguments' },
    }),
  },
  {
    library: 'fancyimpute',
    distribution: 'fancyimpute',
    functions: {},
    classes: family([
      ['fancyimpute', 'T', 'KNN IterativeImputer SoftImpute MICE NuclearNormMinimization'],
    ]),
  },
  {
    library: 'prince',
    distribution: 'prince',
    functions: {},
    classes: family([['prince', 'T', 'CA FAMD GPA MCA MFA PCA']]),
  },
  {
    library: 'lifelines',
    distribution: 'lifelines',
    functions: under('lifelines.utils', 'concordance_index', measures('float')),
    classes: under(
      'lifelines',
      'KaplanMeierFitter CoxPHFitter NelsonAalenFitter WeibullFitter WeibullAFTFitter',
      {
        traits: ['estimator'],
        construct: gives('self'),
        methods: {
          fit: fits(),
          ...each('plot plot_survival_function print_summary', shows()),
          ...each(
            'predict predict_survival_function predict_partial_hazard predict_median',
            gives('Any', { role: 'predict' }),
          ),
        },
      } satisfies ClassSummary,
    ),
  },
  ...['prophet', 'fbprophet'].map((library): LibrarySummary => ({
    library,
    distribution: library,
    functions: {
      [`${library}.diagnostics.cross_validation`]: gives(FRAME),
      [`${library}.diagnostics.performance_metrics`]: measures(FRAME),
      ...under(
        `${library}.plot`,
        'plot_plotly plot_components_plotly add_changepoints_to_plot plot_cross_validation_metric plot_yearly plot_weekly',
        draws(),
      ),
    },
    classes: {
      [`${library}.Prophet`]: {
        traits: ['estimator', 'regressor'],
        construct: gives('self'),
        methods: {
          fit: fits({ parameters: ['df'] }),
          predict: gives(FRAME, { role: 'predict', parameters: ['df'] }),
          make_future_dataframe: gives(FRAME),
          ...each('add_seasonality add_regressor add_country_holidays', {
            returns: 'self',
            result: 'receiver',
            mutatesReceiver: true,
          } as const),
          ...each('plot plot_components', draws()),
        },
      },
    },
    aliases: { [`${library}.forecaster`]: library },
  })),
  {
    library: 'lifetimes',
    distribution: 'lifetimes',
    functions: {
      ...under(
        'lifetimes.utils',
        'summary_data_from_transaction_data calibration_and_holdout_data expected_cumulative_transactions',
        gives(FRAME),
      ),
      ...under(
        'lifetimes.plotting',
        `plot_frequency_recency_matrix plot_probability_alive_matrix plot_period_transactions plot_history_alive
         plot_calibration_purchases_vs_holdout_purchases plot_cumulative_transactions plot_incremental_transactions`,
        draws(),
      ),
    },
    classes: under(
      'lifetimes',
      'BetaGeoFitter GammaGammaFitter ParetoNBDFitter ModifiedBetaGeoFitter',
      {
        traits: ['estimator'],
        construct: gives('self'),
        methods: {
          fit: fits(),
          ...each(
            `conditional_expected_number_of_purchases_up_to_time conditional_probability_alive predict
           conditional_expected_average_profit customer_lifetime_value expected_number_of_purchases_up_to_time`,
            gives('Any', { role: 'predict' }),
          ),
          save_model: saves('None', 0, { role: 'persist' }),
          load_model: changes('None', { readsFile: 0 }),
        },
      } satisfies ClassSummary,
    ),
    aliases: { 'lifetimes.estimation': 'lifetimes' },
  },
  {
    library: 'optuna',
    distribution: 'optuna',
    functions: { 'optuna.create_study': gives('optuna.study.Study') },
    classes: {
      'optuna.study.Study': {
        methods: {
          optimize: changes('None', { calls: [0], role: 'search' }),
          ...each('trials_dataframe', gives(FRAME)),
        },
        attributes: {
          best_params: { type: 'dict[str, Any]', result: 'fresh' },
          best_value: { type: 'float', result: 'fresh' },
          best_trial: { type: 'Any', result: 'element' },
        },
      },
    },
  },
  {
    library: 'hyperopt',
    distribution: 'hyperopt',
    functions: {
      'hyperopt.fmin': {
        returns: 'dict[str, Any]',
        calls: [0],
        mutatesArguments: ['trials'],
        role: 'search',
        randomUnless: 'rstate',
      },
      ...under(
        'hyperopt.hp',
        'choice uniform quniform loguniform normal randint qloguniform',
        gives('Any'),
      ),
      'hyperopt.space_eval': gives('Any'),
    },
    classes: { 'hyperopt.Trials': {} },
    constants: { 'hyperopt.STATUS_OK': 'str', 'hyperopt.tpe.suggest': 'Any' },
  },
];
