import fs from 'node:fs';
import path from 'node:path';
import { pythonEnvironment } from '../../lib/node/runner/python.ts';
import { runProcess } from '../../lib/node/runner/run-process.ts';

/** How a project's own environment comes about. */
export interface EnvironmentPlan {
  /** Makes the environment. */
  readonly python: string;
  /** Whether the libraries of `python` are lent to it, in place of installing them anew. */
  readonly lends: boolean;
}

/** The environment of one project. */
export interface ProjectEnvironment {
  readonly python: string;
  /** Arguments before those of `pip`, for the interpreter `pip.python`. */
  readonly pip: { readonly python: string; readonly args: readonly string[] };
  /** What is installed besides the project itself. */
  readonly lends: boolean;
}

/** Makes a new virtual environment in a folder; throws with what the tool said when it cannot. */
export async function makeEnvironment(
  { python, lends }: EnvironmentPlan,
  folder: string,
): Promise<ProjectEnvironment> {
  await must(python, ['-m', 'venv', ...(lends ? ['--without-pip'] : []), folder]);
  const own = path.join(folder, 'bin', 'python');
  if (!lends) return { python: own, pip: { python: own, args: ['-m', 'pip'] }, lends };
  const [borrowed, site] = [await sitePackages(python), await sitePackages(own)];
  fs.writeFileSync(path.join(site, 'borrowed.pth'), `${borrowed}\n`);
  return { python: own, pip: { python, args: ['-m', 'pip', '--python', own] }, lends };
}

async function sitePackages(python: string): Promise<string> {
  return (
    await must(python, ['-c', "import sysconfig; print(sysconfig.get_path('purelib'))"])
  ).trim();
}

async function must(file: string, args: readonly string[]): Promise<string> {
  const done = await runProcess(file, args, {
    cwd: process.cwd(),
    env: pythonEnvironment(file),
    seconds: 300,
  });
  if (done.status === 0) return done.stdout;
  throw new Error(`${path.basename(file)} ${args.join(' ')}: ${done.stdout}${done.stderr}`);
}
