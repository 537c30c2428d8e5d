import fs from 'node:fs';
import path from 'node:path';

/** Where `npm test` keeps its Python environment, from the root of the clone. */
const OWN = path.join('.cache', 'venv', 'bin', 'python');

/**
 * The Python that runs notebooks and generated projects: the one given, else the project's own environment.
 * @param given a file, from `--python`
 */
export function findPython(given: string | undefined): string {
  if (given !== undefined) return path.resolve(given);
  const own = path.resolve(OWN);
  if (fs.existsSync(own)) return own;
  throw new Error(
    `No Python environment: ${OWN} is missing. Run npm test once, or name an interpreter with --python FILE.`,
  );
}

/** What a notebook and a project are run with: no windows, one thread, the same tools on the path. */
export function pythonEnvironment(python: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: `${path.dirname(python)}${path.delimiter}${process.env['PATH'] ?? ''}`,
    MPLBACKEND: 'Agg',
    OMP_NUM_THREADS: '1',
    OPENBLAS_NUM_THREADS: '1',
    PYTHONHASHSEED: '0',
    PYTHONDONTWRITEBYTECODE: '1',
  };
}
