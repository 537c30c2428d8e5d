import { Worker } from 'node:worker_threads';
import type { Examination } from './examine.ts';

/**
 * Converts files one after another in a worker, each within a time limit: one that takes longer is given up with
 * its worker, and the next starts in a fresh one.
 */
export class Conversions {
  readonly #program: URL;
  readonly #seconds: number;
  #worker: Worker | null = null;

  /** @param program a module that answers each path it is sent with an `Examination` */
  constructor(program: URL, seconds: number) {
    this.#program = program;
    this.#seconds = seconds;
  }

  async examine(file: string): Promise<Examination> {
    this.#worker ??= new Worker(this.#program);
    const worker = this.#worker;
    return new Promise((resolve) => {
      const end = (examination: Examination): void => {
        clearTimeout(timer);
        // One by one: a worker listens to itself as well.
        worker.off('message', end).off('error', fail).off('exit', stop);
        resolve(examination);
      };
      const giveUp = (status: 'crashed' | 'late', error: string): void => {
        this.#worker = null;
        end({ status, error, findings: [], files: [], marked: null, lost: [], milliseconds: 0 });
        void worker.terminate();
      };
      const fail = (error: Error): void => giveUp('crashed', error.stack ?? error.message);
      const stop = (code: number): void => giveUp('crashed', `the worker ended with ${code}`);
      const timer = setTimeout(() => {
        giveUp('late', `not done after ${this.#seconds} s`);
      }, this.#seconds * 1000);
      worker.on('message', end).on('error', fail).on('exit', stop);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(file);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }
}
