import { moved, type MovedNames } from '../changes/moved.ts';
import { type ModernRule, modernRule } from '../rule.ts';

const numpy = (
  id: string,
  changed: string,
  reason: string,
  names: Readonly<Record<string, string | null>>,
): ModernRule => {
  const full: MovedNames = Object.fromEntries(
    Object.entries(names).map(([old, to]) => [`numpy.${old}`, to]),
  );
  const reference = `https://numpy.org/doc/stable/release/${changed}.0-notes.html`;
  return modernRule(
    { id: `numpy/${id}`, distribution: 'numpy', changed, reason, reference },
    moved(full),
  );
};

export const numpyRules: readonly ModernRule[] = [
  numpy('builtin-types', '1.24', 'numpy 1.24 removed its other name of the builtin type', {
    float: 'float',
    int: 'int',
    bool: 'bool',
    object: 'object',
    str: 'str',
    complex: 'complex',
    long: 'int',
    unicode: 'str',
  }),
  numpy('type-names', '2.0', 'numpy 2.0 removed this name of the type', {
    float_: 'numpy.float64',
    complex_: 'numpy.complex128',
    unicode_: 'numpy.str_',
    string_: 'numpy.bytes_',
  }),
  numpy('constants', '2.0', 'numpy 2.0 removed this spelling', {
    NaN: 'numpy.nan',
    NAN: 'numpy.nan',
    Inf: 'numpy.inf',
    Infinity: 'numpy.inf',
    infty: 'numpy.inf',
    PINF: 'numpy.inf',
  }),
  numpy('functions', '2.0', 'numpy 2.0 removed this name of the function', {
    product: 'numpy.prod',
    cumproduct: 'numpy.cumprod',
    alltrue: 'numpy.all',
    sometrue: 'numpy.any',
    in1d: 'numpy.isin',
    row_stack: 'numpy.vstack',
    round_: 'numpy.round',
    mat: 'numpy.asmatrix',
  }),
  numpy('trapezoid', '2.4', '`trapz` is `trapezoid` since numpy 2.0', { trapz: 'numpy.trapezoid' }),
  numpy('msort', '2.0', 'numpy 2.0 removed `msort`, which sorted along the first axis', {
    msort: null,
  }),
];
