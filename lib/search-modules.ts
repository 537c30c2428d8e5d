import { analyzableModules } from './analysis/modules/index.ts';
import { DiagnosticSink } from './diagnostics/sink.ts';
import { parseProgram } from './frontend/index.ts';
import { readNotebook, type SourceFile } from './notebook/index.ts';

/** What the notebook's imports, and those of the files given with it, lead to. */
export interface ModuleSearch {
  /** Files among those given that are imported, by their paths. */
  readonly found: readonly string[];
  /** Paths that were not given and may be what an import means: relative to the notebook's folder. */
  readonly wanted: readonly string[];
  /** Imports that lead to nothing that is known, by name. */
  readonly missing: readonly string[];
}

/** For those who hold the files: whoever gives more of them asks again. */
export function searchModules(source: SourceFile): ModuleSearch {
  const sink = new DiagnosticSink();
  const notebook = readNotebook(source, sink);
  if (notebook === null || notebook.language !== 'python')
    return { found: [], wanted: [], missing: [] };
  const modules = analyzableModules(parseProgram(notebook, sink), 'package');
  return {
    found: [...modules.found.values()].map(({ file }) => file),
    wanted: [...modules.wanted],
    missing: modules.missing.map(({ name }) => name),
  };
}
