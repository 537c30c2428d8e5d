/**
 * Custom style: steps and the sequence as classes of the project's own, one object saved.
 *
 * Takes: a verified pipeline with a staged part. Gives: the whole project.
 * Guarantees: the saved object answers raw rows by itself and needs no library but those of the notebook's code.
 */
import type { Backend } from '../backend.ts';
import { emitStaged } from '../staged/emit.ts';
import { isStaged } from '../staged/shape.ts';
import { dialect } from './dialect.ts';

export const custom: Backend = {
  emit: (pipeline, tools) => {
    if (!isStaged(pipeline)) throw new Error('The pipeline has no staged part.');
    return emitStaged(pipeline, dialect, tools);
  },
};
