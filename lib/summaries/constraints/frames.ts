import type { ConstraintTable } from './contract.ts';

const QUANTILE = { q: 'number >= 0 <= 1' };
const PERCENTILE = { q: 'number >= 0 <= 100' };
const SAMPLE = { n: 'int >= 0', frac: 'number >= 0' };
const WINDOW = { window: 'int >= 1' };

export const pandas: ConstraintTable = {
  module: 'pandas',
  calls: {
    'DataFrame.quantile': QUANTILE,
    'Series.quantile': QUANTILE,
    'DataFrame.sample': SAMPLE,
    'Series.sample': SAMPLE,
    'DataFrame.rolling': WINDOW,
    'Series.rolling': WINDOW,
    cut: { bins: 'int >= 1' },
    qcut: { q: 'int >= 1' },
    read_csv: { nrows: 'int >= 0' },
  },
};

export const numpy: ConstraintTable = {
  module: 'numpy',
  calls: {
    percentile: PERCENTILE,
    nanpercentile: PERCENTILE,
    quantile: QUANTILE,
    nanquantile: QUANTILE,
  },
};
