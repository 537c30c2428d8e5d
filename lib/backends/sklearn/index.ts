/**
 * scikit-learn style: one transformer a step, joined with the fitted model into a `Pipeline`.
 *
 * Takes: a verified pipeline with a staged part. Gives: the whole project.
 * Guarantees: the saved `Pipeline` answers raw rows by itself; a step that is a library's transformer is that.
 */
import { emitStaged } from '../staged/emit.ts';
import type { Backend } from '../backend.ts';
import { isStaged } from '../staged/shape.ts';
import { dialect } from './dialect.ts';

export const sklearn: Backend = {
  emit: (pipeline, tools) => {
    if (!isStaged(pipeline)) throw new Error('The pipeline has no staged part.');
    return emitStaged(pipeline, dialect, tools);
  },
};
