import { keywordDropped, keywordRenamed, memberRenamed, positionNamed } from '../changes/call.ts';
import { chainedAssignment, chainedInplace } from '../changes/columns.ts';
import { variableInplace } from '../changes/column-variables.ts';
import { rowsAppended } from '../changes/joined-rows.ts';
import { moved } from '../changes/moved.ts';
import {
  asMatrix,
  filledByMethod,
  flagReplaced,
  frequencyRenamed,
  meanDeviation,
  mixedIndexer,
  singleValue,
  sorted,
  squeezed,
  textColumnsLeftOut,
  textNoneKept,
  textReplacedByNumbers,
} from '../changes/pandas-calls.ts';
import { textDtypeCompared, textDtypeListed, textDtypeSelected } from '../changes/text-dtype.ts';
import { numberIntoText } from '../changes/number-into-text.ts';
import { type ModernRule, modernRule } from '../rule.ts';

const NOTES = 'https://pandas.pydata.org/docs/whatsnew/';
const FRAMES = ['pandas.DataFrame', 'pandas.Series'];
const READERS = ['pandas.read_csv', 'pandas.read_table', 'pandas.read_excel'];
const pandas = (
  id: string,
  changed: string,
  reason: string,
  change: Parameters<typeof modernRule>[1],
  more: Partial<Pick<ModernRule, 'since' | 'kind' | 'onlyOlder'>> = {},
): ModernRule =>
  modernRule(
    {
      id: `pandas/${id}`,
      distribution: 'pandas',
      changed,
      reason,
      reference: `${NOTES}v${changed}.0.html`,
      ...more,
    },
    change,
  );
const IN_PLACE = ['fillna', 'replace', 'ffill', 'bfill', 'clip', 'interpolate', 'mask', 'where'];
const SILENT = { kind: 'changed' } as const;
const SILENT_DEFAULT = { kind: 'changed', onlyOlder: true } as const;

