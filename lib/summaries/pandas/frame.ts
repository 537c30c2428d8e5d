import type { ClassSummary } from '../contract.ts';
import {
  attributes,
  changes,
  draws,
  each,
  gives,
  holds,
  inplace,
  random,
  saves,
  shows,
  stores,
  views,
  whenTrue,
} from '../vocabulary.ts';

/** Reductions and arithmetic that DataFrame and Series share; `self` is either. */
export const shared: ClassSummary = {
  methods: {
    // Elementwise and reshaping calls: a new object of the same kind.
    ...each(
      `abs add add_prefix add_suffix  asfreq asof astype at_time between_time clip combine combine_first
       convert_dtypes cummax cummin cumprod cumsum diff div divide drop_duplicates eq 
       first floordiv ge gt infer_objects isin isna isnull last le lt mod mul multiply ne notna notnull
       pct_change pow radd rank rdiv reindex reindex_like rfloordiv rmod rmul round rpow rsub rtruediv shift
       slice_shift sub subtract swaplevel tshift take to_period to_timestamp truediv truncate tz_convert
       tz_localize reorder_levels droplevel explode nlargest nsmallest dot transform copy
       subtract   `,
      gives('self'),
    ),
    align: gives('tuple[Any, Any]'),
    astype: gives('self', { parameters: ['dtype'] }),
    copy: gives('self', { parameters: ['deep'] }),
    // A slice of the rows; slices share memory before copy-on-write.
    ...each('head tail', views('self', { parameters: ['n'] })),
    xs: views('Any'),
    set_flags: views('self'),
    squeeze: views('Any'),
    pipe: { returns: 'Any', result: 'arguments', calls: [0] },
    ...each(
      'apply map applymap agg aggregate transform combine',
      gives('Any', { calls: [0, 'func'] }),
    ),
    transform: gives('self', { calls: [0, 'func'] }),
    sample: random('random:numpy', 'self', {
      parameters: ['n', 'frac', 'replace', 'weights', 'random_state', 'axis'],
      randomUnless: 'random_state',
    }),
    // Parameters are listed with the positions they had when they could be given by position.
    drop: inplace(5, 'self', {
      parameters: ['labels', 'axis', 'index', 'columns', 'level', 'inplace', 'errors'],
    }),
    drop_duplicates: inplace(2, 'self', { parameters: ['subset', 'keep', 'inplace'] }),
    dropna: inplace(4, 'self', { parameters: ['axis', 'how', 'thresh', 'subset', 'inplace'] }),
    fillna: inplace(3, 'self', { parameters: ['value', 'method', 'axis', 'inplace', 'limit'] }),
    ...each('ffill pad bfill backfill', inplace(1, 'self', { parameters: ['axis', 'inplace'] })),
    interpolate: inplace(3, 'self', { parameters: ['method', 'axis', 'limit', 'inplace'] }),
    replace: inplace(2, 'self', { parameters: ['to_replace', 'value', 'inplace'] }),
    rename: inplace(-1, 'self', {
      parameters: ['mapper'],
      calls: [0, 'mapper', 'columns', 'index'],
    }),
    rename_axis: inplace(-1),
    set_axis: inplace(2, 'self', { parameters: ['labels', 'axis', 'inplace'] }),
    sort_index: inplace(3, 'self', { parameters: ['axis', 'level', 'ascending', 'inplace'] }),
    sort_values: inplace(3, 'self', {
      parameters: ['by', 'axis', 'ascending', 'inplace'],
      calls: ['key'],
    }),
    clip: inplace(3, 'self', { parameters: ['lower', 'upper', 'axis', 'inplace'] }),
    ...each(
      'mask where',
      inplace(2, 'self', {
        parameters: ['cond', 'other', 'inplace'],
        calls: [0, 1, 'cond', 'other'],
      }),
    ),
    truncate: gives('self'),
    filter: gives('self', { parameters: ['items', 'like', 'regex', 'axis'] }),
    get: holds('Any', { parameters: ['key', 'default'] }),
    keys: views('pandas.Index'),
    pop: changes('pandas.Series', { parameters: ['item'] }),
    update: changes('None', { parameters: ['other'] }),
    equals: gives('bool'),
    ...each('first_valid_index last_valid_index', gives('Any')),
    memory_usage: gives('Any'),
    groupby: views('pandas.api.typing.DataFrameGroupBy', { parameters: ['by', 'axis', 'level'] }),
    rolling: views('pandas.api.typing.Rolling', { parameters: ['window', 'min_periods'] }),
    expanding: views('pandas.api.typing.Expanding', { parameters: ['min_periods'] }),
    ewm: views('pandas.api.typing.ExponentialMovingWindow', { parameters: ['com', 'span'] }),
    resample: views('pandas.api.typing.Resampler', { parameters: ['rule'] }),
    to_numpy: views('numpy.ndarray', { parameters: ['dtype', 'copy'] }),
    ...each('as_matrix get_values', views('numpy.ndarray')),
    to_dict: gives('dict', { parameters: ['orient'] }),
    to_xarray: gives('Any'),
    to_markdown: gives('str'),
    // Without a path these give the text itself.
    ...each(
      'to_csv to_json to_html to_latex to_string to_xml',
      saves('Any', 0, { role: 'persist', settings: { path_or_buf: 'paths' } }),
    ),
    ...each(
      'to_excel to_hdf to_parquet to_pickle to_feather to_orc to_stata',
      saves('None', 0, { role: 'persist', settings: { path: 'paths' } }),
    ),
    to_sql: { returns: 'Any', mutatesArguments: [1, 'con'], role: 'persist' },
    to_gbq: { returns: 'None', mutatesArguments: [0], role: 'persist' },
    to_clipboard: { returns: 'None', writesState: ['environment'] },
    // `plot` is called as often as it is looked into (`df.plot.bar()`), which draws all the same.
    ...each('hist boxplot plot', draws('Any')),
    // Reductions.
    ...each(
      `sum mean median min max std var sem skew kurt kurtosis prod product mad nunique quantile mode count
       any all idxmin idxmax describe`,
      gives('Any'),
    ),
    item: gives('Any'),
  },
  attributes: {
    values: { type: 'numpy.ndarray', result: 'view' },
    index: { type: 'pandas.Index', result: 'view' },
    at: { type: 'pandas.core.indexing._AtIndexer', result: 'view' },
    iat: { type: 'pandas.core.indexing._iAtIndexer', result: 'view' },
    attrs: { type: 'dict[str, Any]', result: 'view' },
    flags: { type: 'Any', result: 'view' },
    sparse: { type: 'Any', result: 'view' },
    ...attributes('shape', 'tuple[int, ...]'),
    ...attributes('size ndim', 'int'),
    ...attributes('empty', 'bool'),
  },
  operators: 'self',
};

