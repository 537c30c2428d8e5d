/**
 * Back-ends: pipelines to projects, a folder a style.
 *
 * Takes: a verified `Pipeline`, and a formatter or none.
 * Gives: the whole `ProjectTree`, each line of author's code with its place in the notebook.
 * Needs: invariants of `verifyPipeline`: unique names, known settings, provided parameters.
 * Guarantees: code leaves through nodes and a printer; the same pipeline gives the same bytes.
 */
import type { Style } from '../outcome.ts';
import type { Backend } from './backend.ts';
import { wholeRun } from './whole-run/index.ts';

export type { Backend } from './backend.ts';

/** The back-end for a style; until the others exist, every style is emitted as procedural. */
export function backendFor(style: Style): Backend {
  switch (style) {
    case 'procedural':
    case 'custom':
    case 'sklearn':
      return wholeRun;
  }
}
