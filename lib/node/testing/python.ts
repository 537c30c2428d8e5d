import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const wanted = process.env['CELLWRIGHT_PYTHON'];

/** The interpreter of the tests. */
export const PYTHON = wanted !== undefined && fs.existsSync(wanted) ? wanted : 'python3';

/** Runs a program that reads JSON from standard input and writes JSON; fails with what it wrote to standard error. */
export function askPython(program: string, question: unknown): unknown {
  const run = spawnSync(PYTHON, ['-c', program], {
    input: JSON.stringify(question),
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8', PYTHONUTF8: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0) throw new Error(`${PYTHON} failed: ${run.stderr}`);
  return JSON.parse(run.stdout) as unknown;
}
