import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

/** What CPython makes of one file; null lines when it refuses it. */
export interface CpythonTree {
  readonly path: string;
  readonly lines: readonly string[] | null;
}

export interface CpythonTrees {
  /** Whether this Python knows where things are inside f-strings (3.12 and later). */
  readonly exactStrings: boolean;
  readonly trees: readonly CpythonTree[];
}

const python = process.env['CELLWRIGHT_PYTHON'] ?? 'python3';

/** Runs a Python program and gives what it printed. */
export function runPython(args: readonly string[], input: string): string {
  const run = spawnSync(python, args, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (run.error !== undefined) throw run.error;
  if (run.status !== 0) throw new Error(`${python} ${args.join(' ')}: ${run.stderr}`);
  return run.stdout;
}

export function cpythonTrees(files: readonly string[]): CpythonTrees {
  const script = path.join(import.meta.dirname, 'dump_tree.py');
  const [head = '', ...lines] = runPython(['-W', 'ignore', script], files.join('\n'))
    .trimEnd()
    .split('\n');
  const { exact } = JSON.parse(head) as { readonly exact: boolean };
  return { exactStrings: exact, trees: lines.map((line) => JSON.parse(line) as CpythonTree) };
}
