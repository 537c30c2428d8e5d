import path from 'node:path';
import { type Diagnostic, DiagnosticSink, type SourceFile } from '../../../index.ts';
import { readSource, withModules } from '../../files/index.ts';
import type { CliIo } from '../io.ts';

export type ReadResult =
  | { readonly kind: 'read'; readonly sources: readonly SourceFile[] }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** Reads all notebooks given, so that each unreadable one is named, and the modules beside them. */
export async function readNotebooks(
  paths: readonly string[],
  io: CliIo,
  data?: string,
): Promise<ReadResult> {
  const others = data === undefined ? [] : [path.resolve(io.cwd, data)];
  const sink = new DiagnosticSink();
  const sources: SourceFile[] = [];
  for (const file of paths) {
    io.progress(`Reading ${file}`);
    const full = path.resolve(io.cwd, file);
    const source = await readSource(io.files, full, file, sink);
    if (source !== null)
      sources.push(await withModules(io.files, source, path.dirname(full), others));
  }
  if (!sink.hasErrors) return { kind: 'read', sources };
  return { kind: 'refused', diagnostics: sink.sorted(() => 0) };
}
