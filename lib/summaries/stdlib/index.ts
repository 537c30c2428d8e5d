/**
 * The standard library, a table a module.
 *
 * Guarantees: files, environment, directory, clock and random state are named as such; reading from an open file
 * changes the file object, because its position moves.
 */
import type { LibrarySummary } from '../contract.ts';
import { files } from './files.ts';
import { runtime } from './runtime.ts';
import { values } from './values.ts';

export const standardLibrary: readonly LibrarySummary[] = [...files, ...values, ...runtime];
