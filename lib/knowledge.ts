import type { Knowledge } from './analysis/index.ts';
import { builtinNames, isNotebookName, starNames } from './summaries/names.ts';
import { indexSummaries, summaries } from './summaries/index.ts';

/** Builds what the analysis asks of libraries; costs some milliseconds, so edges make it once and pass it on. */
export function buildKnowledge(): Knowledge {
  const index = indexSummaries(summaries);
  return {
    index,
    methodsNamed: (name) => index.methodsNamed(name),
    isBuiltin: (name) => builtinNames.has(name) || isNotebookName(name),
    starNames,
  };
}
