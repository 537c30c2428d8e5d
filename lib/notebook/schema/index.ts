import v3 from './nbformat.v3.schema.json';
import v40 from './nbformat.v4.0.schema.json';
import v41 from './nbformat.v4.1.schema.json';
import v42 from './nbformat.v4.2.schema.json';
import v43 from './nbformat.v4.3.schema.json';
import v44 from './nbformat.v4.4.schema.json';
import v45 from './nbformat.v4.5.schema.json';
import type { Schema } from './validate.ts';

/** The notebook format's own schemas, by minor version of format 4. */
const minors: readonly Schema[] = [v40, v41, v42, v43, v44, v45];

/** The schema of a format version; a later minor version than the last is held against the last. */
export function schemaOf(major: number, minor: number): Schema {
  if (major === 3) return v3;
  return minors[Math.min(Math.max(minor, 0), minors.length - 1)] ?? v45;
}
