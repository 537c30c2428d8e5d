import path from 'node:path';
import { type Diagnostic, DiagnosticSink, type SourceFile, severalNotebooks } from '../../door.ts';
import { readSource } from '../../files/index.ts';
import type { CliIo } from '../io.ts';

export type ReadResult =
  | { readonly kind: 'read'; readonly source: SourceFile }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** Reads all notebooks given, so that each unreadable one is named, and asks for exactly one. */
export async function readNotebooks(paths: readonly string[], io: CliIo): Promise<ReadResult> {
  const sink = new DiagnosticSink();
  const sources: SourceFile[] = [];
  for (const file of paths) {
    io.progress(`Reading ${file}`);
    const source = await readSource(io.files, path.resolve(io.cwd, file), file, sink);
    if (source !== null) sources.push(source);
  }
  if (paths.length > 1) sink.report(severalNotebooks, null, { count: paths.length });
  const [source] = sources;
  if (source !== undefined && !sink.hasErrors) return { kind: 'read', source };
  return { kind: 'refused', diagnostics: sink.sorted(() => 0) };
}