/** The indexers of a frame or of a series: rows picked by them are of the same kind. */
const indexers = (owner: string): ClassSummary['attributes'] & object => ({
  ...each('loc ix', {
    type: `pandas.core.indexing._LocIndexer[${owner}]`,
    result: 'view',
  } as const),
  iloc: { type: `pandas.core.indexing._iLocIndexer[${owner}]`, result: 'view' },
});

const SERIES = 'pandas.Series';
const FRAME = 'pandas.DataFrame';

export const frame: ClassSummary = {
  bases: ['pandas.core.generic.NDFrame'],
  traits: ['frame'],
  construct: {
    returns: FRAME,
    result: 'arguments',
    parameters: ['data', 'index', 'columns', 'dtype', 'copy'],
  },
  methods: {
    ...each(
      `sum mean median min max std var sem skew kurt kurtosis prod product mad nunique any all idxmin idxmax
       count`,
      gives(SERIES, { parameters: ['axis'] }),
    ),
    ...each('describe corr cov  mode isna notna', gives(FRAME)),
    ...each('corrwith memory_usage value_counts duplicated', gives(SERIES)),
    corr: gives(FRAME, { parameters: ['method', 'min_periods'] }),
    quantile: gives('Any', { parameters: ['q', 'axis'] }),
    info: shows('None', { parameters: ['verbose', 'buf'] }),
    apply: gives('Any', { parameters: ['func', 'axis'], calls: [0, 'func'] }),
    ...each('applymap map', gives(FRAME, { parameters: ['func'], calls: [0, 'func'] })),
    assign: gives(FRAME),
    append: gives(FRAME, { parameters: ['other', 'ignore_index'] }),
    insert: stores('None', { parameters: ['loc', 'column', 'value', 'allow_duplicates'] }),
    isetitem: stores('None', { parameters: ['loc', 'value'] }),
    eval: {
      returns: 'Any',
      mutatesReceiver: whenTrue('inplace', 1),
      parameters: ['expr', 'inplace'],
    },
    query: inplace(1, FRAME, { parameters: ['expr', 'inplace'] }),
    set_index: inplace(3, FRAME, { parameters: ['keys', 'drop', 'append', 'inplace'] }),
    reset_index: inplace(2, FRAME, { parameters: ['level', 'drop', 'inplace'] }),
    ...each('merge join', gives(FRAME, { parameters: ['right', 'how', 'on'] })),
    merge: gives(FRAME, { parameters: ['right', 'how', 'on', 'left_on', 'right_on'] }),
    join: gives(FRAME, { parameters: ['other', 'on', 'how', 'lsuffix', 'rsuffix', 'sort'] }),
    melt: gives(FRAME, { parameters: ['id_vars', 'value_vars', 'var_name', 'value_name'] }),
    pivot: gives(FRAME),
    pivot_table: gives(FRAME, {
      parameters: ['values', 'index', 'columns', 'aggfunc'],
      calls: [3, 'aggfunc'],
    }),
    ...each('stack unstack', gives('Any', { parameters: ['level'] })),
    ...each('transpose swapaxes', views(FRAME)),
    select_dtypes: gives(FRAME, { parameters: ['include', 'exclude'] }),
    lookup: gives('numpy.ndarray'),
    items: views('collections.abc.Iterable[tuple[Any, pandas.Series]]'),
    iteritems: views('collections.abc.Iterable[tuple[Any, pandas.Series]]'),
    iterrows: gives('collections.abc.Iterable[tuple[Any, pandas.Series]]'),
    itertuples: gives('collections.abc.Iterable[tuple[Any, ...]]'),
    to_records: gives('Any'),
    ...each('from_dict from_records from_arrow', {
      returns: FRAME,
      result: 'arguments',
    } as const),
    to_markdown: gives('str'),
    nlargest: gives(FRAME, { parameters: ['n', 'columns'] }),
    nsmallest: gives(FRAME, { parameters: ['n', 'columns'] }),
    dot: gives('Any'),
    compare: gives(FRAME),
  },
  attributes: {
    ...indexers(FRAME),
    T: { type: FRAME, result: 'view' },
    columns: { type: 'pandas.Index', result: 'view' },
    dtypes: { type: SERIES, result: 'fresh' },
    axes: { type: 'list[pandas.Index]', result: 'view' },
    style: { type: 'pandas.io.formats.style.Styler', result: 'view' },
  },
  items: {
    string: { type: SERIES, result: 'view' },
    list: { type: FRAME, result: 'fresh' },
    mask: { type: FRAME, result: 'fresh' },
    slice: { type: FRAME, result: 'view' },
    number: { type: SERIES, result: 'view' },
  },
  item: { result: 'view' },
  iterates: 'str',
};

