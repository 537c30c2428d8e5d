import type { ClassSummary, LibrarySummary } from '../contract.ts';
import {
  attributes,
  chains,
  each,
  gives,
  reads,
  saves,
  sets,
  shows,
  under,
  words,
} from '../vocabulary.ts';

const FRAME = 'pyspark.sql.DataFrame';
const COLUMN = 'pyspark.sql.Column';

/** Frames never change; what is written or registered is outside of them. */
const frame: ClassSummary = {
  traits: ['array'],
  methods: {
    ...each(
      `agg alias coalesce crossJoin crosstab distinct drop dropDuplicates drop_duplicates dropna except exceptAll fillna
       filter intersect join limit na orderBy persist cache unpersist repartition replace select selectExpr sort subtract
       summary describe toDF transform union unionAll unionByName where withColumn withColumnRenamed withColumns
       checkpoint hint melt`,
      gives(FRAME),
    ),
    ...each('groupBy groupby rollup cube', gives('pyspark.sql.GroupedData')),
    sample: gives(FRAME, { randomUnless: 'seed' }),
    randomSplit: gives('list[pyspark.sql.DataFrame]', { role: 'split', randomUnless: 'seed' }),
    ...each('collect take head', gives('list[Any]')),
    ...each('first corr cov approxQuantile', gives('Any')),
    count: gives('int'),
    ...each('show printSchema explain', shows()),
    ...each('toPandas', gives('pandas.DataFrame')),
    ...each(
      'createOrReplaceTempView createTempView registerTempTable createGlobalTempView',
      sets('environment'),
    ),
    ...each('foreach foreachPartition', { returns: 'None', calls: [0] } as const),
  },
  attributes: {
    write: { type: 'pyspark.sql.DataFrameWriter', result: 'view' },
    rdd: { type: 'pyspark.RDD', result: 'view' },
    na: { type: FRAME, result: 'view' },
    stat: { type: FRAME, result: 'view' },
    ...attributes('columns', 'list[str]'),
    ...attributes('dtypes schema', 'Any'),
  },
  item: { type: COLUMN, result: 'fresh' },
};

const column: ClassSummary = {
  methods: each(
    `alias asc asc_nulls_last between cast astype contains desc desc_nulls_last endswith getField getItem isNotNull
     isNull isin like name otherwise over rlike startswith substr when eqNullSafe`,
    gives(COLUMN),
  ),
  operators: COLUMN,
};

const functions = `abs add_months approx_count_distinct array array_contains asc avg bround ceil coalesce col
  collect_list collect_set concat concat_ws corr cos count countDistinct count_distinct create_map cume_dist
  current_date current_timestamp date_add date_format date_sub date_trunc datediff dayofmonth dayofweek dayofyear
  dense_rank desc element_at exp explode expr first floor format_number format_string from_json from_unixtime
  get_json_object greatest grouping hash hour ifnull initcap input_file_name instr isnan isnull kurtosis lag last
  last_day lead least length levenshtein lit log log10 log1p lower lpad ltrim map_keys map_values max md5 mean min
  minute mode month months_between nanvl next_day ntile percent_rank percentile_approx posexplode pow quarter radians
  rank regexp_extract regexp_replace repeat reverse round row_number rpad rtrim second sha2 sin size skewness sort_array
  soundex split sqrt stddev stddev_pop struct substring sum sumDistinct to_date to_json to_timestamp to_utc_timestamp
  translate trim trunc udf unix_timestamp upper var_pop variance vector_to_array weekofyear when window year
  monotonically_increasing_id broadcast pandas_udf`;

const types = `ArrayType BinaryType BooleanType ByteType DataType DateType DecimalType DoubleType FloatType IntegerType
  LongType MapType NullType ShortType StringType StructField StructType TimestampType`;

