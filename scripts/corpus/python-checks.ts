import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { pythonEnvironment } from '../../lib/node/runner/python.ts';
import { runProcess } from '../../lib/node/runner/run-process.ts';

/** Why a notebook need not be accepted; null: it is in Python 3 and defines every name it uses. */
export interface Opinion {
  readonly reason: string | null;
  readonly names: readonly string[];
}

const Opinions = z.record(
  z.string(),
  z.object({ reason: z.string().nullable(), names: z.array(z.string()) }),
);
const Reports = z.array(
  z.object({
    code: z.string().nullable(),
    message: z.string(),
    filename: z.string(),
    location: z.object({ row: z.number() }).nullable(),
  }),
);

/** One fault in a generated file. */
export interface Fault {
  /** `E999` for a file that does not compile. */
  readonly code: string;
  /** Path from the folder that was checked. */
  readonly file: string;
  readonly message: string;
}

/** Asks CPython, IPython and ruff which of these notebooks a converter must accept. */
export async function askOpinions(
  python: string,
  notebooks: readonly string[],
  scratch: string,
): Promise<Readonly<Record<string, Opinion>>> {
  const list = path.join(scratch, 'notebooks.json');
  fs.writeFileSync(list, JSON.stringify(notebooks));
  const script = path.resolve('scripts', 'corpus', 'eligible.py');
  const result = await run(python, ['-W', 'ignore', script, list], scratch);
  if (result.status !== 0) throw new Error(`eligible.py failed: ${result.stderr.slice(-600)}`);
  return Opinions.parse(JSON.parse(result.stdout));
}

/** Compiles every Python file below a folder and looks for names that are undefined, unused or bound twice. */
export async function findFaults(python: string, folder: string): Promise<readonly Fault[]> {
  const compiled = await run(
    python,
    ['-W', 'ignore', '-m', 'compileall', '-q', '-f', '-j', '1', folder],
    folder,
  );
  const errors = [
    ...compiled.stdout.matchAll(
      /^\*\*\* (?:Error compiling|Sorry:?) '([^']+)'\.*\n([\s\S]*?)(?=^\*\*\*|$(?![\s\S]))/gm,
    ),
  ];
  const uncompiled = errors.map((match) => ({
    code: 'E999',
    file: path.relative(folder, match[1] ?? ''),
    message: (match[2] ?? '').trim().split('\n').slice(-3).join(' | '),
  }));
  if (compiled.status !== 0 && uncompiled.length === 0) {
    throw new Error(
      `compileall failed: ${compiled.stdout.slice(-300)}${compiled.stderr.slice(-300)}`,
    );
  }
  const ruff = path.join(path.dirname(python), 'ruff');
  const flags = [
    '--isolated',
    '--no-cache',
    '--exit-zero',
    '--ignore-noqa',
    '--output-format',
    'json',
  ];
  const linted = await run(
    ruff,
    ['check', ...flags, '--select', 'F821,F401,F811', '--extend-exclude', '*.ipynb', folder],
    folder,
  );
  if (linted.status !== 0) throw new Error(`ruff failed: ${linted.stderr.slice(-600)}`);
  const found = Reports.parse(JSON.parse(linted.stdout))
    .filter(({ code }) => code !== null && code.startsWith('F'))
    .filter(
      (report) => report.code !== 'F401' || !isMeant(report.filename, report.location?.row ?? 0),
    )
    .map((report) => ({
      code: report.code ?? '',
      file: path.relative(folder, report.filename),
      message: `line ${report.location?.row ?? 0}: ${report.message}`,
    }));
  return [...uncompiled, ...found];
}

/** Whether a generated line says that its import is there for what it does; authors' own `noqa` counts for nothing else. */
function isMeant(file: string, row: number): boolean {
  const line = fs.readFileSync(file, 'utf8').split('\n')[row - 1] ?? '';
  return /# noqa: F401/.test(line);
}

function run(file: string, given: readonly string[], cwd: string): ReturnType<typeof runProcess> {
  return runProcess(file, given, { cwd, env: pythonEnvironment(file), seconds: 600 });
}
