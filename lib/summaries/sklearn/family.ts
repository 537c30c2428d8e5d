import type { CallSummary, ClassSummary } from '../contract.ts';
import { fits, words } from '../vocabulary.ts';

const mixins: Readonly<Record<string, string>> = {
  C: 'sklearn.base.ClassifierMixin',
  R: 'sklearn.base.RegressorMixin',
  T: 'sklearn.base.TransformerMixin',
  K: 'sklearn.base.ClusterMixin',
  O: 'sklearn.base.OutlierMixin',
};

const movesOn = fits({
  parameters: ['X', 'y', 'sample_weight'],
  readsState: ['random:numpy'],
  writesState: ['random:numpy'],
});

/** Module, kind letters (see `estimators.ts`), names separated by blanks. */
export type FamilyLine = readonly [module: string, kinds: string, names: string];

/** Estimators that follow the protocol of scikit-learn, from a table of names. */
export function family(
  lines: readonly FamilyLine[],
  more: {
    /** Those that draw random numbers unless `random_state` is given. */
    readonly unseeded?: ReadonlySet<string>;
    /** Those whose `fit` only moves the global random state on. */
    readonly drawing?: ReadonlySet<string>;
    /** Bases looked at before those of scikit-learn. */
    readonly bases?: readonly string[];
    readonly construct?: CallSummary;
  } = {},
): Readonly<Record<string, ClassSummary>> {
  const table: Record<string, ClassSummary> = {};
  for (const [module, kinds, names] of lines) {
    const bases = [...(more.bases ?? []), 'sklearn.base.BaseEstimator'];
    for (const kind of kinds) {
      const mixin = mixins[kind];
      if (mixin !== undefined) bases.push(mixin);
    }
    for (const name of words(names)) {
      const construct: CallSummary = {
        returns: 'self',
        ...more.construct,
        ...(more.unseeded?.has(name) === true ? { randomUnless: 'random_state' } : {}),
      };
      const methods = more.drawing?.has(name) === true ? { methods: { fit: movesOn } } : {};
      table[`${module}.${name}`] = { bases, construct, ...methods };
    }
  }
  return table;
}