/** Learning gives a new model; the estimator stays as it is. Setters change and return it. */
const stage: ClassSummary = {
  traits: ['estimator'],
  construct: { returns: 'self', result: 'arguments' },
  methods: {
    fit: gives('pyspark.ml.Model', { role: 'fit', parameters: ['dataset'] }),
    transform: gives(FRAME, { role: 'transform', parameters: ['dataset'] }),
    ...each(
      `setInputCol setInputCols setOutputCol setOutputCols setFeaturesCol setLabelCol setPredictionCol setParams setStages
       setMaxIter setRegParam setHandleInvalid setErrorCol setSeed setK setMetricName setProbabilityCol setNumTrees
       setMaxDepth setThreshold setWeightCol setEstimator setEvaluator setNumFolds setEstimatorParamMaps set`,
      chains(),
    ),
    ...each(
      'getInputCol getOutputCol explainParams explainParam extractParamMap getOrDefault copy',
      gives('Any'),
    ),
    evaluate: gives('float', { role: 'metric' }),
    ...each('save', saves('None', 0, { role: 'persist' })),
    load: gives('pyspark.ml.Model', { role: 'load', readsFile: 0 }),
    write: gives('Any'),
  },
  attributes: {
    ...each('stages bestModel summary labels coefficients featureImportances avgMetrics', {
      type: 'Any',
      result: 'element',
    } as const),
    ...attributes('intercept', 'float'),
  },
};

const reader: ClassSummary = {
  rare: true,
  methods: {
    ...each('option options format schema', chains()),
    ...each(
      'csv json parquet load orc text table jdbc',
      gives(FRAME, { role: 'load', readsFile: 0 }),
    ),
  },
};

const writer: ClassSummary = {
  rare: true,
  methods: {
    ...each('option options format mode partitionBy bucketBy', chains()),
    ...each(
      'csv json parquet save orc text saveAsTable insertInto jdbc',
      saves('None', 0, { role: 'persist' }),
    ),
  },
};

const session: ClassSummary = {
  methods: {
    ...each('createDataFrame sql table range', reads('environment', FRAME, { role: 'load' })),
    ...each('stop newSession', sets('environment')),
  },
  attributes: {
    read: { type: 'pyspark.sql.DataFrameReader', result: 'fresh' },
    sparkContext: { type: 'pyspark.SparkContext', result: 'view' },
    ...each('catalog conf udf', { type: 'Any', result: 'view' } as const),
    builder: { type: 'pyspark.sql.SparkSession.Builder', result: 'fresh' },
  },
};

const rdd: ClassSummary = {
  methods: {
    ...each(
      'map flatMap filter mapPartitions reduceByKey groupBy sortBy mapValues foldByKey keyBy',
      gives('pyspark.RDD', { calls: [0] }),
    ),
    ...each(
      'join union distinct cache persist repartition groupByKey sortByKey zip zipWithIndex keys values',
      gives('pyspark.RDD'),
    ),
    ...each('collect take takeOrdered top', gives('list[Any]')),
    ...each('count first mean sum max min stats countByKey countByValue', gives('Any')),
    ...each('reduce fold aggregate', gives('Any', { calls: [0] })),
    toDF: gives(FRAME),
    sample: gives('pyspark.RDD', { randomUnless: 'seed' }),
    randomSplit: gives('list[pyspark.RDD]', { role: 'split', randomUnless: 'seed' }),
    saveAsTextFile: saves(),
  },
};

const stages = {
  'pyspark.ml': 'Pipeline PipelineModel Model Estimator Transformer',
  'pyspark.ml.feature': `Binarizer Bucketizer CountVectorizer ElementwiseProduct FeatureHasher HashingTF IDF Imputer
    IndexToString MaxAbsScaler MinMaxScaler NGram Normalizer OneHotEncoder OneHotEncoderEstimator PCA
    PolynomialExpansion QuantileDiscretizer RFormula RegexTokenizer SQLTransformer StandardScaler StopWordsRemover
    StringIndexer Tokenizer VectorAssembler VectorIndexer VectorSlicer Word2Vec`,
  'pyspark.ml.classification': `DecisionTreeClassifier GBTClassifier LinearSVC LogisticRegression LogisticRegressionModel
    MultilayerPerceptronClassifier NaiveBayes OneVsRest RandomForestClassifier`,
  'pyspark.ml.regression': `AFTSurvivalRegression DecisionTreeRegressor GBTRegressor GeneralizedLinearRegression
    IsotonicRegression LinearRegression RandomForestRegressor`,
  'pyspark.ml.clustering': 'BisectingKMeans GaussianMixture KMeans LDA',
  'pyspark.ml.recommendation': 'ALS',
  'pyspark.ml.tuning': 'CrossValidator CrossValidatorModel ParamGridBuilder TrainValidationSplit',
  'pyspark.ml.evaluation': `BinaryClassificationEvaluator ClusteringEvaluator MulticlassClassificationEvaluator
    RegressionEvaluator`,
} as const;

