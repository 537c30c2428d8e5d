/**
 * scikit-learn style: one transformer a step, joined with the fitted model into a `Pipeline`.
 *
 * Takes: a verified pipeline with a staged part. Gives: the whole project.
 * Guarantees: the saved `Pipeline` answers raw rows by itself; a step that is a library's transformer is that.
 */
import { emitStaged } from '../staged/emit.ts';
import type { Backend } from '../backend.ts';
import { arrange, isStaged, type StagedPipeline } from '../staged/shape.ts';
import { chainOf } from './chain.ts';
import { dialectFor } from './dialect.ts';

export const sklearn: Backend = {
  emit: (pipeline, tools) => {
    if (!isStaged(pipeline)) throw new Error('The pipeline has no staged part.');
    const whole = withScikitLearn(arrange(pipeline));
    const chain = chainOf(whole);
    return emitStaged(chain?.pipeline ?? whole, dialectFor(chain), tools);
  },
};

/** The pipeline's classes are scikit-learn's, also where the notebook does without. */
function withScikitLearn(pipeline: StagedPipeline): StagedPipeline {
  const dependencies = [...pipeline.dependencies, { distribution: 'scikit-learn', constraint: '' }];
  return { ...pipeline, dependencies };
}
