import path from 'node:path';
import { runPython } from '../cpython/run-python.ts';

export interface SmallProgram {
  readonly source: string;
  readonly target: string;
}

/** What the target held at the end, in a form to compare; or the error that ended the program. */
export type ProgramResult = { readonly value: unknown } | { readonly error: string };

/** Runs all programs with one start of Python. */
export function runPrograms(programs: readonly SmallProgram[]): readonly ProgramResult[] {
  const script = path.join(import.meta.dirname, 'run_programs.py');
  return JSON.parse(runPython([script], JSON.stringify(programs))) as readonly ProgramResult[];
}
