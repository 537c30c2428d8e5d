import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { NotebookValue, ScriptStatement } from '../../index.ts';
import { pythonEnvironment } from '../runner/python.ts';
import { runProcess } from '../runner/run-process.ts';
import { lastLine } from './last-line.ts';
import type { Starter } from './nursery.ts';
import { pythonFile } from './python-files.ts';
import type { WorkingCopy } from './working-copy.ts';

/** A value to keep under a name; `after` null means when all statements ran. */
export interface Capture {
  readonly name: string;
  readonly expression: string;
  readonly after: NotebookValue['after'] | null;
  /** Whether rows are compared by their order alone: the value is kept without an index. */
  readonly plain: boolean;
}

/** Where the notebook has rows. */
export type RowsPlace = Pick<Capture, 'expression' | 'after'>;

export interface CapturePlan {
  readonly statements: readonly ScriptStatement[];
  readonly captures: readonly Capture[];
  /** The rows as loaded and those held out, to lead the latter back to the former. */
  readonly rows: {
    readonly raw: RowsPlace & { readonly names?: string };
    readonly heldOut: RowsPlace;
  } | null;
  /** Data files that the notebook reads, from its folder: raw rows are copied from them as they are written there. */
  readonly files: readonly string[];
  /** Variables to write to files as they are at the end. */
  readonly written: readonly string[];
  /** Whether a cell that fails is left for the next one. */
  readonly steady: boolean;
}

const Failure = z.object({
  position: z.number().optional(),
  line: z.number().optional(),
  capture: z.string().optional(),
  error: z.string(),
});
const Report = z.object({
  seconds: z.number(),
  captured: z.array(z.string()),
  failed: z.array(Failure),
  rows: z.object({ count: z.number(), evidence: z.boolean().nullable() }).nullable(),
});

/** The held-out rows as they were loaded. */
export interface RawRows {
  /** Pickled frame, and a CSV file. */
  readonly pickle: string;
  readonly csv: string;
  readonly count: number;
  /**
   * Whether a column that the raw rows and those passed to the estimator have in common holds the same values: the
   * index leads back to the right rows. Null without such a column.
   */
  readonly evidence: boolean | null;
}

export interface CaptureRun {
  /** Pickled portable values by name; null when the run gave none. */
  readonly values: string | null;
  readonly captured: readonly string[];
  /** Null when the held-out rows cannot be led back to those loaded. */
  readonly rows: RawRows | null;
  /** Folder with the variables written. */
  readonly variables: string;
  readonly seconds: number;
  /** What failed, as sentences, first one first. */
  readonly failed: readonly string[];
}

export interface RunOptions {
  readonly python: string;
  readonly seconds: number;
  /** Folder for what the run leaves, outside of the working copy. */
  readonly scratch: string;
  /** How programs are started; each as a process of its own when absent. */
  readonly start?: Starter;
}

/** Runs statements of a notebook in a process of their own and keeps the values asked for. */
export async function runCapture(
  plan: CapturePlan,
  copy: WorkingCopy,
  options: RunOptions,
): Promise<CaptureRun> {
  const { python, seconds, scratch, start = runProcess } = options;
  fs.mkdirSync(scratch, { recursive: true });
  const file = (name: string): string => path.join(scratch, name);
  fs.writeFileSync(file('plan.json'), JSON.stringify(plan));
  const ran = await start(
    python,
    [pythonFile('cellwright_capture.py'), file('plan.json'), scratch],
    { cwd: copy.cwd, env: runEnvironment(python, scratch), seconds },
  );
  const variables = file('variables');
  const nothing = { values: null, captured: [], rows: null, variables, seconds: 0 };
  if (ran.late) return { ...nothing, failed: [`it was not done after ${seconds} s`] };
  if (ran.status !== 0 || !fs.existsSync(file('report.json')))
    return { ...nothing, failed: [lastLine(ran.stderr) || `it ended with status ${ran.status}`] };
  const report = Report.parse(JSON.parse(fs.readFileSync(file('report.json'), 'utf8')));
  return {
    values: file('values.pkl'),
    captured: report.captured,
    rows:
      report.rows === null
        ? null
        : { ...report.rows, pickle: file('rows.pkl'), csv: file('rows.csv') },
    variables,
    seconds: report.seconds,
    failed: report.failed.map(sentenceOf),
  };
}

/** What both sides run with: files of their own making stay in the scratch folder. */
export function runEnvironment(python: string, scratch: string): NodeJS.ProcessEnv {
  return { ...pythonEnvironment(python), TMPDIR: scratch, PYTHONWARNINGS: 'ignore' };
}

function sentenceOf(failure: z.infer<typeof Failure>): string {
  const { position, line, capture, error } = failure;
  if (capture !== undefined) return `${capture}: ${error}`;
  return `cell ${position ?? 0}, line ${line ?? 0}: ${error}`;
}
