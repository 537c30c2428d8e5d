/**
 * Who reads, writes and mutates what.
 *
 * Takes: parsed cells in the order in which they run, and what is known of libraries.
 * Gives: facts for every statement (names, objects, hidden state, what is shown, roles), slices, suggestions.
 * Needs: spans and statement ids from the front-end.
 * Guarantees: what is not known is assumed to change everything it can reach; facts err towards more dependence.
 */
export { analyze, type Knowledge } from './analyze.ts';
export { sliceBackward, type Because, type Flow, type Slice, type SliceQuery } from './slice.ts';
export type * from './facts.ts';
