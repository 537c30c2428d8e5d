import { DiagnosticSink } from './diagnostics/sink.ts';
import { readNotebook, type SourceFile } from './notebook/index.ts';
import { secretsHidden } from './secrets/index.ts';

/** For those who run a notebook: takes its secrets out of what the run printed, before anybody sees it. */
export function hideSecrets(sources: readonly SourceFile[]): (text: string) => string {
  const hidden = sources.flatMap((source) => {
    const notebook = readNotebook(source, new DiagnosticSink());
    return notebook === null ? [] : [secretsHidden(notebook)];
  });
  return (text) => hidden.reduce((clean, hide) => hide(clean), text);
}
