import { spawn, spawnSync } from 'node:child_process';
import { ROOT } from './paths.js';

/**
 * @typedef {{ env?: Record<string, string>, timeoutMinutes?: number }} RunOptions
 * @typedef {{ code: number, seconds: number, timedOut: boolean }} RunResult
 */

/**
 * Runs a program in the clone with the terminal's own input and output.
 * It gets a process group of its own, so that a time-out also ends what it started.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(program, args, options = {}) {
  const started = performance.now();
  const grouped = process.platform !== 'win32' && options.timeoutMinutes !== undefined;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: grouped ? ['ignore', 'inherit', 'inherit'] : 'inherit',
      env: { ...process.env, ...options.env },
      detached: grouped,
      shell: process.platform === 'win32',
    });
    let timedOut = false;
    const timer =
      options.timeoutMinutes === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            stop(child.pid, grouped);
          }, options.timeoutMinutes * 60_000);
    const interrupt = () => {
      stop(child.pid, grouped);
      process.exit(130);
    };
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      resolve({ code, timedOut, seconds: (performance.now() - started) / 1000 });
    };
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`);
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/**
 * @param {number | undefined} pid
 * @param {boolean} grouped
 */
function stop(pid, grouped) {
  if (pid === undefined) return;
  try {
    process.kill(grouped ? -pid : pid, grouped ? 'SIGKILL' : 'SIGTERM');
  } catch (error) {
    // Already gone is what we wanted; anything else is worth a line.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH'))
      console.error(error);
  }
}

/**
 * Runs a program and gives what it printed, or undefined when it does not exist or fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {string | undefined}
 */
export function outputOf(program, args) {
  const done = spawnSync(program, args, { encoding: 'utf8', timeout: 30_000 });
  return done.error === undefined && done.status === 0 ? done.stdout.trim() : undefined;
}

/**
 * Runs a program that must succeed; otherwise ends this process with one line.
 * @param {string} doing what it is doing, printed before
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export async function must(doing, program, args, options) {
  console.log(doing);
  const { code } = await run(program, args, options);
  if (code === 0) return;
  console.error(`Failed (exit status ${code}): ${program} ${args.join(' ')}`);
  process.exit(1);
}
