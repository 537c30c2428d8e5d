/**
 * pandas: frames, series, indexes, accessors, groups, readers and options.
 *
 * Takes: nothing. Gives: one table. Guarantees: what may share memory without copy-on-write is a `view`, so that the
 * claims hold in pandas 1, 2 and 3; unlisted names change nothing (every call of pandas that does is listed).
 */
import type { CallSummary, LibrarySummary } from '../contract.ts';
import {
  draws,
  each,
  gives,
  loads,
  reads,
  saves,
  sets,
  shows,
  under,
  within,
} from '../vocabulary.ts';
import { frame, series, shared } from './frame.ts';
import { accessors, grouped } from './grouped.ts';
import { scalars } from './scalars.ts';

const FRAME = 'pandas.DataFrame';
const reader = (returns: string, more: CallSummary = {}): CallSummary =>
  loads(returns, 0, {
    role: 'load',
    settings: { filepath_or_buffer: 'paths', path: 'paths', io: 'paths' },
    ...more,
  });

const readers = {
  ...each(
    `read_csv read_table read_fwf read_excel read_parquet read_feather read_orc read_stata read_sas read_spss
     read_hdf read_json read_xml`,
    reader(FRAME),
  ),
  ...each(
    'read_csv read_table read_fwf',
    reader(FRAME, { parameters: ['filepath_or_buffer', 'sep'] }),
  ),
  read_excel: reader(FRAME, { parameters: ['io', 'sheet_name'] }),
  read_pickle: reader('Any', { parameters: ['filepath_or_buffer'] }),
  read_html: reader('list[pandas.DataFrame]', { parameters: ['io'] }),
  ...each('read_sql read_sql_query read_sql_table read_gbq', {
    returns: FRAME,
    role: 'load',
    parameters: ['sql', 'con'],
  } as const),
  read_clipboard: gives(FRAME, { role: 'load', readsState: ['environment'] }),
};

const shaping = {
  ...each(
    `concat crosstab get_dummies from_dummies json_normalize lreshape melt merge merge_asof merge_ordered pivot
     pivot_table wide_to_long`,
    gives(FRAME),
  ),
  concat: gives('Any', { parameters: ['objs', 'axis'] }),
  get_dummies: gives(FRAME, {
    parameters: ['data', 'prefix', 'prefix_sep', 'dummy_na', 'columns'],
  }),
  merge: gives(FRAME, { parameters: ['left', 'right', 'how', 'on', 'left_on', 'right_on'] }),
  crosstab: gives(FRAME, { parameters: ['index', 'columns'], calls: ['aggfunc'] }),
  pivot_table: gives(FRAME, {
    parameters: ['data', 'values', 'index', 'columns', 'aggfunc'],
    calls: [4, 'aggfunc'],
  }),
  cut: gives('Any', { parameters: ['x', 'bins', 'right', 'labels'] }),
  qcut: gives('Any', { parameters: ['x', 'q', 'labels'] }),
  factorize: gives('tuple[numpy.ndarray, Any]'),
  unique: gives('numpy.ndarray'),
  value_counts: gives('pandas.Series'),
  ...each('isna isnull notna notnull', gives('Any')),
  ...each('to_datetime to_numeric to_timedelta', gives('Any', { parameters: ['arg'] })),
  ...each('date_range bdate_range', gives('pandas.DatetimeIndex')),
  period_range: gives('pandas.PeriodIndex'),
  timedelta_range: gives('pandas.TimedeltaIndex'),
  interval_range: gives('pandas.IntervalIndex'),
  infer_freq: gives('str'),
  array: gives('Any'),
  eval: { returns: 'Any', mutatesArguments: ['target'] },
  to_pickle: saves('None', 1, { role: 'persist' }),
  col: gives('Any'),
} satisfies Record<string, CallSummary>;

const options = {
  ...each('set_option reset_option set_eng_float_format', sets('options:pandas')),
  ...each('get_option', reads('options:pandas')),
  describe_option: shows(),
  show_versions: shows(),
  test: shows(),
};

