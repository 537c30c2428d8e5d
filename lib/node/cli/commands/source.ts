import path from 'node:path';
import { type Diagnostic, DiagnosticSink, type SourceFile } from '../../../index.ts';
import { readSource } from '../../files/index.ts';
import type { CliIo } from '../io.ts';

export type ReadResult =
  | { readonly kind: 'read'; readonly sources: readonly SourceFile[] }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** Reads all notebooks given, so that each unreadable one is named. */
export async function readNotebooks(paths: readonly string[], io: CliIo): Promise<ReadResult> {
  const sink = new DiagnosticSink();
  const sources: SourceFile[] = [];
  for (const file of paths) {
    io.progress(`Reading ${file}`);
    const source = await readSource(io.files, path.resolve(io.cwd, file), file, sink);
    if (source !== null) sources.push(source);
  }
  if (!sink.hasErrors) return { kind: 'read', sources };
  return { kind: 'refused', diagnostics: sink.sorted(() => 0) };
}
