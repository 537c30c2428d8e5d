/** What the web app knows of the compiler: types and plain data; code of the compiler runs in the worker. */
export { DEFAULT_OPTIONS } from '../lib/default-options.ts';
export type * from '../lib/index.ts';