export const pandas = {
  library: 'pandas',
  distribution: 'pandas',
  pureByDefault: true,
  everyday: true,
  aliases: {
    'pandas.core.frame': 'pandas',
    'pandas.core.series': 'pandas',
    'pandas.core.indexes.base': 'pandas',
    'pandas.core.api': 'pandas',
    'pandas.core.reshape.reshape': 'pandas',
    'pandas.core.reshape.concat': 'pandas',
    'pandas.core.reshape.merge': 'pandas',
    'pandas.core.groupby.DataFrameGroupBy': 'pandas.api.typing.DataFrameGroupBy',
    'pandas.core.groupby.generic.DataFrameGroupBy': 'pandas.api.typing.DataFrameGroupBy',
    'pandas.core.groupby.generic.SeriesGroupBy': 'pandas.api.typing.SeriesGroupBy',
    'pandas.io.parsers': 'pandas',
    'pandas.io.json.json_normalize': 'pandas.json_normalize',
    'pandas.io.formats.style': 'pandas.io.formats.style',
    'pandas.tools.plotting': 'pandas.plotting',
    'pandas.tseries.plotting': 'pandas.plotting',
    'pandas.scatter_matrix': 'pandas.plotting.scatter_matrix',
    'pandas.pandas': 'pandas',
    'pandas.offsets': 'pandas.tseries.offsets',
    'pandas.types': 'pandas.api.types',
    'pandas.datetime': 'datetime.datetime',
    'pandas.np': 'numpy',
    'pandas.io.pickle': 'pandas',
  },
  functions: {
    ...within('pandas', { ...readers, ...shaping, ...options }),
    ...under(
      'pandas.plotting',
      `andrews_curves autocorrelation_plot bootstrap_plot boxplot lag_plot parallel_coordinates radviz
       scatter_matrix table`,
      draws(),
    ),
    ...under(
      'pandas.plotting',
      'register_matplotlib_converters deregister_matplotlib_converters',
      sets('options:plot', 'None', { display: true }),
    ),
    ...under(
      'pandas.api.types',
      `is_numeric_dtype is_string_dtype is_object_dtype is_bool_dtype is_categorical_dtype is_datetime64_any_dtype
       is_datetime64_dtype is_datetime64_ns_dtype is_datetime64tz_dtype is_float_dtype is_integer_dtype
       is_list_like is_dict_like is_scalar is_number is_timedelta64_dtype is_complex_dtype is_hashable is_integer
       is_float is_bool is_array_like is_sparse is_period_dtype is_interval_dtype is_extension_array_dtype
       is_int64_dtype is_signed_integer_dtype is_unsigned_integer_dtype is_any_real_numeric_dtype`,
      gives('bool'),
    ),
    'pandas.api.types.infer_dtype': gives('str'),
    ...under('pandas.util', 'hash_pandas_object hash_array', gives('Any')),
    ...under(
      'pandas.testing',
      'assert_frame_equal assert_series_equal assert_index_equal',
      gives('None'),
    ),
  },
  classes: {
    'pandas.core.generic.NDFrame': shared,
    'pandas.DataFrame': frame,
    'pandas.Series': series,
    ...grouped,
    ...accessors,
    ...scalars,
    ...under(
      'pandas.tseries.offsets',
      `BDay BMonthEnd BusinessDay DateOffset Day Hour Minute MonthBegin MonthEnd QuarterEnd Second Week YearEnd`,
      { operators: 'Any' },
    ),
    'pandas.tseries.holiday.USFederalHolidayCalendar': {},
  },
  constants: {
    'pandas.NA': 'Any',
    'pandas.NaT': 'Any',
    'pandas.IndexSlice': 'Any',
    'pandas.options': 'pandas.core.config.Options',
    'pandas.__version__': 'str',
  },
} satisfies LibrarySummary;
