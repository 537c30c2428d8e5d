/**
 * Whether a generated project answers as its notebook does.
 *
 * Takes: a notebook, options of the conversion, a folder with its data and a Python.
 * Gives: a report: predictions for held-out rows, learned values and answers for raw rows, each compared.
 * Needs: a Python with the libraries that the notebook imports. Runs the notebook's code, so only when asked to.
 * Guarantees: both sides run in processes and working copies of their own; the given folder is only read;
 * time limits hold; processes and temporary files are gone afterwards, also when the person interrupts.
 */
export { differenceText, type Check, type VerifyReport } from './report.ts';
export type { VerifyRequest } from './sides.ts';
export { type Verification, verifyNotebook } from './verify-notebook.ts';
