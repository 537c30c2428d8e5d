import type { Role } from '../../ir/pipeline.ts';

/** Verbs that headings and comments of notebooks begin with. Those with a role say what phase of the work it is. */
const ROLE_OF_VERB: Readonly<Record<string, Role | null>> = {
  load: 'load',
  read: 'load',
  import: 'load',
  fetch: 'load',
  get: null,
  collect: 'load',
  download: 'load',
  ingest: 'load',
  split: 'split',
  train: 'train',
  fit: 'train',
  refit: 'train',
  tune: 'train',
  learn: null,
  evaluate: 'evaluate',
  validate: 'evaluate',
  score: 'evaluate',
  assess: 'evaluate',
  test: 'evaluate',
  measure: null,
  save: 'persist',
  write: 'persist',
  export: 'persist',
  store: 'persist',
  dump: 'persist',
  submit: 'persist',
  predict: null,
  forecast: null,
  compare: null,
  check: null,
  clean: null,
  prepare: null,
  preprocess: null,
  process: null,
  transform: null,
  encode: null,
  scale: null,
  normalize: null,
  normalise: null,
  standardize: null,
  standardise: null,
  impute: null,
  fill: null,
  handle: null,
  remove: null,
  drop: null,
  delete: null,
  add: null,
  create: null,
  make: null,
  build: null,
  generate: null,
  define: null,
  compute: null,
  calculate: null,
  derive: null,
  extract: null,
  engineer: null,
  select: null,
  choose: null,
  pick: null,
  find: null,
  join: null,
  merge: null,
  combine: null,
  concatenate: null,
  convert: null,
  cast: null,
  change: null,
  replace: null,
  rename: null,
  filter: null,
  sort: null,
  group: null,
  aggregate: null,
  resample: null,
  reshape: null,
  reduce: null,
  separate: null,
  shuffle: null,
  balance: null,
  bin: null,
  discretize: null,
  tokenize: null,
  vectorize: null,
  augment: null,
  detect: null,
  cap: null,
  parse: null,
  set: null,
  apply: null,
  use: null,
  run: null,
  implement: null,
  initialize: null,
  instantiate: null,
  configure: null,
  return: null,
  cluster: null,
  segment: null,
  improve: null,
  map: null,
  count: null,
  keep: null,
  ensure: null,
};

/** Nouns of action and what they mean as a verb. `-ing` forms follow by rule. */
const VERB_OF_NOUN: Readonly<Record<string, string>> = {
  selection: 'select',
  evaluation: 'evaluate',
  validation: 'validate',
  preparation: 'prepare',
  imputation: 'impute',
  transformation: 'transform',
  normalization: 'normalize',
  normalisation: 'normalise',
  standardization: 'standardize',
  standardisation: 'standardise',
  extraction: 'extract',
  reduction: 'reduce',
  creation: 'create',
  generation: 'generate',
  removal: 'remove',
  aggregation: 'aggregate',
  vectorization: 'vectorize',
  tokenization: 'tokenize',
  discretization: 'discretize',
  augmentation: 'augment',
  collection: 'collect',
  ingestion: 'ingest',
  conversion: 'convert',
  calculation: 'calculate',
  computation: 'compute',
  separation: 'separate',
  filtration: 'filter',
  initialization: 'initialize',
  cleansing: 'clean',
  wrangling: 'clean',
  modelling: 'build',
  modeling: 'build',
};

/** Words that a verb before them makes plural: `feature scaling` scales features. */
const COUNTED = new Set(
  'feature value variable column parameter hyperparameter category label outlier duplicate row table'.split(
    ' ',
  ),
);

/** The verb that a word is, or is the `-ing` form of; null for other words. */
export function verbOf(word: string): string | null {
  const lower = word.toLowerCase().replace(/^pre-/, 'pre');
  if (lower in ROLE_OF_VERB) return lower;
  return actionOf(lower);
}

/** The verb behind a noun of action or an `-ing` form. */
export function actionOf(word: string): string | null {
  const lower = word.toLowerCase().replace(/^pre-/, 'pre');
  const noun = VERB_OF_NOUN[lower];
  if (noun !== undefined) return noun;
  const stem = /^(.{2,})ing$/.exec(lower)?.[1];
  if (stem === undefined) return null;
  const doubled = /([^aeious])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  return [stem, `${stem}e`, ...doubled].find((verb) => verb in ROLE_OF_VERB) ?? null;
}

export function roleOfVerb(verb: string): Role | null {
  return ROLE_OF_VERB[verb] ?? null;
}

export function pluralOf(word: string): string {
  if (!COUNTED.has(word.toLowerCase())) return word;
  return /y$/i.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
