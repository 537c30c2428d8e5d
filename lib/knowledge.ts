import type { Knowledge } from './analysis/index.ts';
import { builtinNames, isNotebookName, starNames } from './summaries/names.ts';
import { type CallSummary, indexSummaries, summaries } from './summaries/index.ts';

/** Builds what the analysis asks of libraries; costs some milliseconds, so edges make it once and pass it on. */
export function buildKnowledge(): Knowledge {
  const byMethod = new Map<string, CallSummary[]>();
  for (const library of summaries) {
    for (const summary of Object.values(library.classes)) {
      for (const [name, method] of Object.entries(summary.methods ?? {})) {
        const known = byMethod.get(name);
        if (known === undefined) byMethod.set(name, [method]);
        else known.push(method);
      }
    }
  }
  return {
    index: indexSummaries(summaries),
    methodsNamed: (name) => byMethod.get(name) ?? [],
    isBuiltin: (name) => builtinNames.has(name) || isNotebookName(name),
    starNames,
  };
}
