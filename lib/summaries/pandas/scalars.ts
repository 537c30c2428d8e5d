import type { ClassSummary } from '../contract.ts';
import {
  attributes,
  chains,
  changes,
  each,
  gives,
  inplace,
  saves,
  stores,
  views,
} from '../vocabulary.ts';

const INDEX = 'pandas.Index';

const index: ClassSummary = {
  traits: ['container'],
  construct: { returns: 'self', result: 'arguments' },
  methods: {
    ...each(
      `append astype copy delete diff difference drop drop_duplicates droplevel dropna fillna infer_objects insert
       intersection join map repeat round shift sort_values symmetric_difference take union where
       to_flat_index ffill reindex putmask tz_convert tz_localize floor ceil normalize to_period to_timestamp
       remove_unused_levels swaplevel reorder_levels`,
      gives(INDEX),
    ),
    map: gives(INDEX, { calls: [0, 'mapper'] }),
    rename: inplace(1, INDEX, { parameters: ['name', 'inplace'] }),
    set_names: inplace(2, INDEX, { parameters: ['names', 'level', 'inplace'] }),
    set_levels: inplace(2, INDEX),
    set_codes: inplace(2, INDEX),
    ...each('tolist to_list', gives('list')),
    to_numpy: views('numpy.ndarray'),
    ravel: views('Any'),
    sortlevel: gives('tuple[pandas.Index, Any]'),
    to_frame: gives('pandas.DataFrame'),
    ...each('to_series value_counts', gives('pandas.Series')),
    ...each(
      'isin isna isnull notna notnull duplicated argsort get_indexer',
      gives('numpy.ndarray'),
    ),
    ...each('view transpose', views(INDEX)),
    unique: gives(INDEX),
    ...each('equals identical is_ any all', gives('bool')),
    ...each(
      'min max item get_loc asof memory_usage get_level_values searchsorted strftime',
      gives('Any'),
    ),
    ...each('nunique argmax argmin', gives('int')),
    ...each('day_name month_name strftime get_level_values', gives(INDEX)),
    factorize: gives('tuple[numpy.ndarray, pandas.Index]'),
    isocalendar: gives('pandas.DataFrame'),
    groupby: gives('dict'),
    format: gives('list[str]'),
    ...each('slice_locs slice_indexer get_slice_bound get_indexer_for', gives('Any')),
    from_arrays: gives('pandas.MultiIndex'),
    from_tuples: gives('pandas.MultiIndex'),
    from_product: gives('pandas.MultiIndex'),
    from_frame: gives('pandas.MultiIndex'),
  },
  attributes: {
    // An extension array for texts.
    values: { type: 'Any', result: 'view' },
    array: { type: 'Any', result: 'view' },
    T: { type: INDEX, result: 'view' },
    str: { type: 'pandas.core.strings.accessor.StringMethods', result: 'view' },
    ...attributes('name dtype freq tz', 'Any'),
    names: { type: 'list[Any]', result: 'view' },
    levels: { type: 'list[pandas.Index]', result: 'view' },
    codes: { type: 'list[numpy.ndarray]', result: 'view' },
    ...attributes('size ndim nlevels nbytes', 'int'),
    ...attributes('shape', 'tuple[int, ...]'),
    ...attributes(
      `empty has_duplicates hasnans is_unique is_monotonic is_monotonic_increasing is_monotonic_decreasing`,
      'bool',
    ),
    ...attributes(
      `year month day hour minute second microsecond quarter dayofweek weekday dayofyear day_of_week day_of_year
       week weekofyear days_in_month is_month_start is_month_end is_quarter_start is_quarter_end is_year_start
       is_year_end is_leap_year days seconds left right mid`,
      INDEX,
    ),
    ...attributes('date time', 'numpy.ndarray'),
  },
  items: {
    number: { type: 'Any', result: 'element' },
    string: { type: 'Any', result: 'element' },
    list: { type: INDEX, result: 'fresh' },
    mask: { type: INDEX, result: 'fresh' },
    slice: { type: INDEX, result: 'view' },
  },
  item: { result: 'element' },
  iterates: 'Any',
  operators: 'Any',
};

