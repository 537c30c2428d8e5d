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
import { numpy } from './numpy/index.ts';
import { pandas } from './pandas/index.ts';
import { matplotlib, seaborn } from './plotting.ts';
import { sklearn } from './sklearn/index.ts';
import { standardLibrary } from './stdlib/index.ts';

/** All tables; a later one never overrides an earlier one. */
export const summaries: readonly LibrarySummary[] = [
  builtins,
  ...standardLibrary,
  pandas,
  numpy,
  sklearn,
  matplotlib,
  seaborn,
];

export { indexSummaries } from './lookup.ts';
export type { LibraryFacts, SummaryIndex } from './lookup.ts';
export type * from './contract.ts';
