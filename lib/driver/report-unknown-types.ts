import { unknownTypes } from '../backends/index.ts';
import { typesNotKnown } from '../diagnostics/catalog/generate.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import type { ProjectTree } from '../project/index.ts';

/** Places that are named; the project's README has them all. */
const MOST = 6;

/** Annotations of the project that say nothing are told, not hidden under `Any`. */
export function reportUnknownTypes({ files }: ProjectTree, sink: DiagnosticSink): void {
  const found = unknownTypes(files);
  if (found.length === 0) return;
  const named = found
    .slice(0, MOST)
    .map(({ holder, name }) =>
      name === null ? `what \`${holder}\` gives` : `\`${name}\` of \`${holder}\``,
    );
  const places = [...named, ...(found.length > MOST ? ['...'] : [])].join(', ');
  sink.report(typesNotKnown, null, { count: found.length, places });
}
