/**
 * The pipeline as data.
 *
 * Takes: nothing; these are the types that lowering fills and back-ends read.
 * Guarantees: everything is JSON-serialisable; text fragments keep their origin in the notebook.
 */
export type * from './literal.ts';
export type * from './pipeline.ts';
export type * from './python-type.ts';