export const series: ClassSummary = {
  bases: ['pandas.core.generic.NDFrame'],
  traits: ['series'],
  construct: {
    returns: SERIES,
    result: 'arguments',
    parameters: ['data', 'index', 'dtype', 'name', 'copy'],
  },
  methods: {
    ...each('sum mean median std var sem skew kurt kurtosis mad autocorr', gives('float')),
    ...each('corr cov', gives('float', { parameters: ['other'] })),
    ...each('min max idxmin idxmax prod product dot item', gives('Any')),
    ...each('any all', gives('bool')),
    ...each('nunique count argmax argmin', gives('int')),
    quantile: gives('Any', { parameters: ['q', 'interpolation'] }),
    ...each('describe mode duplicated between argsort  sort', gives(SERIES)),
    value_counts: gives(SERIES, {
      parameters: ['normalize', 'sort', 'ascending', 'bins', 'dropna'],
    }),
    // An extension array keeps its own; a numpy one is new.
    unique: gives('numpy.ndarray'),
    ...each('tolist to_list', gives('list')),
    to_dict: gives('dict'),
    to_frame: views('pandas.DataFrame', { parameters: ['name'] }),
    info: shows(),
    ...each('map', gives(SERIES, { parameters: ['arg', 'na_action'], calls: [0, 'arg', 'func'] })),
    apply: gives('Any', { parameters: ['func'], calls: [0, 'func'] }),
    ...each('transform', gives(SERIES, { calls: [0, 'func'] })),
    append: gives(SERIES),
    // Series has no `subset`, `keys` and so on: positions differ from those of DataFrame.
    drop_duplicates: inplace(1, SERIES, { parameters: ['keep', 'inplace'] }),
    dropna: inplace(1, SERIES, { parameters: ['axis', 'inplace'] }),
    reset_index: inplace(3, 'Any', { parameters: ['level', 'drop', 'name', 'inplace'] }),
    sort_values: inplace(2, SERIES, {
      parameters: ['axis', 'ascending', 'inplace'],
      calls: ['key'],
    }),
    groupby: views('pandas.api.typing.SeriesGroupBy', { parameters: ['by', 'axis', 'level'] }),
    ...each('items iteritems', views('collections.abc.Iterable[tuple[Any, Any]]')),
    ...each('ravel view', views('Any')),
    repeat: gives(SERIES),
    searchsorted: gives('Any'),
    factorize: gives('tuple[numpy.ndarray, pandas.Index]'),
    unstack: gives(FRAME),
    case_when: gives(SERIES, { calls: [] }),
    compare: gives(FRAME),
    ...each('divmod rdivmod', gives('tuple[pandas.Series, pandas.Series]')),
    set_value: changes('Any'),
    pop: holds('Any', { mutatesReceiver: true }),
    filter: gives(SERIES),
  },
  attributes: {
    ...indexers(SERIES),
    str: { type: 'pandas.core.strings.accessor.StringMethods', result: 'view' },
    dt: { type: 'pandas.core.indexes.accessors.DatetimeProperties', result: 'view' },
    cat: { type: 'pandas.core.arrays.categorical.CategoricalAccessor', result: 'view' },
    array: { type: 'Any', result: 'view' },
    T: { type: SERIES, result: 'view' },
    ...attributes('dtype dtypes name', 'Any'),
    ...attributes(
      'is_unique is_monotonic is_monotonic_increasing is_monotonic_decreasing hasnans',
      'bool',
    ),
    ...attributes('nbytes', 'int'),
  },
  items: {
    string: { type: 'Any', result: 'element' },
    number: { type: 'Any', result: 'element' },
    list: { type: SERIES, result: 'fresh' },
    mask: { type: SERIES, result: 'fresh' },
    slice: { type: SERIES, result: 'view' },
  },
  item: { result: 'view' },
  iterates: 'Any',
};
