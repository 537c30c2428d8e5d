/**
 * NumPy: functions, arrays, scalars, linear algebra, random numbers.
 *
 * Guarantees: `out=` counts as written whenever it is given; reshaping functions may alias their first argument;
 * unlisted names change nothing.
 */
import type { LibrarySummary } from '../contract.ts';
import { classes } from './classes.ts';
import { functions } from './functions.ts';

export const numpy = {
  library: 'numpy',
  distribution: 'numpy',
  pureByDefault: true,
  everyday: true,
  aliases: {
    'numpy.random.mtrand': 'numpy.random',
    'numpy.core': 'numpy',
    'numpy._core': 'numpy',
    'numpy.core.numeric': 'numpy',
    'numpy.core.fromnumeric': 'numpy',
    'numpy.lib.function_base': 'numpy',
    'numpy.math': 'math',
    'numpy.rec.array': 'numpy.array',
    'numpy.ma.core': 'numpy.ma',
  },
  functions,
  classes,
  constants: {
    ...Object.fromEntries(
      [
        'pi',
        'e',
        'inf',
        'nan',
        'Inf',
        'NaN',
        'NAN',
        'Infinity',
        'PINF',
        'NINF',
        'infty',
        'euler_gamma',
      ].map((name) => [`numpy.${name}`, 'float']),
    ),
    'numpy.newaxis': 'None',
    'numpy.r_': 'Any',
    'numpy.c_': 'Any',
    'numpy.s_': 'Any',
    'numpy.mgrid': 'Any',
    'numpy.ogrid': 'Any',
    'numpy.__version__': 'str',
    'numpy.index_exp': 'Any',
  },
} satisfies LibrarySummary;
