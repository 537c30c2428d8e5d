/**
 * Makes a staged part read as if written by hand, and changes nothing that it computes.
 *
 * Takes: a staged part, the functions of its flow, the imports. Gives: both again, as verified as before.
 * Steps that only copy rows go; values that a name holds for one line stand in that line; a fitted transformer of
 * scikit-learn becomes a step of its own, which that style emits as it is.
 */
import type { ImportBinding, StagedPart, Step } from '../../../ir/index.ts';
import { fitAlone } from './fit-alone.ts';
import { typeFlow } from './flow-types.ts';
import { documentGiven } from './given-doc.ts';
import { inlineOnce } from './inline-once.ts';
import { documentLearned } from './learned-doc.ts';
import { withoutCopies } from './only-copies.ts';
import { splitStock } from './split-stock.ts';

export interface TidyQuery {
  readonly imports: readonly ImportBinding[];
  readonly typeOf: (variable: string) => string;
  /** Names that a step cannot have. */
  readonly taken: ReadonlySet<string>;
}

export interface Tidied {
  readonly staged: StagedPart;
  readonly steps: readonly Step[];
}

export function tidy(given: Tidied, query: TidyQuery): Tidied {
  const { staged } = given;
  const steps = staged.steps.map((step) => ({
    ...step,
    fit: inlineOnce(step.fit),
    transform: inlineOnce(step.transform),
  }));
  const split = splitStock({ ...given, staged: withoutCopies({ ...staged, steps }) }, query);
  const told = split.staged.steps.map((step) =>
    documentGiven(documentLearned(fitAlone(step)), split.staged),
  );
  return typeFlow({ ...split, staged: { ...split.staged, steps: told } });
}
