import fs from 'node:fs';
import path from 'node:path';
import type {
  ConvertOptions,
  ModuleFile,
  NotebookScript,
  ProjectTree,
  PythonFormatter,
  SourceFile,
  StagedPart,
} from '../../index.ts';
import { type LearnedValue, PREDICTIONS } from './checks.ts';
import { compareValues } from './compare-values.ts';
import {
  type CapturePlan,
  type CaptureRun,
  type RowsPlace,
  runCapture,
  type RunOptions,
} from './run-capture.ts';
import type { Starter } from './nursery.ts';
import type { ProjectPlan } from './run-project.ts';
import { copyData, type DataPlace, type WorkingCopy } from './working-copy.ts';

export interface VerifyRequest {
  readonly sources: readonly SourceFile[];
  readonly options: ConvertOptions;
  readonly data: DataPlace;
  readonly python: string;
  /** Limit for each run. */
  readonly seconds: number;
  readonly format: PythonFormatter | null;
  /** How programs are started; each as a process of its own when absent. */
  readonly start?: Starter;
  /** Told what is being done. */
  readonly progress: (text: string) => void;
}

/** Everything one verification works with. */
export interface Verifying {
  readonly request: VerifyRequest;
  readonly project: ProjectTree;
  readonly script: NotebookScript;
  readonly scratch: string;
}

/** A copy of the data for a run of the notebook, with the modules that it imports. */
function copyForNotebook(verifying: Verifying, name: string): WorkingCopy {
  const copy = copyOf(verifying, name);
  for (const { path: file, text } of modulesOf(verifying)) {
    const target = path.resolve(copy.cwd, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
  }
  return copy;
}

/** A copy of the data for a run of the project, which has the notebook's modules in its own package. */
export function copyForProject(verifying: Verifying, name: string): WorkingCopy {
  const copy = copyOf(verifying, name);
  for (const { path: file } of modulesOf(verifying))
    fs.rmSync(path.resolve(copy.cwd, file), { force: true });
  return copy;
}

function copyOf({ request, script, scratch }: Verifying, name: string): WorkingCopy {
  return copyData(request.data, inputPaths(script), scratch, name);
}

function modulesOf({ request }: Verifying): readonly ModuleFile[] {
  return request.sources.flatMap(({ modules }) => modules ?? []);
}

/** Runs a plan of the notebook's statements in a copy of its own. */
export function runSide(
  plan: CapturePlan,
  verifying: Verifying,
  name: string,
): Promise<CaptureRun> {
  const { request, scratch } = verifying;
  return runCapture(plan, copyForNotebook(verifying, name), {
    ...request,
    scratch: path.join(scratch, `${name}-out`),
  });
}

/** Files that the notebook reads, as it writes their paths. */
export function inputPaths({ pipeline }: NotebookScript): readonly string[] {
  return pipeline.inputs.flatMap((input) => (input.path === null ? [] : [input.path]));
}

/** What is kept of the notebook's run: its predictions, its learned values and the raw rows of the held-out ones. */
export function stagedPlan(
  script: NotebookScript,
  staged: StagedPart,
  learned: readonly LearnedValue[],
  heldOut: RowsPlace | null = staged.notebook?.heldOutRows ?? null,
): Omit<CapturePlan, 'statements'> {
  const side = staged.notebook;
  const predictions = side?.predictions ?? null;
  const rawRows = side?.rawRows ?? null;
  return {
    captures: [
      ...learned.map(({ name, expression, after, plain }) => ({ name, expression, after, plain })),
      ...(predictions === null ? [] : [{ ...predictions, name: PREDICTIONS, plain: true }]),
    ],
    rows: rawRows === null || heldOut === null ? null : { raw: rawRows, heldOut },
    files: inputPaths(script),
    written: [],
    steady: false,
  };
}

/** Variable that holds the predictions in the project's evaluation: the notebook's own, where it is one. */
export function predictionsVariable(staged: StagedPart): string {
  return staged.notebook?.predictions?.expression ?? '';
}

/** What is asked of a project, to be compared with a run of the notebook. */
export function projectPlan(
  staged: StagedPart,
  notebook: CaptureRun,
  tree: ProjectTree,
  copy: WorkingCopy,
  predictions = predictionsVariable(staged),
): Omit<ProjectPlan, 'scratch'> {
  return {
    tree,
    copy,
    command: staged.serving.kind === 'predict' ? 'train' : 'run',
    rows: notebook.rows,
    targets: staged.serving.targetColumns,
    variables: [predictions],
  };
}

/** The first value in which two runs of the notebook differ, in words. */
export async function firstWandering(
  one: CaptureRun,
  other: CaptureRun,
  options: RunOptions,
): Promise<string | null> {
  const { values } = one;
  const others = other.values;
  if (values === null || others === null) return other.failed[0] ?? 'one of them failed';
  const compared = await compareValues(
    one.captured.map((name) => ({
      name,
      left: { file: values, name },
      right: { file: others, names: [name] },
    })),
    options,
  );
  const found = [...compared].find(([, { state }]) => state !== 'equal');
  return found === undefined ? null : found[0];
}
