/**
 * Author's statements as text of the project.
 *
 * Takes: a parsed cell, one statement of it, which nested statements stay, and edits on the author's own spans.
 * Gives: `CodeText`: dedented text that starts at column 0, its comments and the origin of every line.
 * Needs: offsets in the cell's source as the front-end gives them.
 * Guarantees: the result parses; with nothing removed and no edits it has the same syntax tree; string literals keep
 * their values when every line but `verbatimLines` is indented; removed statements leave no line, comment or empty
 * block behind; commented-out code is left out.
 */
export type { CodeTextOptions } from './code-text.ts';
export { codeText, originOf } from './code-text.ts';
export { blocksOf } from './blocks.ts';
export type { Edit } from './edit.ts';
export { orderedEdits, overlaps } from './edit.ts';
