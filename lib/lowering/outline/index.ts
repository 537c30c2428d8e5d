/**
 * What the document around the code says.
 *
 * Takes: a notebook.
 * Gives: its title and summary, its sections by headings of every kind that people write, and for each code cell
 * its section, the text before it and the phrase at its top, all as plain text; names for functions and projects.
 * Needs: nothing but the text of the cells.
 * Guarantees: every code cell has an entry; identifiers are ASCII, snake_case, and neither keywords nor builtins.
 */
export type { CellOutline, Outline, Section } from './outline-of.ts';
export { outlineOf } from './outline-of.ts';
export { identifierFrom, projectNameFrom, titleFromFileName } from './identifier.ts';
