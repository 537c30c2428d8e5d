import type { ConvertOptions } from './outcome.ts';

/** What holds where nobody chose. On its own, so that the web app has it without the compiler. */
export const DEFAULT_OPTIONS: ConvertOptions = {
  marks: {},
  targets: [],
  style: 'sklearn',
  order: 'auto',
  name: null,
};