export const pandasRules: readonly ModernRule[] = [
  pandas(
    'chained-inplace',
    '3.0',
    'a column changed in place through its frame is a copy: pandas 3 ignores the change',
    chainedInplace(IN_PLACE),
    SILENT,
  ),
  pandas(
    'column-variable-inplace',
    '3.0',
    'a column that has a name of its own is a copy: what is changed in it in place no longer changes the frame',
    variableInplace(IN_PLACE),
    SILENT,
  ),
  pandas(
    'chained-assignment',
    '3.0',
    'rows assigned through a column of the frame change a copy: pandas 3 ignores them',
    chainedAssignment(),
    SILENT,
  ),
  pandas(
    'number-into-text',
    '3.0',
    'a column of text refuses numbers in pandas 3, so it is made one of any values first',
    numberIntoText(),
    SILENT,
  ),
  pandas(
    'text-dtype-compared',
    '3.0',
    'columns of text have the dtype `str` in pandas 3, no longer `object`',
    textDtypeCompared(),
    SILENT,
  ),
  pandas(
    'text-dtype-listed',
    '3.0',
    'columns of text have the dtype `str` in pandas 3, no longer `object`',
    textDtypeListed(),
    SILENT,
  ),
  pandas(
    'text-dtype-selected',
    '3.0',
    '`select_dtypes` will stop counting columns of text as `object`',
    textDtypeSelected(),
    SILENT,
  ),
  pandas(
    'text-replaced-by-numbers',
    '3.0',
    'numbers that replace texts stay objects in pandas 3; they used to become a column of numbers',
    textReplacedByNumbers(),
    SILENT_DEFAULT,
  ),
  pandas(
    'text-none',
    '2.0',
    '`read_csv` now takes the text `None` for a missing value',
    textNoneKept(),
    SILENT_DEFAULT,
  ),
  pandas(
    'text-columns-left-out',
    '2.0',
    'columns of text are no longer left out by themselves',
    textColumnsLeftOut(),
    SILENT_DEFAULT,
  ),
  pandas('frame-append', '2.0', '`append` was removed in pandas 2.0', rowsAppended()),
  pandas('as-matrix', '1.0', '`as_matrix` and `get_values` were removed in pandas 1.0', asMatrix()),
  pandas('mixed-indexer', '1.0', '`ix` was removed in pandas 1.0', mixedIndexer()),
  pandas('get-value', '1.0', '`get_value` was removed in pandas 1.0', singleValue()),
  pandas('sort', '0.20', '`sort` was removed in pandas 0.20', sorted()),
  pandas(
    'panel',
    '0.25',
    '`Panel` was removed in pandas 0.25, with nothing in its place but frames with a MultiIndex',
    moved({ 'pandas.Panel': null }),
  ),
  pandas(
    'applymap',
    '3.0',
    '`applymap` was removed in pandas 3.0; it is `map` since pandas 2.1',
    memberRenamed(['pandas.DataFrame'], { applymap: 'map' }),
    { since: '2.1' },
  ),
  pandas(
    'iteritems',
    '2.0',
    '`iteritems` was removed in pandas 2.0',
    memberRenamed(FRAMES, { iteritems: 'items' }),
  ),
  pandas('fill-method', '3.0', '`fillna(method=...)` was removed in pandas 3.0', filledByMethod()),
  pandas(
    'lookup',
    '2.0',
    '`lookup` was removed in pandas 2.0, with nothing in its place',
    memberRenamed(['pandas.DataFrame'], { lookup: null }),
  ),
  pandas('mad', '2.0', '`mad` was removed in pandas 2.0', meanDeviation()),
  pandas(
    'is-monotonic',
    '2.0',
    '`is_monotonic` was removed in pandas 2.0',
    memberRenamed([...FRAMES, 'pandas.Index'], { is_monotonic: 'is_monotonic_increasing' }),
  ),
  pandas(
    'frequency-names',
    '3.0',
    'the frequency has a new name since pandas 2.2',
    frequencyRenamed(),
    { since: '2.2' },
  ),
  pandas(
    'datetime',
    '2.0',
    '`pandas.datetime` was removed',
    moved({ 'pandas.datetime': 'datetime.datetime' }),
  ),
  pandas(
    'moved-names',
    '2.0',
    'it lives elsewhere now',
    moved({
      'pandas.np': 'numpy',
      'pandas.tools.plotting': 'pandas.plotting',
      'pandas.scatter_matrix': 'pandas.plotting.scatter_matrix',
      'pandas.io.json.json_normalize': 'pandas.json_normalize',
      'pandas.core.common.is_list_like': 'pandas.api.types.is_list_like',
      'pandas.util.testing': 'pandas.testing',
      'pandas.Int64Index': 'pandas.Index',
      'pandas.Float64Index': 'pandas.Index',
    }),
  ),
  pandas(
    'delim-whitespace',
    '3.0',
    '`delim_whitespace` was removed in pandas 3.0',
    flagReplaced('delim_whitespace', String.raw`sep=r'\s+'`, null),
  ),
  pandas(
    'bad-lines',
    '2.0',
    '`error_bad_lines` was removed in pandas 2.0',
    flagReplaced('error_bad_lines', "on_bad_lines='error'", "on_bad_lines='warn'"),
    { since: '1.3' },
  ),
  pandas(
    'positional-writers',
    '3.0',
    'what follows the path is taken by its name only since pandas 3.0',
    positionNamed(
      [
        ...FRAMES.map((owner) => [`${owner}.to_hdf`, 'key'] as const),
        ...FRAMES.map((owner) => [`${owner}.to_excel`, 'sheet_name'] as const),
        ...FRAMES.map((owner) => [`${owner}.to_csv`, 'sep'] as const),
      ],
      1,
    ),
  ),
  pandas('squeeze', '2.0', '`squeeze=` was removed in pandas 2.0', squeezed()),
  pandas(
    'infer-datetime-format',
    '3.0',
    '`infer_datetime_format` was removed in pandas 3.0: formats are inferred',
    keywordDropped([...READERS, 'pandas.to_datetime'], ['infer_datetime_format']),
  ),
  pandas(
    'date-parser',
    '3.0',
    '`date_parser` was removed in pandas 3.0',
    keywordDropped(READERS, ['date_parser'], ['None']),
  ),
  pandas(
    'line-terminator',
    '2.0',
    '`line_terminator` is spelled `lineterminator` since pandas 1.5',
    keywordRenamed(
      FRAMES.map((c) => `${c}.to_csv`),
      'line_terminator',
      'lineterminator',
    ),
    { since: '1.5' },
  ),
];
