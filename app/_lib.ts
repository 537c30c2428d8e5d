/** What the web app knows of the compiler: its types only; code of the compiler runs in the worker. */
export type * from '../lib/outcome.ts';
export type * from '../lib/diagnostics/diagnostic.ts';
export type * from '../lib/ir/index.ts';
export type * from '../lib/notebook/model.ts';
export type * from '../lib/project/tree.ts';
export type * from '../lib/source/span.ts';
