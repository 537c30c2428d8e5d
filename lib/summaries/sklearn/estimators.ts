import { words } from '../vocabulary.ts';
import type { FamilyLine } from './family.ts';

/**
 * Public estimators, a line a module: kind letters, then names. C classifier, R regressor, T transformer,
 * K clusterer, O outlier detector, E none of these.
 */
export const estimators: readonly FamilyLine[] = [
  ['calibration', 'C', 'CalibratedClassifierCV'],
  [
    'cluster',
    'K',
    'DBSCAN HDBSCAN OPTICS AffinityPropagation AgglomerativeClustering MeanShift SpectralClustering',
  ],
  ['cluster', 'KT', 'Birch BisectingKMeans FeatureAgglomeration KMeans MiniBatchKMeans'],
  ['cluster', 'E', 'SpectralBiclustering SpectralCoclustering'],
  ['compose', 'T', 'ColumnTransformer'],
  ['compose', 'R', 'TransformedTargetRegressor'],
  [
    'covariance',
    'E',
    'OAS EmpiricalCovariance GraphicalLasso GraphicalLassoCV LedoitWolf MinCovDet ShrunkCovariance',
  ],
  ['covariance', 'O', 'EllipticEnvelope'],
  ['cross_decomposition', 'RT', 'CCA PLSCanonical PLSRegression'],
  ['cross_decomposition', 'T', 'PLSSVD'],
  [
    'decomposition',
    'T',
    `NMF PCA DictionaryLearning FactorAnalysis FastICA IncrementalPCA KernelPCA LatentDirichletAllocation
     MiniBatchDictionaryLearning MiniBatchNMF MiniBatchSparsePCA RandomizedPCA SparseCoder SparsePCA TruncatedSVD`,
  ],
  ['discriminant_analysis', 'CT', 'LinearDiscriminantAnalysis'],
  ['discriminant_analysis', 'C', 'QuadraticDiscriminantAnalysis'],
  ['dummy', 'C', 'DummyClassifier'],
  ['dummy', 'R', 'DummyRegressor'],
  [
    'ensemble',
    'C',
    `AdaBoostClassifier BaggingClassifier ExtraTreesClassifier GradientBoostingClassifier
     HistGradientBoostingClassifier RandomForestClassifier`,
  ],
  [
    'ensemble',
    'R',
    `AdaBoostRegressor BaggingRegressor ExtraTreesRegressor GradientBoostingRegressor
     HistGradientBoostingRegressor RandomForestRegressor`,
  ],
  ['ensemble', 'O', 'IsolationForest'],
  ['ensemble', 'T', 'RandomTreesEmbedding'],
  ['ensemble', 'CT', 'StackingClassifier VotingClassifier'],
  ['ensemble', 'RT', 'StackingRegressor VotingRegressor'],
  ['feature_extraction', 'T', 'DictVectorizer FeatureHasher'],
  ['feature_extraction.image', 'T', 'PatchExtractor'],
  [
    'feature_extraction.text',
    'T',
    'CountVectorizer HashingVectorizer TfidfTransformer TfidfVectorizer',
  ],
  [
    'feature_selection',
    'T',
    `GenericUnivariateSelect SelectFdr SelectFpr SelectFromModel SelectFwe SelectKBest SelectPercentile
     SequentialFeatureSelector VarianceThreshold`,
  ],
  ['feature_selection', 'CT', 'RFE RFECV'],
  ['frozen', 'CRT', 'FrozenEstimator'],
  ['gaussian_process', 'C', 'GaussianProcessClassifier'],
  ['gaussian_process', 'R', 'GaussianProcessRegressor'],
  ['impute', 'T', 'KNNImputer MissingIndicator SimpleImputer IterativeImputer'],
  ['isotonic', 'RT', 'IsotonicRegression'],
  [
    'kernel_approximation',
    'T',
    'AdditiveChi2Sampler Nystroem PolynomialCountSketch RBFSampler SkewedChi2Sampler',
  ],
  ['kernel_ridge', 'R', 'KernelRidge'],
  [
    'linear_model',
    'R',
    `ARDRegression BayesianRidge ElasticNet ElasticNetCV GammaRegressor HuberRegressor Lars LarsCV Lasso LassoCV
     LassoLars LassoLarsCV LassoLarsIC LinearRegression MultiTaskElasticNet MultiTaskElasticNetCV MultiTaskLasso
     MultiTaskLassoCV OrthogonalMatchingPursuit OrthogonalMatchingPursuitCV PassiveAggressiveRegressor
     PoissonRegressor QuantileRegressor RANSACRegressor RandomizedLasso Ridge RidgeCV SGDRegressor
     TheilSenRegressor TweedieRegressor`,
  ],
  [
    'linear_model',
    'C',
    `LogisticRegression LogisticRegressionCV PassiveAggressiveClassifier Perceptron RandomizedLogisticRegression
     RidgeClassifier RidgeClassifierCV SGDClassifier`,
  ],
  ['linear_model', 'O', 'SGDOneClassSVM'],
  ['manifold', 'E', 'MDS ClassicalMDS SpectralEmbedding TSNE'],
  ['manifold', 'T', 'Isomap LocallyLinearEmbedding'],
  ['mixture', 'K', 'BayesianGaussianMixture GaussianMixture DPGMM GMM VBGMM'],
  ['model_selection', 'C', 'FixedThresholdClassifier TunedThresholdClassifierCV'],
  ['multiclass', 'C', 'OneVsOneClassifier OneVsRestClassifier OutputCodeClassifier'],
  ['multioutput', 'C', 'ClassifierChain MultiOutputClassifier'],
  ['multioutput', 'R', 'MultiOutputRegressor RegressorChain'],
  ['naive_bayes', 'C', 'BernoulliNB CategoricalNB ComplementNB GaussianNB MultinomialNB'],
  ['neighbors', 'C', 'KNeighborsClassifier NearestCentroid RadiusNeighborsClassifier'],
  ['neighbors', 'R', 'KNeighborsRegressor RadiusNeighborsRegressor'],
  [
    'neighbors',
    'T',
    'KNeighborsTransformer NeighborhoodComponentsAnalysis RadiusNeighborsTransformer',
  ],
  ['neighbors', 'E', 'KernelDensity NearestNeighbors'],
  ['neighbors', 'O', 'LocalOutlierFactor'],
  ['neural_network', 'T', 'BernoulliRBM'],
  ['neural_network', 'C', 'MLPClassifier'],
  ['neural_network', 'R', 'MLPRegressor'],
  [
    'preprocessing',
    'T',
    `Binarizer FunctionTransformer Imputer KBinsDiscretizer KernelCenterer LabelBinarizer LabelEncoder MaxAbsScaler
     MinMaxScaler MultiLabelBinarizer Normalizer OneHotEncoder OrdinalEncoder PolynomialFeatures PowerTransformer
     QuantileTransformer RobustScaler SplineTransformer StandardScaler TargetEncoder`,
  ],
  ['random_projection', 'T', 'GaussianRandomProjection SparseRandomProjection'],
  ['semi_supervised', 'C', 'LabelPropagation LabelSpreading SelfTrainingClassifier'],
  ['svm', 'C', 'SVC LinearSVC NuSVC'],
  ['svm', 'R', 'SVR LinearSVR NuSVR'],
  ['svm', 'O', 'OneClassSVM'],
  ['tree', 'C', 'DecisionTreeClassifier ExtraTreeClassifier'],
  ['tree', 'R', 'DecisionTreeRegressor ExtraTreeRegressor'],
];

