import fs from 'node:fs';
import path from 'node:path';
import {
  convert,
  type ConvertOptions,
  DEFAULT_OPTIONS,
  notebookScript,
  type PythonFormatter,
  type SourceFile,
  type Style,
} from '../../lib/index.ts';
import { nodeFiles, withModules } from '../../lib/node/files/index.ts';
import { pythonEnvironment } from '../../lib/node/runner/python.ts';
import { runProcess } from '../../lib/node/runner/run-process.ts';
import { writeTree } from '../../lib/node/testing/write-tree.ts';
import { inputPaths } from '../../lib/node/verify/sides.ts';
import { copyData, withScratch } from '../../lib/node/verify/working-copy.ts';
import type { ParityNotebook } from '../parity/compare-styles.ts';
import { type EnvironmentPlan, makeEnvironment, type ProjectEnvironment } from './environment.ts';

/** In the order in which they are made; what stands before a failed `convert` or `install` is all there is. */
export const CHECKS = [
  'convert',
  'wheel',
  'install',
  'pytest',
  'data',
  'mypy',
  'ruff',
  'format',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** What a check found: nothing to say, a shortfall, or why it was not made. */
export type CheckResult =
  | { readonly kind: 'ok' }
  | { readonly kind: 'short'; readonly detail: string }
  | { readonly kind: 'skipped'; readonly detail: string };

/** One project and what its checks found. */
export interface ProjectRow {
  readonly name: string;
  readonly style: Style;
  readonly checks: Readonly<Partial<Record<CheckName, CheckResult>>>;
  readonly seconds: number;
}

export interface ProjectOptions {
  readonly style: Style;
  /** Interpreter that lends its libraries; null: they are installed anew. */
  readonly lender: string | null;
  /** Makes environments, where nothing is lent. */
  readonly base: string;
  readonly format: PythonFormatter;
  /** Limit of each check. */
  readonly seconds: number;
}

/** Converts a notebook, and does with the project what its README says. */
export async function checkProject(
  given: ParityNotebook,
  options: ProjectOptions,
): Promise<ProjectRow> {
  const started = performance.now();
  const checks = await withScratch((scratch) => allChecks(given, options, scratch));
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  return { name: given.name, style: options.style, checks, seconds };
}

async function allChecks(
  given: ParityNotebook,
  options: ProjectOptions,
  scratch: string,
): Promise<ProjectRow['checks']> {
  const folder = path.join(given.data.folder, given.data.cwd);
  const source = await withModules(nodeFiles, given.source, folder);
  const chosen: ConvertOptions = { ...DEFAULT_OPTIONS, style: options.style };
  const { project, diagnostics } = convert([source], chosen, { format: options.format });
  if (project === null) {
    const error = diagnostics.find(({ severity }) => severity === 'error');
    return { convert: short(error === undefined ? 'refused' : `${error.code} ${error.message}`) };
  }
  const root = writeTree(project, path.join(scratch, 'project'));
  const plan: EnvironmentPlan = {
    python: options.lender ?? options.base,
    lends: options.lender !== null,
  };
  const environment = await makeEnvironment(plan, path.join(scratch, 'environment'));
  const installed = await install(environment, root, scratch, options);
  const convertedAs = { convert: OK, ...installed };
  if (installed.install?.kind !== 'ok') return convertedAs;
  const place = { name: given.name, data: given.data, source, options: chosen };
  const run = runner(environment.python, options.seconds);
  return {
    ...convertedAs,
    pytest: await run(root, '-m', 'pytest', '-q', '-p', 'no:cacheprovider'),
    data: await testsWithData(place, project, scratch, run),
    mypy: await run(root, '-m', 'mypy', '--strict'),
    ruff: await run(root, '-m', 'ruff', 'check', '--no-cache', '.'),
    format: await run(root, '-m', 'ruff', 'format', '--no-cache', '--check', '.'),
  };
}

type Run = (cwd: string, ...args: readonly string[]) => Promise<CheckResult>;

const OK: CheckResult = { kind: 'ok' };

function short(detail: string): CheckResult {
  return { kind: 'short', detail };
}

/** Builds the wheel and installs it, and asks the installed package for its usage. */
async function install(
  { python, pip, lends }: ProjectEnvironment,
  root: string,
  scratch: string,
  { seconds }: ProjectOptions,
): Promise<ProjectRow['checks']> {
  const quiet = ['--quiet', '--disable-pip-version-check'];
  const wheels = path.join(scratch, 'wheels');
  const pipRun = runner(pip.python, seconds);
  const wheel = await pipRun(
    root,
    ...pip.args,
    'wheel',
    ...quiet,
    '--no-deps',
    '--wheel-dir',
    wheels,
    '.',
  );
  if (wheel.kind !== 'ok') return { wheel };
  const [file = ''] = fs.readdirSync(wheels);
  const what = path.join(wheels, file);
  const put = await pipRun(
    root,
    ...pip.args,
    'install',
    ...quiet,
    ...(lends ? ['--no-deps', what] : [`${what}[dev]`]),
  );
  if (put.kind !== 'ok') return { wheel, install: put };
  const packages = fs.readdirSync(path.join(root, 'src'));
  const asked = await runner(python, seconds)(root, '-m', packages[0] ?? '', '--help');
  return { wheel, install: asked };
}

/** The project's tests where its data is, as the notebook had it. */
async function testsWithData(
  place: Pick<ParityNotebook, 'data'> & {
    readonly source: SourceFile;
    readonly options: ConvertOptions;
  },
  project: Parameters<typeof writeTree>[0],
  scratch: string,
  run: Run,
): Promise<CheckResult> {
  const script = notebookScript([place.source], place.options);
  if (script === null || script.pipeline.inputs.length === 0)
    return { kind: 'skipped', detail: 'it reads no files' };
  const { cwd } = copyData(place.data, inputPaths(script), scratch, 'data');
  for (const { path: file, text } of project.files) {
    fs.mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
    fs.writeFileSync(path.join(cwd, file), text);
  }
  return run(cwd, '-m', 'pytest', '-q', '-p', 'no:cacheprovider', 'tests');
}

function runner(python: string, seconds: number): Run {
  return async (cwd, ...args) => {
    // One cache for all: most of a check is reading the libraries.
    const env = { ...pythonEnvironment(python), MYPY_CACHE_DIR: path.resolve('.cache', 'mypy') };
    const done = await runProcess(python, args, { cwd, env, seconds });
    if (done.late) return short(`did not end in ${seconds} s`);
    return done.status === 0 ? OK : short(shortfall(`${done.stdout}\n${done.stderr}`));
  };
}

/** The lines that say what is wrong, of all that a tool printed. */
function shortfall(printed: string): string {
  const lines = printed.split('\n').filter((line) => line.trim() !== '');
  const named = lines.filter((line) =>
    /^(?:FAILED|ERROR|E  |error)|: error:|^\S+ \w\d+ /.test(line),
  );
  const telling = named.length > 0 ? named : lines.slice(-3);
  return telling.slice(0, 12).join('\n');
}
