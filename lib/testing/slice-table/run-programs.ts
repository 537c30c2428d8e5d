import { spawnSync } from 'node:child_process';
import path from 'node:path';

export interface SmallProgram {
  readonly source: string;
  readonly target: string;
}

/** What the target held at the end, in a form to compare; or the error that ended the program. */
export type ProgramResult = { readonly value: unknown } | { readonly error: string };

/** Runs all programs with one start of Python. */
export function runPrograms(programs: readonly SmallProgram[]): readonly ProgramResult[] {
  const script = path.join(import.meta.dirname, 'run_programs.py');
  const python = process.env['CELLWRIGHT_PYTHON'] ?? 'python3';
  const { stdout, stderr, status } = spawnSync(python, [script], {
    input: JSON.stringify(programs),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${python} ${script} failed: ${stderr}`);
  return JSON.parse(stdout) as readonly ProgramResult[];
}
