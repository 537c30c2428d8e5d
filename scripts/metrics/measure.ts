import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { convert, DEFAULT_OPTIONS } from '../../lib/index.ts';
import {
  compareDisplays,
  type Difference,
  type Display,
  normalizeLine,
} from '../../lib/node/runner/compare-displays.ts';
import { pythonEnvironment } from '../../lib/node/runner/python.ts';
import { runNotebook } from '../../lib/node/runner/run-notebook.ts';
import { runProcess } from '../../lib/node/runner/run-process.ts';
import type { Outcome } from '../../lib/outcome.ts';
import type { ProjectTree } from '../../lib/project/tree.ts';
import { evaluatedStatements, includedStatements } from './evaluated-statements.ts';

export interface Expectation {
  /** Positions of cells all of whose displayed numbers the project must print. */
  readonly metrics: readonly number[];
  /** Variables that the project must write. */
  readonly targets: readonly string[];
}

export interface Measurement {
  readonly notebook: string;
  /** `bare`: the project runs, and there is nothing to compare. `unseeded`: two runs of the notebook itself differ, so nothing can be said. */
  readonly result: 'equal' | 'bare' | 'different' | 'unseeded' | 'refused' | 'failed';
  readonly command: 'train' | 'run' | null;
  /** Lines with metrics, and target files, that the project must reproduce, and does. */
  readonly required: number;
  readonly found: number;
  /** The first difference, or why it was refused or failed. */
  readonly detail: string;
}

/** A notebook with its data around it. */
export interface NotebookFolder {
  readonly name: string;
  readonly folder: string;
  /** Path of the notebook from the folder. */
  readonly file: string;
}

export interface MeasureOptions {
  readonly python: string;
  readonly seconds: number;
  readonly expectation: Expectation;
}

/** Runs a notebook and the project made from it, and compares what they show. */
export async function measure(
  place: NotebookFolder,
  scratch: string,
  options: MeasureOptions,
): Promise<Measurement> {
  const { name, folder: data, file } = place;
  const notebook = path.join(data, file);
  const none = { notebook: name, command: null, required: 0, found: 0 };
  const source = { fileName: path.basename(notebook), text: fs.readFileSync(notebook, 'utf8') };
  const outcome = convert([source], DEFAULT_OPTIONS, { format: null });
  if (outcome.project === null) return { ...none, result: 'refused', detail: refusalOf(outcome) };

  // The project stands where the notebook does, so that the same paths lead to the data.
  fs.cpSync(data, path.join(scratch, 'project'), { recursive: true });
  const folder = path.dirname(path.join(scratch, 'project', file));
  const packageName = writeProject(outcome.project, folder);
  const command = outcome.project.files.some((one) => one.path === `src/${packageName}/train.py`)
    ? 'train'
    : 'run';
  const failed = (detail: string): Measurement => ({ ...none, command, result: 'failed', detail });
  const environment = {
    ...pythonEnvironment(options.python),
    PYTHONPATH: path.join(folder, 'src'),
  };
  const project = await runProcess(options.python, ['-m', packageName, command], {
    cwd: folder,
    env: environment,
    seconds: options.seconds,
  });
  if (project.late) return failed(`${command} was not done after ${options.seconds} s`);
  if (project.status !== 0) return failed(lastLine(project.stderr));

  const names = [
    ...(outcome.inspection?.targets ?? []).map((target) => target.name),
    ...options.expectation.targets,
  ];
  const runOptions = { python: options.python, seconds: options.seconds, names };
  const run = await runNotebook(data, file, path.join(scratch, 'first'), runOptions);
  if (run.late) return failed(`the notebook was not done after ${options.seconds} s`);

  const evaluated = evaluatedStatements(outcome);
  const isRequired = (display: Display): boolean =>
    options.expectation.metrics.includes(display.cell) ||
    evaluated.has(`${display.cell}:${display.line}`);
  const printed = printedLines(project.stderr, packageName);
  const compared = compareDisplays(printed, run.displays, isRequired);
  const frames =
    command === 'run' || options.expectation.targets.length > 0
      ? await compareTargets(options.python, run.variables, path.join(folder, 'outputs'), names)
      : { compared: 0, differences: [] };
  const differences = [...compared.differences.map(renderDifference), ...frames.differences];
  const figures = {
    notebook: name,
    command,
    required: compared.required + frames.compared,
    found: compared.found + frames.compared - frames.differences.length,
  } as const;
  const first = differences[0];
  if (first === undefined) {
    return { ...figures, result: figures.required === 0 ? 'bare' : 'equal', detail: '' };
  }
  const again = await runNotebook(data, file, path.join(scratch, 'second'), runOptions);
  const included = includedStatements(outcome);
  const steady = shown(run.displays, included) === shown(again.displays, included);
  return { ...figures, result: steady ? 'different' : 'unseeded', detail: first };
}

/** What the notebook's code prints, out of the project's log. */
function printedLines(log: string, packageName: string): string {
  const mark = ` INFO ${packageName}.notebook: `;
  return log
    .split('\n')
    .flatMap((line) => (line.includes(mark) ? [line.slice(line.indexOf(mark) + mark.length)] : []))
    .join('\n');
}

function refusalOf(outcome: Outcome): string {
  const error = outcome.diagnostics.find((diagnostic) => diagnostic.severity === 'error');
  return error === undefined ? 'without an error' : `${error.code} ${error.message}`;
}

/** Writes the project; gives the name of its package. */
function writeProject(tree: ProjectTree, folder: string): string {
  let packageName: string | undefined;
  for (const file of tree.files) {
    const target = path.join(folder, file.path);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, file.text);
    packageName ??= /^src\/([^/]+)\/__main__\.py$/.exec(file.path)?.[1];
  }
  if (packageName === undefined) throw new Error('the project has no src/<package>/__main__.py');
  return packageName;
}

async function compareTargets(
  python: string,
  variables: string,
  outputs: string,
  names: readonly string[],
): Promise<{ readonly compared: number; readonly differences: readonly string[] }> {
  const unique = [...new Set(names)];
  const script = path.resolve('lib', 'node', 'runner', 'compare_frames.py');
  const env = pythonEnvironment(python);
  const result = await runProcess(python, [script, variables, outputs, ...unique], {
    cwd: process.cwd(),
    env,
    seconds: 120,
  });
  if (result.status !== 0)
    return { compared: unique.length, differences: [lastLine(result.stderr)] };
  const answers = z.record(z.string(), z.string().nullable()).parse(JSON.parse(result.stdout));
  const differences = Object.entries(answers).flatMap(([name, difference]) =>
    difference === null ? [] : [`${name}: ${difference}`],
  );
  return { compared: unique.length, differences };
}

function renderDifference(difference: Difference): string {
  return difference.side === 'notebook'
    ? `cell ${difference.cell ?? 0} shows, the project does not: ${difference.text}`
    : `the project prints, the notebook does not: ${difference.text}`;
}

/** What the statements of the slice displayed. */
function shown(displays: readonly Display[], included: ReadonlySet<string>): string {
  return displays
    .filter(({ cell, line }) => included.has(`${cell}:${line}`))
    .flatMap((display) => display.text.split('\n').map(normalizeLine))
    .filter((line) => !/CPU times|Wall time|per loop|0x[0-9a-f]{6}/.test(line))
    .join('\n');
}

function lastLine(text: string): string {
  const lines = text.trim().split('\n');
  return (lines.findLast((line) => !line.startsWith(' ')) ?? '').slice(0, 200);
}
