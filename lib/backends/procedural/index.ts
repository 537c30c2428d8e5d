/**
 * Procedural style: functions that learn and functions that apply, called in sequence; all that is learned in one object.
 *
 * Takes: a verified pipeline with a staged part. Gives: the whole project.
 * Guarantees: what a step learned is a frozen dataclass, and its function reads nothing else but rows and settings.
 */
import type { Backend } from '../backend.ts';
import { emitStaged } from '../staged/emit.ts';
import { isStaged, renameInstances } from '../staged/shape.ts';
import { dialect } from './dialect.ts';

export const procedural: Backend = {
  emit: (pipeline, tools) => {
    if (!isStaged(pipeline)) throw new Error('The pipeline has no staged part.');
    // A step's own name is its function's; what was fitted are its parameters.
    return emitStaged(
      renameInstances(pipeline, (instance) => `${instance}_parameters`),
      dialect,
      tools,
    );
  },
};
