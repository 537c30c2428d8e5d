/**
 * Text and places in it.
 *
 * Takes: cell sources. Gives: spans, line tables, and maps from edited text back to the author's.
 * Needs: newlines normalised to LF.
 * Guarantees: offsets are UTF-16; lines and columns for people count from 1.
 */
export type { CellId, Place, Span } from './span.ts';
export { cellId, contains } from './span.ts';
export { LineTable } from './line-table.ts';
export type { EditedText, OffsetMap, TextEdit } from './text-edits.ts';
export { applyEdits, composeMaps, identityMap } from './text-edits.ts';
