/** What the web app knows of the compiler: its types only; code of the compiler runs in the worker. */
export type * from '../lib/index.ts';
