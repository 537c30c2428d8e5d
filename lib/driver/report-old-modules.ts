import type { Knowledge } from '../analysis/index.ts';
import { oldCallInModule } from '../diagnostics/catalog/modernise.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import { boundsOf, findChanges, modernRules, Names } from '../modernise/index.ts';
import { oneLineOf } from './one-line.ts';
import { placeOfModule } from './report-modules.ts';
import type { Understanding } from './understand.ts';

/** Calls of modules beside the notebook that no current version has: their text is the author's and stays. */
export function reportOldModules(
  u: Understanding,
  knowledge: Knowledge,
  sink: DiagnosticSink,
): void {
  const { program, dataflow } = u;
  const needed = new Set(u.lowered.pipeline.modules?.map(({ name }) => name));
  const bounds = boundsOf(program.notebook.languageVersion, program.installs, []);
  for (const { target, file, parsed } of dataflow.modules.files.found.values()) {
    if (!needed.has(target)) continue;
    const names = new Names({ ...program, cells: [parsed] }, dataflow, knowledge);
    for (const { rule, place } of findChanges(modernRules, names, bounds)) {
      const { source } = parsed.cell;
      const line = source.slice(0, place.start).split('\n').length;
      sink.report(oldCallInModule, placeOfModule(u, target), {
        file,
        line,
        before: oneLineOf(source.slice(place.start, place.end)),
        reason: rule.reason,
      });
    }
  }
}
