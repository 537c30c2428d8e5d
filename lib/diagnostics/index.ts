/**
 * What the stages have to say.
 *
 * Takes: rules, spans and arguments from any stage. Gives: sorted diagnostics, and their texts for terminal and JSON.
 * Needs: the notebook, to show places.
 * Guarantees: a diagnostic is plain data; its texts come from the catalogue alone.
 */
export { catalog, ruleByCode } from './catalog/index.ts';
export type * from './diagnostic.ts';
export { renderJson } from './render/json.ts';
export type { JsonDiagnostic, JsonPlace } from './render/json.ts';
export type { RenderedCell, RenderedSource } from './render/place.ts';
export { renderText } from './render/text.ts';
export type { Rule, RuleArguments } from './rule.ts';
export { DiagnosticSink } from './sink.ts';
export type { ReportOptions } from './sink.ts';
