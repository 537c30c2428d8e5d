import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { ProjectTree } from '../../index.ts';
import { runProcess } from '../runner/run-process.ts';
import { lastLine } from './last-line.ts';
import { pythonFile } from './python-files.ts';
import { type RawRows, runEnvironment, type RunOptions } from './run-capture.ts';
import type { WorkingCopy } from './working-copy.ts';

export interface ProjectPlan {
  readonly tree: ProjectTree;
  readonly copy: WorkingCopy;
  /** `run` for a project that transforms only. */
  readonly command: 'train' | 'run';
  readonly rows: RawRows | null;
  /** Raw columns that hold the target. */
  readonly targets: readonly string[];
  /** Variables of the evaluation to keep. */
  readonly variables: readonly string[];
  /** Folder for what the run leaves. */
  readonly scratch: string;
}

export interface ProjectRun {
  /** Pickled portable values by name; null when the run gave none. */
  readonly values: string | null;
  readonly names: readonly string[];
  readonly seconds: number;
  /** Why it failed, in one sentence. */
  readonly failed: string | null;
}

const Report = z.object({
  seconds: z.number(),
  names: z.array(z.string()),
  failed: z.string().nullable(),
});

/** The plan as the Python side reads it. */
interface PlanFile {
  readonly root: string;
  readonly package: string;
  readonly command: 'train' | 'run';
  readonly trained: boolean;
  readonly rows: string | null;
  readonly csv: string | null;
  readonly answers: string | null;
  readonly targets: readonly string[];
  readonly variables: readonly string[];
  readonly values: string;
  readonly report: string;
}

/**
 * Trains a project and asks it for its answers, each command in a process of its own as a person would run it;
 * what they learned is then read from the saved pipeline.
 */
export async function runProject(plan: ProjectPlan, options: RunOptions): Promise<ProjectRun> {
  const packageName = writeProject(plan.tree, plan.copy);
  fs.mkdirSync(plan.scratch, { recursive: true });
  const started = performance.now();
  const command = (...given: readonly string[]): Promise<string | null> =>
    runCommand(packageName, given, plan.copy, { ...options, scratch: plan.scratch });
  const failure = (failed: string): ProjectRun => ({
    values: null,
    names: [],
    seconds: secondsSince(started),
    failed,
  });
  const training = await command(plan.command);
  if (training !== null) return failure(training);
  const answers = path.join(plan.scratch, 'answers.csv');
  if (plan.rows !== null) {
    const asked = plan.command === 'train' ? 'predict' : 'transform';
    const answering = await command(asked, plan.rows.csv, '--output', answers);
    if (answering !== null) return failure(answering);
  }
  const file = writePlan(plan, packageName, { trained: true, answers });
  const [run] = await ask([file], [plan], options);
  if (run === undefined) throw new Error('A plan was left out.');
  return { ...run, seconds: secondsSince(started) };
}

/** The same for several projects with one start of Python: each has a process of its own, forked off. */
export async function runProjects(
  plans: readonly ProjectPlan[],
  options: RunOptions,
): Promise<readonly ProjectRun[]> {
  if (process.platform === 'win32') {
    const runs: ProjectRun[] = [];
    for (const plan of plans) runs.push(await runProject(plan, options));
    return runs;
  }
  const files = plans.map((plan) =>
    writePlan(plan, writeProject(plan.tree, plan.copy), { trained: false, answers: null }),
  );
  return ask(files, plans, options);
}

async function ask(
  files: readonly string[],
  plans: readonly ProjectPlan[],
  options: RunOptions,
): Promise<readonly ProjectRun[]> {
  fs.mkdirSync(options.scratch, { recursive: true });
  const start = options.start ?? runProcess;
  const ran = await start(options.python, [pythonFile('cellwright_project.py'), ...files], {
    cwd: options.scratch,
    env: runEnvironment(options.python, options.scratch),
    seconds: options.seconds * plans.length,
  });
  return plans.map(({ scratch }) => {
    const report = path.join(scratch, 'report.json');
    const nothing = { values: null, names: [], seconds: 0 };
    if (!fs.existsSync(report))
      return {
        ...nothing,
        failed: ran.late
          ? `it was not done after ${options.seconds * plans.length} s`
          : lastLine(ran.stderr) || 'it ended without a word',
      };
    const { seconds, names, failed } = Report.parse(JSON.parse(fs.readFileSync(report, 'utf8')));
    if (failed !== null) return { ...nothing, seconds, failed };
    return { values: path.join(scratch, 'values.pkl'), names, seconds, failed };
  });
}

function writePlan(
  plan: ProjectPlan,
  packageName: string,
  done: Pick<PlanFile, 'trained' | 'answers'>,
): string {
  const { copy, command, rows, targets, variables, scratch } = plan;
  const content: PlanFile = {
    root: copy.cwd,
    package: packageName,
    command,
    rows: rows?.pickle ?? null,
    csv: rows?.csv ?? null,
    targets,
    variables,
    values: path.join(scratch, 'values.pkl'),
    report: path.join(scratch, 'report.json'),
    ...done,
  };
  fs.mkdirSync(scratch, { recursive: true });
  const file = path.join(scratch, 'plan.json');
  fs.writeFileSync(file, JSON.stringify(content));
  return file;
}

/** Runs one command of a project as a person would; null when it ended well, else why it did not. */
export async function runCommand(
  packageName: string,
  given: readonly string[],
  { cwd }: WorkingCopy,
  { python, seconds, scratch }: RunOptions,
): Promise<string | null> {
  const ran = await runProcess(
    python,
    [pythonFile('cellwright_command.py'), packageName, ...given],
    {
      cwd,
      env: { ...runEnvironment(python, scratch), PYTHONPATH: path.join(cwd, 'src') },
      seconds,
    },
  );
  const name = `\`${given[0] ?? ''}\``;
  if (ran.late) return `${name} was not done after ${seconds} s`;
  return ran.status === 0 ? null : `${name}: ${lastLine(ran.stderr)}`;
}

/** Writes the project where the notebook stands, so that the same paths lead to the data; gives its package. */
export function writeProject(tree: ProjectTree, copy: WorkingCopy): string {
  let packageName: string | undefined;
  for (const file of tree.files) {
    const target = path.join(copy.cwd, file.path);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, file.text);
    packageName ??= /^src\/([^/]+)\/__main__\.py$/.exec(file.path)?.[1];
  }
  if (packageName === undefined) throw new Error('The project has no src/<package>/__main__.py.');
  return packageName;
}

function secondsSince(started: number): number {
  return Math.round((performance.now() - started) / 10) / 100;
}
