import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Display } from './compare-displays.ts';
import { pythonEnvironment } from './python.ts';
import { runProcess } from './run-process.ts';

// From the root of the clone: bundled programs have no folder of their own beside the script.
const SCRIPT = path.join('lib', 'node', 'runner', 'execute_notebook.py');

const Summary = z.object({
  seconds: z.number(),
  late: z.boolean(),
  failed: z.array(z.object({ cell: z.number(), error: z.string() })),
});
const Displays = z.array(z.object({ cell: z.number(), line: z.number(), text: z.string() }));

export interface NotebookRun {
  readonly displays: readonly Display[];
  readonly failed: readonly { readonly cell: number; readonly error: string }[];
  readonly late: boolean;
  /** Folder with the variables asked for: `<name>.csv`, `.json` or `.pkl`. */
  readonly variables: string;
}

export interface NotebookRunOptions {
  readonly python: string;
  readonly seconds: number;
  /** Variables to keep. */
  readonly names: readonly string[];
}

/**
 * Executes a notebook in a kernel, in a copy of its folder.
 * @param folder notebook and data
 * @param file path of the notebook from the folder
 * @param scratch empty folder, which the caller removes
 */
export async function runNotebook(
  folder: string,
  file: string,
  scratch: string,
  options: NotebookRunOptions,
): Promise<NotebookRun> {
  fs.cpSync(folder, path.join(scratch, 'work'), { recursive: true });
  const notebook = path.join(scratch, 'work', file);
  const cwd = path.dirname(notebook);
  const variables = path.join(scratch, 'variables');
  const displays = path.join(scratch, 'displays.json');
  const result = await runProcess(
    options.python,
    [
      path.resolve(SCRIPT),
      notebook,
      '--cwd',
      cwd,
      '--out',
      path.join(scratch, 'executed.ipynb'),
      '--displays',
      displays,
      '--seconds',
      String(options.seconds),
      '--variables',
      variables,
      ...options.names.flatMap((name) => ['--name', name]),
    ],
    // The kernel stops the notebook itself; the second limit is for a kernel that does not answer.
    { cwd, env: pythonEnvironment(options.python), seconds: options.seconds + 30 },
  );
  const last = result.stdout.trim().split('\n').at(-1) ?? '';
  if (result.status !== 0) {
    throw new Error(`The notebook could not be executed: ${result.stderr.trim().slice(-400)}`);
  }
  const { failed, late } = Summary.parse(JSON.parse(last));
  return {
    displays: Displays.parse(JSON.parse(fs.readFileSync(displays, 'utf8'))),
    failed,
    late,
    variables,
  };
}
