import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { NotebookValue, ScriptStatement } from '../../index.ts';
import { pythonEnvironment } from '../runner/python.ts';
import { runProcess } from '../runner/run-process.ts';
import { lastLine } from './last-line.ts';
import { pythonFile } from './python-files.ts';
import type { WorkingCopy } from './working-copy.ts';

/** A value to keep under a name; `after` null means when all statements ran. */
export interface Capture {
  readonly name: string;
  readonly expression: string;
  readonly after: NotebookValue['after'] | null;
}

export interface CapturePlan {
  readonly statements: readonly ScriptStatement[];
  readonly captures: readonly Capture[];
  /** The rows as loaded and those held out, to lead the latter back to the former. */
  readonly rows: {
    readonly raw: Omit<Capture, 'name'>;
    readonly heldOut: Omit<Capture, 'name'>;
  } | null;
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
});

export interface CaptureRun {
  /** Pickled portable values by name; null when the run gave none. */
  readonly values: string | null;
  readonly captured: readonly string[];
  /** What failed, as sentences, first one first. */
  readonly failed: readonly string[];
}

export interface RunOptions {
  readonly python: string;
  readonly seconds: number;
  /** Folder for what the run leaves, outside of the working copy. */
  readonly scratch: string;
}

/** Runs statements of a notebook in a process of their own and keeps the values asked for. */
export async function runCapture(
  plan: CapturePlan,
  copy: WorkingCopy,
  options: RunOptions,
): Promise<CaptureRun> {
  const { python, seconds, scratch } = options;
  fs.mkdirSync(scratch, { recursive: true });
  const [planFile, values, report] = ['plan.json', 'values.pkl', 'report.json'].map((name) =>
    path.join(scratch, name),
  ) as [string, string, string];
  fs.writeFileSync(planFile, JSON.stringify(plan));
  const ran = await runProcess(
    python,
    [pythonFile('cellwright_capture.py'), planFile, values, report],
    { cwd: copy.cwd, env: runEnvironment(python, scratch), seconds },
  );
  const nothing = { values: null, captured: [] };
  if (ran.late) return { ...nothing, failed: [`it was not done after ${seconds} s`] };
  if (ran.status !== 0 || !fs.existsSync(report))
    return { ...nothing, failed: [lastLine(ran.stderr) || `it ended with status ${ran.status}`] };
  const { captured, failed } = Report.parse(JSON.parse(fs.readFileSync(report, 'utf8')));
  return { values, captured, failed: failed.map(sentenceOf) };
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