const timestamp: ClassSummary = {
  traits: ['scalar'],
  construct: { returns: 'self' },
  methods: {
    ...each(
      `ceil floor round normalize replace tz_convert tz_localize astimezone today now fromtimestamp utcnow combine
       strptime as_unit`,
      gives('self'),
    ),
    ...each('strftime isoformat day_name month_name ctime', gives('str')),
    ...each('timestamp total_seconds to_julian_date', gives('float')),
    ...each('weekday isoweekday toordinal', gives('int')),
    ...each(
      'date time to_pydatetime to_datetime64 to_numpy to_period to_timedelta64',
      gives('Any'),
    ),
    ...each('isocalendar timetuple to_pytimedelta to_timestamp asfreq', gives('Any')),
  },
  attributes: {
    ...attributes(
      `year month day hour minute second microsecond nanosecond quarter dayofweek day_of_week dayofyear
       day_of_year week weekofyear days_in_month daysinmonth days seconds microseconds nanoseconds value`,
      'int',
    ),
    ...attributes('tz freq components start_time end_time', 'Any'),
  },
  operators: 'Any',
};

/** Everything but the frames: indexes, times, categoricals, files, styles. */
export const scalars: Readonly<Record<string, ClassSummary>> = {
  'pandas.Index': index,
  ...each(
    `pandas.MultiIndex pandas.DatetimeIndex pandas.TimedeltaIndex pandas.PeriodIndex pandas.RangeIndex
     pandas.CategoricalIndex pandas.IntervalIndex pandas.Int64Index pandas.Float64Index pandas.UInt64Index`,
    { bases: [INDEX] },
  ),
  ...each('pandas.Timestamp pandas.Timedelta pandas.Period', timestamp),
  'pandas.Interval': { attributes: attributes('left right mid length closed', 'Any') },
  'pandas.Categorical': {
    construct: { returns: 'self', parameters: ['values', 'categories', 'ordered'] },
    methods: {
      ...each(
        `add_categories remove_categories rename_categories set_categories reorder_categories as_ordered
         as_unordered remove_unused_categories`,
        inplace(-1),
      ),
      from_codes: gives('pandas.Categorical'),
      value_counts: gives('pandas.Series'),
      describe: gives('pandas.DataFrame'),
    },
    attributes: {
      codes: { type: 'numpy.ndarray', result: 'view' },
      categories: { type: INDEX, result: 'view' },
      ordered: { type: 'bool', result: 'fresh' },
    },
  },
  ...each(
    `pandas.CategoricalDtype pandas.Int8Dtype pandas.Int16Dtype pandas.Int32Dtype pandas.Int64Dtype
     pandas.UInt8Dtype pandas.UInt16Dtype pandas.UInt32Dtype pandas.UInt64Dtype pandas.Float32Dtype
     pandas.Float64Dtype pandas.StringDtype pandas.BooleanDtype pandas.PeriodDtype pandas.IntervalDtype
     pandas.SparseDtype pandas.DatetimeTZDtype pandas.DateOffset pandas.Grouper pandas.NamedAgg`,
    {},
  ),
  'pandas.ExcelFile': {
    construct: { returns: 'self', readsFile: 0, parameters: ['path_or_buffer'] },
    methods: {
      parse: gives('pandas.DataFrame', { parameters: ['sheet_name'] }),
      close: changes(),
      __enter__: { returns: 'self', result: 'receiver' },
    },
    attributes: { sheet_names: { type: 'list[str]', result: 'view' } },
  },
  'pandas.ExcelWriter': {
    construct: { returns: 'self', writesFile: 0, parameters: ['path'] },
    methods: {
      ...each('save close', changes()),
      __enter__: { returns: 'self', result: 'receiver' },
    },
    attributes: { book: { result: 'view' }, sheets: { result: 'view' } },
  },
  'pandas.HDFStore': {
    rare: true,
    construct: { returns: 'self', readsFile: 0, writesFile: 0, parameters: ['path'] },
    methods: {
      ...each('put append remove close flush', stores()),
      ...each('get select keys', gives('Any')),
      __enter__: { returns: 'self', result: 'receiver' },
    },
    item: { type: 'Any', result: 'fresh' },
  },
  'pandas.io.formats.style.Styler': {
    rare: true,
    methods: {
      ...each(
        `apply applymap map apply_index map_index background_gradient bar clear concat format format_index hide
         hide_columns hide_index highlight_between highlight_max highlight_min highlight_null highlight_quantile
         pipe relabel_index set_caption set_na_rep set_precision set_properties set_sticky set_table_attributes
         set_table_styles set_td_classes set_tooltips set_uuid text_gradient use`,
        chains({ display: true }),
      ),
      ...each('to_html render to_latex to_string', saves('str', 0, { display: true })),
      to_excel: saves('None'),
    },
  },
  'pandas.option_context': {
    construct: { returns: 'self', writesState: ['options:pandas'] },
  },
};
