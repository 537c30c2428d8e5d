/**
 * Back-ends: pipelines to projects, a folder a style.
 *
 * Takes: a verified `Pipeline`, and a formatter or none.
 * Gives: the whole `ProjectTree`, each line of author's code with its place in the notebook.
 * Needs: invariants of `verifyPipeline`: unique names, known settings, provided parameters.
 * Guarantees: code leaves through nodes and a printer; the same pipeline gives the same bytes. A pipeline without a
 * staged part is the same project in every style.
 */
import type { Style } from '../outcome.ts';
import type { Backend } from './backend.ts';
import { custom } from './custom/index.ts';
import { procedural } from './procedural/index.ts';
import { sklearn } from './sklearn/index.ts';
import { isStaged } from './staged/shape.ts';
import { wholeRun } from './whole-run/index.ts';

export type { Backend } from './backend.ts';
export { unknownTypes, type UnknownType } from './project/unknown-types.ts';

/** The back-end for a style. */
export function backendFor(style: Style): Backend {
  return {
    emit: (pipeline, tools) => stylesOf(pipeline, style).emit(pipeline, tools),
  };
}

function stylesOf(pipeline: Parameters<Backend['emit']>[0], style: Style): Backend {
  if (!isStaged(pipeline)) return wholeRun;
  switch (style) {
    case 'procedural':
      return procedural;
    case 'custom':
      return custom;
    case 'sklearn':
      return sklearn;
  }
}
