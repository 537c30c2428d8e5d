import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { runProcess } from '../runner/run-process.ts';
import { lastLine } from './last-line.ts';
import { pythonFile } from './python-files.ts';
import { type Check, failedReport, reportOf, type VerifyReport } from './report.ts';
import { runEnvironment } from './run-capture.ts';
import { runCommand, writeProject } from './run-project.ts';
import { copyForProject, runSide, type Verifying } from './sides.ts';

/** Compares what a project without held-out rows writes with the notebook's variables of the same names. */
export async function verifyTargets(verifying: Verifying): Promise<VerifyReport> {
  const { request, script, scratch } = verifying;
  const { style } = request.options;
  const names = script.pipeline.targets.map(({ name }) => name);
  request.progress('Running the notebook');
  const notebook = await runSide(
    {
      statements: script.slice,
      captures: [],
      rows: null,
      files: [],
      written: names,
      steady: false,
    },
    verifying,
    'notebook',
  );
  const [failure] = notebook.failed;
  if (failure !== undefined) return failedReport(`the notebook's slice failed: ${failure}`, style);
  request.progress('Running the project');
  const copy = copyForProject(verifying, 'project');
  const packageName = writeProject(verifying.project, copy);
  const started = performance.now();
  const failed = await runCommand(packageName, [script.pipeline.command], copy, {
    ...request,
    scratch,
  });
  const seconds = {
    notebook: notebook.seconds,
    project: Math.round((performance.now() - started) / 10) / 100,
  };
  if (failed !== null) return failedReport(`the project failed: ${failed}`, style, seconds);
  const outputs = path.join(copy.cwd, 'outputs');
  const written = names.filter((name) => hasFile(notebook.variables, name));
  const missing = names.filter((name) => !written.includes(name));
  const differences = await compareFiles(verifying, notebook.variables, outputs, written);
  const checks = [
    ...written.map((name) => checkOf(name, differences[name] ?? null)),
    ...missing.map((name): Check => ({ ...checkOf(name, null), state: 'not-compared' })),
  ];
  return reportOf(checks, style, seconds);
}

function hasFile(folder: string, name: string): boolean {
  return ['.csv', '.json', '.pkl'].some((suffix) =>
    fs.existsSync(path.join(folder, name + suffix)),
  );
}

function checkOf(name: string, difference: string | null): Check {
  return {
    kind: 'target',
    name,
    step: null,
    state: difference === null ? 'equal' : 'different',
    rows: 0,
    values: 0,
    largest: 0,
    where: null,
    notebook: '',
    project: '',
    note: difference ?? '',
  };
}

async function compareFiles(
  { request, scratch }: Verifying,
  variables: string,
  outputs: string,
  names: readonly string[],
): Promise<Readonly<Record<string, string | null>>> {
  const ran = await runProcess(
    request.python,
    [pythonFile('compare_frames.py'), variables, outputs, ...names],
    { cwd: scratch, env: runEnvironment(request.python, scratch), seconds: request.seconds },
  );
  if (ran.status !== 0)
    throw new Error(`The targets could not be compared: ${lastLine(ran.stderr)}`);
  return z.record(z.string(), z.string().nullable()).parse(JSON.parse(ran.stdout));
}
