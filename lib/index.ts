/**
 * Cellwright's compiler: the only public door.
 *
 * Takes: text of notebooks and options as data. Gives: outcomes as data: analysis, project, diagnostics.
 * Needs: a formatter from the edge, or none.
 * Guarantees: pure and synchronous; the same input and options give the same bytes; executes nothing; never throws.
 */
export { convert, inspect } from './convert.ts';
export { DEFAULT_OPTIONS } from './default-options.ts';
export { emitStage, type Stage } from './emit-stage.ts';
export { hideSecrets } from './hide-secrets.ts';
export { notebookScript, type NotebookScript, type ScriptStatement } from './notebook-script.ts';
export { type ModuleSearch, searchModules } from './search-modules.ts';
export { searchData } from './search-data.ts';
export { sliceScript, type SliceOutcome } from './slice-script.ts';
export { decodeBytes, type DecodedText } from './source/decode-bytes.ts';
export { printLiteral } from './codegen/python/literal.ts';
export { renderJson, renderText, type RenderedSource } from './diagnostics/index.ts';
export { DiagnosticSink } from './diagnostics/sink.ts';
export * from './diagnostics/catalog/files.ts';
export { internalError } from './diagnostics/catalog/roles.ts';
export * from './project/index.ts';
export type * from './outcome.ts';
export { catalog, ruleByCode } from './diagnostics/catalog/index.ts';
export type * from './diagnostics/diagnostic.ts';
export type { Rule } from './diagnostics/rule.ts';
export type * from './ir/index.ts';
export type * from './notebook/model.ts';
export { cellId } from './source/span.ts';
export type * from './source/span.ts';
