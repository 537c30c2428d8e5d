import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { pythonEnvironment } from '../runner/python.ts';
import { type ProcessOptions, type ProcessResult, runProcess } from '../runner/run-process.ts';
import { pythonFile } from './python-files.ts';

/** Runs a program of an interpreter to its end or to its time limit. */
export type Starter = (
  python: string,
  given: readonly string[],
  options: ProcessOptions,
) => Promise<ProcessResult>;

/** Starts programs without the wait for their libraries. */
export interface Nursery {
  readonly start: Starter;
  /** Stops what still runs. */
  readonly close: () => void;
}

const Ended = z.object({ id: z.number(), status: z.number(), late: z.boolean() });

/**
 * For many runs with one interpreter: programs are forked off a process that has the usual libraries loaded. Those of another
 * interpreter start as ever, and all do where processes cannot fork.
 */
export function openNursery(python: string): Nursery {
  if (process.platform === 'win32') return { start: runProcess, close: () => undefined };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cellwright-nursery-'));
  const child = spawn(python, [pythonFile('cellwright_nursery.py')], {
    cwd: folder,
    env: { ...pythonEnvironment(python), PYTHONWARNINGS: 'ignore' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = new Map<number, (ended: z.infer<typeof Ended>) => void>();
  let count = 0;
  createInterface(child.stdout).on('line', (line) => {
    const ended = Ended.parse(JSON.parse(line));
    waiting.get(ended.id)?.(ended);
    waiting.delete(ended.id);
  });
  child.on('close', () => {
    for (const [id, tell] of waiting) tell({ id, status: 1, late: false });
    waiting.clear();
  });
  child.stdin.on('error', () => undefined);
  const start: Starter = async (wanted, given, { cwd, env, seconds }) => {
    const [script, ...args] = given;
    if (wanted !== python || script === undefined || !path.isAbsolute(script))
      return runProcess(wanted, given, { cwd, env, seconds });
    count += 1;
    const id = count;
    const [out, err] = [path.join(folder, `${id}.out`), path.join(folder, `${id}.err`)];
    const ended = await new Promise<z.infer<typeof Ended>>((resolve) => {
      waiting.set(id, resolve);
      child.stdin.write(`${JSON.stringify({ id, script, args, cwd, env, seconds, out, err })}\n`);
    });
    const read = (file: string): string =>
      fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
    const { late, status } = ended;
    const result = {
      late,
      status: status < 0 ? null : status,
      stdout: read(out),
      stderr: read(err),
    };
    for (const file of [out, err]) fs.rmSync(file, { force: true });
    return result;
  };
  return {
    start,
    close: () => {
      child.stdin.end();
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
