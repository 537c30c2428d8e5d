import {
  applyItem,
  code,
  fitItem,
  imports,
  input,
  learned,
  lit,
  parameter,
  pipeline,
  setting,
  stagedPipeline,
  stagedStep,
  step,
  target,
} from './build.ts';

const FRAME = 'pandas.DataFrame';
const KMEANS = 'sklearn.cluster.KMeans';

const BASE = pipeline('staged-meters', {
  title: 'Meters',
  imports: imports(`
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.preprocessing import MinMaxScaler`),
  dependencies: [
    { distribution: 'scikit-learn', constraint: '' },
    { distribution: 'pandas', constraint: '' },
  ],
  steps: [
    step('read_meters', 'data', {
      title: 'Read the meters',
      role: 'load',
      body: [code(1, 'meters = pd.read_csv(config.paths.meters_csv)', 'pd')],
      results: [parameter('meters', FRAME, 'all rows')],
    }),
    step('halve', 'data', {
      title: 'Later rows are held out',
      role: 'split',
      parameters: [parameter('meters', FRAME, 'all rows')],
      body: [code(2, 'early = meters.iloc[:60]\nlate = meters.iloc[60:]')],
      results: [
        parameter('early', FRAME, 'training rows'),
        parameter('late', FRAME, 'held-out rows'),
      ],
    }),
    step('cluster', 'steps/cluster', {
      title: 'Find clusters',
      role: 'train',
      parameters: [parameter('scaled', 'numpy.ndarray', 'scaled rows')],
      body: [
        code(
          4,
          'clusters = KMeans(n_clusters=2, n_init=1, random_state=0)\nclusters.fit(scaled)',
          'KMeans',
        ),
      ],
      results: [parameter('clusters', KMEANS, 'fitted clusters')],
    }),
  ],
  settings: [setting('paths.meters_csv', lit.str('data/meters.csv'), 'str', 1, 'Readings')],
  inputs: [input('paths.meters_csv', 'data/meters.csv', 1)],
});

const SCALE = stagedStep('scale_readings', 'ReadingScaler', {
  title: 'Scale the readings',
  learned: [learned('scaler', 'sklearn.preprocessing.MinMaxScaler', 'fitted scaler')],
  fit: [code(3, '<learned:scaler> = MinMaxScaler()\n<learned:scaler>.fit(X)', 'MinMaxScaler')],
  transform: [code(3, 'X = <learned:scaler>.transform(X)')],
  result: parameter('X', 'numpy.ndarray', 'scaled readings'),
});

const FILL = stagedStep('fill_gaps', 'GapFiller', {
  title: 'Fill gaps with the median',
  learned: [learned('medians', 'pandas.Series', 'median of each column')],
  fit: [code(2, '<learned:medians> = X.median()')],
  transform: [code(2, 'X = X.fillna(<learned:medians>)')],
});

/** No model: the transformed rows are what is wanted; the held-out rows are fitted on by themselves. */
export const stagedMeters = stagedPipeline(
  {
    ...BASE,
    command: 'run',
    steps: BASE.steps.filter(({ name }) => name !== 'cluster'),
    targets: [target('late', 'frame', FRAME)],
  },
  [FILL],
  [
    'read_meters',
    'halve',
    fitItem('fill_gaps', 'gap_filler', 'early', 'early'),
    applyItem('gap_filler', 'late', 'late'),
  ],
  { kind: 'transform', method: 'transform', instances: ['gap_filler'], rawRows: 'meters' },
);

/** No held-out rows; a step that is fitted twice, of which the second serves. */
export const stagedClusters = stagedPipeline(
  {
    ...BASE,
    projectName: 'staged-clusters',
    packageName: 'staged_clusters',
    command: 'train',
    steps: BASE.steps.filter(({ name }) => name !== 'halve'),
    targets: [target('clusters', 'estimator', KMEANS)],
  },
  [FILL, SCALE],
  [
    'read_meters',
    fitItem('fill_gaps', 'gap_filler', 'meters', 'filled'),
    fitItem('scale_readings', 'first_scaler', 'filled', 'scaled'),
    fitItem('scale_readings', 'reading_scaler', 'filled', 'scaled'),
    'cluster',
  ],
  {
    instances: ['gap_filler', 'reading_scaler'],
    estimator: 'clusters',
    rawRows: 'meters',
  },
);
