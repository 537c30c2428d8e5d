export * from '../outcome.ts';
export * from '../diagnostics/diagnostic.ts';
export * from '../diagnostics/sink.ts';
export * from '../diagnostics/catalog/files.ts';
export * from '../project/tree.ts';
export * from '../project/manifest.ts';
export * from '../project/zip.ts';
export * from '../notebook/model.ts';
export * from '../source/span.ts';
export * from '../source/decode-bytes.ts';
export * from '../diagnostics/render/text.ts';
export * from '../diagnostics/render/json.ts';
export * from '../codegen/python/literal.ts';
export * from '../ir/index.ts';
import type { ConvertOptions, ConvertTools, Outcome } from '../outcome.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Notebook, SourceFile } from '../notebook/model.ts';
export interface SliceOutcome {
  readonly notebook: Notebook | null;
  readonly script: string | null;
  readonly diagnostics: readonly Diagnostic[];
}
export declare function convert(
  source: SourceFile,
  options: ConvertOptions,
  tools: ConvertTools,
): Outcome;
export declare function inspect(sources: readonly SourceFile[], options: ConvertOptions): Outcome;
export declare function sliceScript(
  source: SourceFile,
  targets: readonly string[],
  order: ConvertOptions['order'],
): SliceOutcome;
export declare function emitStage(
  source: SourceFile,
  options: ConvertOptions,
  stage: 'program' | 'dataflow' | 'ir',
): unknown;
export type { RenderedSource } from '../diagnostics/render/place.ts';
