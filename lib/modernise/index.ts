/**
 * Modernisation: calls that current library versions removed, changed or silently ignore.
 *
 * Takes: the parsed notebook and its dataflow. Gives: changes of the author's own spans, each with its rule, and calls
 * for which no current version has an equal form. Needs: types of receivers and names from the analysis.
 * Guarantees: only what the analysis knows to be the library's is changed; what came of it before comes of it again.
 * Rules are data, a file a library in `rules/`; what they are made of is in `changes/`.
 */
export { boundsOf, type VersionBounds } from './age.ts';
export { findChanges, type FoundChange } from './find.ts';
export type { CellEdit, ModernRule } from './rule.ts';
export { Names } from './names.ts';
export { modernRules } from './rules/index.ts';
