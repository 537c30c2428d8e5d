import { spawn } from 'node:child_process';

export interface ProcessOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly seconds: number;
}

export interface ProcessResult {
  /** Null when it was stopped by a signal. */
  readonly status: number | null;
  /** Whether the time limit stopped it. */
  readonly late: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Groups of processes that run now, by their leader's id. */
const running = new Set<number>();

/** Stops every group that runs: for a person who interrupts. */
export function stopRunning(): void {
  for (const pid of running) stopGroup(pid);
}

/**
 * Runs a program to its end or to its time limit. The whole group of processes is stopped then: workers that it
 * left behind too.
 */
export function runProcess(
  file: string,
  given: readonly string[],
  options: ProcessOptions,
): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, given, {
      cwd: options.cwd,
      env: options.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { pid } = child;
    if (pid !== undefined) running.add(pid);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      stopGroup(pid);
      // What it started in sessions of its own may hold the pipes open.
      child.stdout.destroy();
      child.stderr.destroy();
    }, options.seconds * 1000);
    const ended = (): void => {
      clearTimeout(timer);
      stopGroup(pid);
      if (pid !== undefined) running.delete(pid);
    };
    // Its own end, not that of the pipes, which workers left behind hold open.
    child.on('exit', ended);
    child.on('error', (error) => {
      ended();
      reject(error);
    });
    child.on('close', (status) => {
      resolve({
        status,
        late,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
  });
}

function stopGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // It may have ended by itself in the meantime.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
