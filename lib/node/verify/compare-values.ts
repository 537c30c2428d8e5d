import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { runProcess } from '../runner/run-process.ts';
import { lastLine } from './last-line.ts';
import { pythonFile } from './python-files.ts';
import { runEnvironment, type RunOptions } from './run-capture.ts';

/** Two values to compare, each by its file and name. Of several candidates the first equal one counts. */
export interface Pair {
  readonly name: string;
  readonly left: { readonly file: string; readonly name: string };
  readonly right: { readonly file: string; readonly names: readonly string[] };
}

const Comparison = z.object({
  state: z.enum(['equal', 'different', 'missing']),
  /** Single values compared. */
  values: z.number(),
  /** Length of the outermost value: rows of a frame or of predictions. */
  rows: z.number(),
  /** Largest relative difference of two numbers; null when one is missing or infinite. */
  largest: z.number().nullable(),
  /** Path of the first difference inside the value, and what stood there on both sides. */
  where: z.string().nullable(),
  left: z.string(),
  right: z.string(),
  /** Name of the value that was compared on the right. */
  with: z.string().nullable(),
});

export type Comparison = z.infer<typeof Comparison>;

/** Compares pickled portable values in a process of its own. */
export async function compareValues(
  pairs: readonly Pair[],
  options: RunOptions,
): Promise<ReadonlyMap<string, Comparison>> {
  if (pairs.length === 0) return new Map();
  fs.mkdirSync(options.scratch, { recursive: true });
  const file = path.join(options.scratch, 'pairs.json');
  fs.writeFileSync(file, JSON.stringify(pairs));
  const start = options.start ?? runProcess;
  const ran = await start(options.python, [pythonFile('cellwright_compare.py'), file], {
    cwd: options.scratch,
    env: runEnvironment(options.python, options.scratch),
    seconds: options.seconds,
  });
  if (ran.status !== 0)
    throw new Error(`The values could not be compared: ${lastLine(ran.stderr)}`);
  return new Map(Object.entries(z.record(z.string(), Comparison).parse(JSON.parse(ran.stdout))));
}