/**
 * Estimators that draw random numbers with their default settings. Those whose `random_state` matters only with
 * another solver (`LogisticRegression`, `Lasso`, `SVC`) are left out: seeding them changes nothing.
 */
export const unseeded: ReadonlySet<string> = new Set(
  words(
    `BisectingKMeans KMeans MiniBatchKMeans SpectralClustering SpectralBiclustering SpectralCoclustering MinCovDet
     EllipticEnvelope NMF PCA RandomizedPCA DictionaryLearning FactorAnalysis FastICA LatentDirichletAllocation
     MiniBatchDictionaryLearning MiniBatchNMF MiniBatchSparsePCA SparsePCA TruncatedSVD DummyClassifier
     AdaBoostClassifier BaggingClassifier ExtraTreesClassifier GradientBoostingClassifier
     HistGradientBoostingClassifier RandomForestClassifier AdaBoostRegressor BaggingRegressor ExtraTreesRegressor
     GradientBoostingRegressor HistGradientBoostingRegressor RandomForestRegressor IsolationForest
     RandomTreesEmbedding IterativeImputer Nystroem PolynomialCountSketch RBFSampler SkewedChi2Sampler
     PassiveAggressiveRegressor PassiveAggressiveClassifier RANSACRegressor SGDRegressor SGDClassifier
     SGDOneClassSVM TheilSenRegressor Perceptron MDS SpectralEmbedding TSNE LocallyLinearEmbedding
     BayesianGaussianMixture GaussianMixture OutputCodeClassifier NeighborhoodComponentsAnalysis BernoulliRBM
     MLPClassifier MLPRegressor QuantileTransformer TargetEncoder GaussianRandomProjection
     SparseRandomProjection LinearSVC LinearSVR DecisionTreeClassifier ExtraTreeClassifier
     DecisionTreeRegressor ExtraTreeRegressor AffinityPropagation`,
  ),
);

/** These draw one number for their solver, which makes nothing of it: the fit is the same, what is drawn next is not. */
export const drawing: ReadonlySet<string> = new Set(
  words(
    `ElasticNet ElasticNetCV Lasso LassoCV MultiTaskElasticNet MultiTaskElasticNetCV MultiTaskLasso MultiTaskLassoCV
     GraphicalLasso GraphicalLassoCV SVC NuSVC SVR NuSVR OneClassSVM`,
  ),
);