export const pyspark = {
  library: 'pyspark',
  distribution: 'pyspark',
  everyday: true,
  aliases: {
    'pyspark.sql.dataframe': 'pyspark.sql',
    'pyspark.sql.session': 'pyspark.sql',
    'pyspark.context': 'pyspark',
    'pyspark.conf': 'pyspark',
  },
  functions: {
    ...under('pyspark.sql.functions', functions, gives(COLUMN)),
    ...under('pyspark.sql.functions', 'udf pandas_udf', {
      returns: 'Any',
      result: 'arguments',
    } as const),
    ...under('pyspark.sql.functions', 'rand randn', gives(COLUMN, { randomUnless: 'seed' })),
    'pyspark.sql.functions.broadcast': { returns: FRAME, result: 'argument:0' },
    'pyspark.ml.functions.vector_to_array': gives(COLUMN),
    ...under('pyspark.ml.linalg', 'Vectors.dense Vectors.sparse', gives('Any')),
    ...under('pyspark.sql', 'Window.partitionBy Window.orderBy', gives('Any')),
  },
  classes: {
    'pyspark.sql.DataFrame': frame,
    'pyspark.sql.Column': column,
    'pyspark.sql.GroupedData': {
      methods: {
        ...each('agg avg count max mean min sum pivot apply applyInPandas', gives(FRAME)),
        pivot: gives('pyspark.sql.GroupedData'),
      },
    },
    'pyspark.sql.DataFrameReader': reader,
    'pyspark.sql.DataFrameWriter': writer,
    'pyspark.sql.SparkSession': session,
    'pyspark.sql.SQLContext': session,
    'pyspark.sql.HiveContext': session,
    'pyspark.sql.SparkSession.Builder': {
      methods: {
        ...each('appName config master enableHiveSupport', chains()),
        getOrCreate: gives('pyspark.sql.SparkSession', {
          readsState: ['environment'],
          writesState: ['environment'],
        }),
      },
    },
    'pyspark.sql.Row': {
      construct: { returns: 'self', result: 'arguments' },
      methods: { asDict: gives('dict[str, Any]') },
      item: { type: 'Any', result: 'element' },
    },
    'pyspark.SparkContext': {
      construct: { returns: 'self', writesState: ['environment'] },
      methods: {
        ...each('parallelize textFile wholeTextFiles', gives('pyspark.RDD', { role: 'load' })),
        ...each('stop setLogLevel addPyFile', sets('environment')),
        getOrCreate: reads('environment', 'pyspark.SparkContext'),
        broadcast: { returns: 'Any', result: 'arguments' },
      },
    },
    'pyspark.SparkConf': {
      construct: gives('self'),
      methods: each('setAppName setMaster set setAll', chains()),
    },
    'pyspark.RDD': rdd,
    'pyspark.ml.param.shared.HasInputCol': stage,
    ...Object.fromEntries(
      Object.entries(stages).flatMap(([path, names]) =>
        words(names).map((name): [string, ClassSummary] => [
          `${path}.${name}`,
          { bases: ['pyspark.ml.param.shared.HasInputCol'] },
        ]),
      ),
    ),
    'pyspark.ml.tuning.ParamGridBuilder': {
      construct: gives('self'),
      methods: {
        ...each('addGrid baseOn', chains({ keepsArguments: true })),
        build: gives('list[Any]'),
      },
    },
    ...under('pyspark.sql.types', types, {
      rare: true,
      construct: { returns: 'self', result: 'arguments' },
      methods: { add: chains(), ...each('simpleString fieldNames', gives('Any')) },
    } satisfies ClassSummary),
    'pyspark.sql.Window': {
      methods: each('partitionBy orderBy rowsBetween rangeBetween', gives('Any')),
    },
  },
  constants: {
    'pyspark.sql.SparkSession.builder': 'pyspark.sql.SparkSession.Builder',
    'pyspark.__version__': 'str',
  },
} satisfies LibrarySummary;
