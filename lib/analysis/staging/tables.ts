// What the methods and functions of frames, series and arrays do to rows, by name: data, not code.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Many rows become few values: a learned value, unless `axis=1`. */
export const AGGREGATES = words(`
  mean median mode sum std var min max quantile nunique unique value_counts count describe corr cov skew kurt kurtosis
  idxmax idxmin argmax argmin any all prod product sem mad agg aggregate ptp percentile size memory_usage corrwith
  nanmean nanmedian nanstd nanvar nanmin nanmax nansum nanpercentile nanquantile average amin amax bincount histogram
  histogram_bin_edges corrcoef crosstab pivot_table pivot ngroups first last nth keys item first_valid_index
  cumcount_max entropy gini crosstab union1d intersect1d setdiff1d
`);

/** Rows stay, but each depends on the others. */
export const DEPENDENT = words(`
  rank shift diff cumsum cumprod cummax cummin pct_change ffill bfill pad backfill interpolate duplicated cumcount
  ngroup rolling expanding ewm resample factorize zscore gradient argsort rankdata
  scale minmax_scale maxabs_scale robust_scale quantile_transform power_transform
`);

/** Fewer, more or reordered rows. */
export const ROW_CHANGES = words(`
  dropna drop_duplicates query sample head tail nlargest nsmallest truncate sort_values sort_index take explode
  between_time at_time permutation shuffle resample_rows repeat append
`);

/** Methods that give rows of another kind to wait with. */
export const GROUPING = words('groupby rolling expanding ewm resample');

/** From names and types of columns alone. */
export const SCHEMA_ATTRIBUTES = words('columns dtypes dtype ndim names');

export const ACCESSORS = words('str dt cat loc iloc at iat sparse plot');

/** Methods of objects that learn. */
export const FITTING = words(
  'fit partial_fit fit_transform fit_predict fit_resample fit_sample train',
);

/** Methods of fitted objects that answer about rows. */
export const ANSWERS = words(`
  transform predict predict_proba decision_function predict_log_proba inverse_transform score_samples kneighbors apply
`);

export const ESTIMATES = words(
  'predict predict_proba decision_function predict_log_proba fit_predict',
);

/** Methods that change their receiver, whatever it is. */
export const CHANGES_RECEIVER = words(`
  append extend insert add update setdefault remove discard clear popitem pop sort reverse fit partial_fit fit_transform
  fit_predict set_params appendleft partial_fit train fillna_inplace
`);

/** Built-in functions that keep rows apart, one result a row. */
export const ROW_BUILTINS = words(
  'list tuple enumerate zip map filter reversed iter array abs round',
);

/** Built-in functions that gather rows. */
export const GATHERING_BUILTINS = words(
  'sorted set frozenset dict len max min sum any all Counter',
);

/** Estimators of scikit-learn that fit rows and have no `predict` for others. */
export const WITHOUT_PREDICT =
  /^sklearn\.(?:manifold\.\w+|covariance\.(?!EllipticEnvelope)\w+|neighbors\.(?:KernelDensity|NearestNeighbors)|cluster\.(?:DBSCAN|HDBSCAN|OPTICS|AgglomerativeClustering|FeatureAgglomeration|Spectral\w+))$/;
