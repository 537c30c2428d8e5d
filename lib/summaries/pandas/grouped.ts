import type { ClassSummary } from '../contract.ts';
import { attributes, draws, each, gives, inplace, random } from '../vocabulary.ts';

const reductions = `sum mean median min max std var sem skew kurt prod first last nth quantile nunique count any all
  idxmin idxmax describe corr cov ohlc mad`;
const shapes =
  'cumsum cumprod cummin cummax shift diff pct_change rank ffill bfill pad backfill fillna interpolate';

/** Windows give what they were made of: a frame or a series. */
const windows: ClassSummary = {
  methods: {
    ...each(
      'sum mean median min max std var sem skew kurt quantile count corr cov rank first last nunique',
      gives('Any'),
    ),
    ...each('apply agg aggregate', gives('Any', { calls: [0, 'func'] })),
    pipe: { returns: 'Any', result: 'arguments', calls: [0] },
  },
  item: { result: 'view' },
};

/** Group-by and resampling objects over `rows`, giving `rows` again. */
const over = (rows: string): ClassSummary => ({
  methods: {
    ...each(reductions, gives(rows)),
    ...each(shapes, gives(rows)),
    ...each('size cumcount ngroup value_counts', gives('pandas.Series')),
    ...each('agg aggregate', gives(rows, { calls: [0, 'func'] })),
    ...each('transform filter', gives(rows, { calls: [0, 'func'] })),
    apply: gives('Any', { calls: [0, 'func'] }),
    pipe: { returns: 'Any', result: 'arguments', calls: [0] },
    ...each('head tail take resample rolling expanding ewm asfreq nearest', gives('Any')),
    sample: random('random:numpy', 'Any', { randomUnless: 'random_state' }),
    ohlc: gives('pandas.DataFrame'),
    ...(rows === 'pandas.Series' ? { describe: gives('pandas.DataFrame') } : {}),
    get_group: gives(rows),
    unique: gives('pandas.Series'),
    ...each('nlargest nsmallest', gives('pandas.Series')),
    ...each('hist plot boxplot', draws()),
  },
  attributes: {
    groups: { type: 'dict[Any, pandas.Index]', result: 'view' },
    indices: { type: 'dict[Any, numpy.ndarray]', result: 'view' },
    ...attributes('ngroups', 'int'),
  },
  item: { result: 'view' },
  iterates: `tuple[Any, ${rows}]`,
});

const FRAME = 'pandas.DataFrame';
const SERIES = 'pandas.Series';

export const grouped: Readonly<Record<string, ClassSummary>> = {
  'pandas.api.typing.DataFrameGroupBy': {
    ...over(FRAME),
    items: {
      string: { type: 'pandas.api.typing.SeriesGroupBy', result: 'view' },
      list: { type: 'pandas.api.typing.DataFrameGroupBy', result: 'view' },
    },
  },
  'pandas.api.typing.SeriesGroupBy': over(SERIES),
  ...each(
    `pandas.api.typing.Rolling pandas.api.typing.Expanding pandas.api.typing.ExponentialMovingWindow
     pandas.api.typing.Window`,
    windows,
  ),
  'pandas.api.typing.Resampler': over('Any'),
};

const texts = `capitalize casefold center decode encode findall get join ljust lower lstrip normalize pad
  repeat replace rjust rstrip slice slice_replace strip swapcase title translate upper wrap zfill
  removeprefix removesuffix`;

/** Several rows of a frame are a frame, of a series a series; one row, or rows and columns, may be anything. */
const rows: NonNullable<ClassSummary['items']> = {
  list: { type: '$0', result: 'fresh' },
  mask: { type: '$0', result: 'fresh' },
  slice: { type: '$0', result: 'view' },
};

/** Of frames; a pair of labels on a Series is one of several levels, and gives what is not known. */
const cells: NonNullable<ClassSummary['items']> = {
  ...rows,
  block: { type: '$0', result: 'view' },
  column: { type: SERIES, result: 'view' },
};

/** Accessors read their Series; `.cat` may change it. */
export const accessors: Readonly<Record<string, ClassSummary>> = {
  'pandas.core.strings.accessor.StringMethods': {
    methods: {
      ...each(texts, gives(SERIES)),
      ...each('split rsplit', gives('Any', { parameters: ['pat', 'n', 'expand'] })),
      // One text without `others`, frames without `expand=False`.
      extract: gives('Any', { parameters: ['pat', 'flags', 'expand'] }),
      cat: gives('Any', { parameters: ['others', 'sep'] }),
      ...each('partition rpartition', gives('Any')),
      ...each('extractall get_dummies', gives(FRAME)),
      ...each(
        `contains startswith endswith match fullmatch isalnum isalpha isdecimal isdigit islower isnumeric
         isspace istitle isupper isascii count find index len rfind rindex`,
        gives(SERIES),
      ),
      replace: gives(SERIES, { parameters: ['pat', 'repl', 'n'], calls: [1, 'repl'] }),
    },
    item: { type: SERIES, result: 'fresh' },
  },
  'pandas.core.indexes.accessors.DatetimeProperties': {
    methods: {
      ...each(
        `as_unit ceil floor round normalize strftime to_period to_timestamp tz_convert tz_localize day_name
         month_name total_seconds`,
        gives(SERIES),
      ),
      isocalendar: gives(FRAME),
      to_pydatetime: gives('Any'),
    },
    attributes: attributes(
      `date day day_of_week day_of_year dayofweek dayofyear days_in_month daysinmonth hour is_leap_year
       is_month_end is_month_start is_quarter_end is_quarter_start is_year_end is_year_start microsecond minute
       month nanosecond quarter second time timetz week weekday weekofyear year days seconds microseconds
       nanoseconds components qyear start_time end_time`,
      SERIES,
    ),
  },
  'pandas.core.arrays.categorical.CategoricalAccessor': {
    methods: {
      ...each(
        `add_categories remove_categories rename_categories set_categories`,
        inplace(1, SERIES, { parameters: ['categories', 'inplace'] }),
      ),
      ...each(
        'reorder_categories',
        inplace(2, SERIES, { parameters: ['categories', 'ordered', 'inplace'] }),
      ),
      ...each('as_ordered as_unordered remove_unused_categories', inplace(0, SERIES)),
    },
    attributes: {
      categories: { type: 'pandas.Index', result: 'view' },
      codes: { type: SERIES, result: 'fresh' },
      ...attributes('ordered', 'bool'),
    },
  },
  'pandas.core.indexing._LocIndexer': { items: cells, item: { result: 'view' } },
  'pandas.core.indexing._iLocIndexer': { items: cells, item: { result: 'view' } },
  'pandas.core.indexing._AtIndexer': { item: { result: 'element' } },
  'pandas.core.indexing._iAtIndexer': { item: { result: 'element' } },
  'pandas.plotting.PlotAccessor': {
    methods: each('__call__ area bar barh box density hexbin hist kde line pie scatter', draws()),
  },
};
