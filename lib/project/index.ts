/**
 * The generated project as files in memory.
 *
 * Takes: files that a back-end emitted, with the notebook lines that each line came from.
 * Gives: a sorted, safe `ProjectTree`; its zip; the difference of two trees; `provenance.json`.
 * Needs: nothing; a formatter's WebAssembly is loaded at the edge and passed in.
 * Guarantees: the same files give the same bytes, in browser and Node; no path leaves the project's folder.
 */
export * from './diff.ts';
export * from './format-ruff.ts';
export * from './lines.ts';
export * from './make-tree.ts';
export * from './manifest.ts';
export * from './provenance.ts';
export type * from './tree.ts';
export * from './zip.ts';
