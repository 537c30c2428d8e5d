import { moved, type MovedNames } from '../changes/moved.ts';
import { type ModernRule, modernRule } from '../rule.ts';

const NOTES = 'https://docs.scipy.org/doc/scipy/release/';
const scipy = (id: string, changed: string, reason: string, names: MovedNames): ModernRule =>
  modernRule(
    {
      id: `scipy/${id}`,
      distribution: 'scipy',
      changed,
      reason,
      reference: `${NOTES}${changed}.0-notes.html`,
    },
    moved(names),
  );

export const scipyRules: readonly ModernRule[] = [
  scipy('misc-functions', '1.3', 'it moved out of `scipy.misc`', {
    'scipy.misc.comb': 'scipy.special.comb',
    'scipy.misc.factorial': 'scipy.special.factorial',
    'scipy.misc.factorial2': 'scipy.special.factorial2',
    'scipy.misc.logsumexp': 'scipy.special.logsumexp',
  }),
  scipy('misc-images', '1.3', 'scipy no longer reads, writes or resizes images', {
    'scipy.misc.imread': null,
    'scipy.misc.imsave': null,
    'scipy.misc.imresize': null,
    'scipy.misc.toimage': null,
  }),
  scipy('integrals', '1.14', 'it has a longer name since scipy 1.6', {
    'scipy.integrate.simps': 'scipy.integrate.simpson',
    'scipy.integrate.trapz': 'scipy.integrate.trapezoid',
    'scipy.integrate.cumtrapz': 'scipy.integrate.cumulative_trapezoid',
  }),
  scipy('numpy-names', '1.12', 'scipy no longer repeats the names of numpy', {
    'scipy.mean': 'numpy.mean',
    'scipy.sqrt': 'numpy.sqrt',
    'scipy.array': 'numpy.array',
    'scipy.log': 'numpy.log',
    'scipy.exp': 'numpy.exp',
    'scipy.randn': 'numpy.random.randn',
  }),
  scipy('median-absolute-deviation', '1.9', '`median_absolute_deviation` was removed', {
    'scipy.stats.median_absolute_deviation': null,
  }),
];
