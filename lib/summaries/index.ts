/**
 * Summaries: what library calls read, write, mutate, learn.
 *
 * Takes: nothing; tables written by hand, a library each. Gives: `summaries`, the tables in order, and
 * `indexSummaries`, which answers questions about names in any spelling. Needs: nothing else of the compiler.
 * Guarantees: plain immutable data; a claim is cautious for every version of the library in use (what may share
 * memory is a view); a name nothing is known about gives `undefined`, and the caller assumes the worst.
 * `scripts/check-summaries.py` holds the claims against the real libraries.
 */
import type { LibrarySummary } from './contract.ts';
import { builtins } from './builtins.ts';
import { keras, tensorflow, tensorflowDatasets } from './deep/keras.ts';
import { pyspark } from './deep/spark.ts';
import { torch, torchvision, transformers } from './deep/torch.ts';
import { displays } from './display/index.ts';
import { catboost, lightgbm, ngboost, xgboost } from './learning/boosting.ts';
import {
  categoryEncoders,
  featureEngine,
  imblearn,
  mlxtend,
  others,
} from './learning/companions.ts';
import { numpy } from './numpy/index.ts';
import { pandas } from './pandas/index.ts';
import { matplotlib, seaborn } from './plotting.ts';
import { scipy } from './science/scipy.ts';
import { statsmodels } from './science/statsmodels.ts';
import { services } from './services/index.ts';
import { sklearn } from './sklearn/index.ts';
import { standardLibrary } from './stdlib/index.ts';

/** All tables. No two list the same name. */
export const summaries: readonly LibrarySummary[] = [
  builtins,
  ...standardLibrary,
  pandas,
  numpy,
  scipy,
  statsmodels,
  sklearn,
  xgboost,
  lightgbm,
  catboost,
  ngboost,
  featureEngine,
  categoryEncoders,
  imblearn,
  mlxtend,
  ...others,
  matplotlib,
  seaborn,
  ...displays,
  ...services,
  keras,
  tensorflow,
  ...tensorflowDatasets,
  torch,
  torchvision,
  transformers,
  pyspark,
];

export { indexSummaries } from './lookup.ts';
export type { LibraryFacts, SummaryIndex } from './lookup.ts';
export type * from './contract.ts';
