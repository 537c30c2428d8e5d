import type { ConvertOptions, ProjectTree, SourceFile } from '../../_lib.ts';
import type { Reply, Request } from './protocol.ts';

/** The part of a `Worker` that is needed. */
export interface WorkerPort {
  send(request: Request): void;
  terminate(): void;
  onReply(listener: (reply: Reply) => void): void;
  onFailure(listener: (message: string) => void): void;
}

export interface Zip {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type AnswerListener = (reply: Extract<Reply, { kind: 'answer' | 'failed' }>) => void;

interface Waiting {
  readonly settle: (reply: Reply) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

const SECONDS = 1_000;

/** Longer notebooks may take longer: half a minute, and a second more for each megabyte. */
export function timeLimit(characters: number): number {
  return 30 * SECONDS + Math.ceil(characters / 1_000_000) * SECONDS;
}

/**
 * Talks to the worker. Every call ends: with an answer, with a failure, or at its time limit, when the worker is
 * replaced by a new one, since a busy worker can only be stopped from outside.
 */
export class ConvertClient {
  readonly #start: () => WorkerPort;
  #port: WorkerPort | null = null;
  #opened: { readonly hash: string; readonly file: SourceFile } | null = null;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(start: () => WorkerPort) {
    this.#start = start;
  }

  open(hash: string, file: SourceFile): void {
    this.#opened = { hash, file };
    this.#live().send({ kind: 'open', hash, file });
  }

  /** Asks for a conversion; `listener` hears the preview, then the formatted project, or a failure. */
  convert(options: ConvertOptions, lookingAt: string | null, listener: AnswerListener): void {
    const id = this.#call(
      (number, hash) => ({ kind: 'convert', id: number, hash, options, lookingAt }),
      (reply) => {
        if (reply.kind === 'answer') {
          if (reply.formatted) this.#done(id);
          listener(reply);
        } else if (reply.kind === 'failed') {
          this.#done(id);
          listener(reply);
        }
      },
    );
  }

  compare(options: ConvertOptions): Promise<ProjectTree | null> {
    return new Promise((resolve, reject) => {
      const id = this.#call(
        (number, hash) => ({ kind: 'compare', id: number, hash, options }),
        (reply) => {
          this.#done(id);
          if (reply.kind === 'compared') resolve(reply.project);
          else if (reply.kind === 'failed') reject(new Error(reply.message));
        },
      );
    });
  }

  zip(options: ConvertOptions): Promise<Zip> {
    return new Promise((resolve, reject) => {
      const id = this.#call(
        (number, hash) => ({ kind: 'zip', id: number, hash, options }),
        (reply) => {
          this.#done(id);
          if (reply.kind === 'zipped') resolve({ name: reply.name, bytes: reply.bytes });
          else if (reply.kind === 'failed') reject(new Error(reply.message));
        },
      );
    });
  }

  close(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
    this.#port?.terminate();
    this.#port = null;
    this.#opened = null;
  }

  #call(request: (id: number, hash: string) => Request, settle: (reply: Reply) => void): number {
    this.#lastId += 1;
    const id = this.#lastId;
    const limit = timeLimit(this.#opened?.file.text.length ?? 0);
    const timer = setTimeout(() => this.#overdue(limit), limit);
    this.#waiting.set(id, { settle, timer });
    this.#live().send(request(id, this.#opened?.hash ?? ''));
    return id;
  }

  #done(id: number): void {
    const waiting = this.#waiting.get(id);
    if (waiting !== undefined) clearTimeout(waiting.timer);
    this.#waiting.delete(id);
  }

  #overdue(limit: number): void {
    this.#fail(
      `Conversion took longer than ${Math.round(limit / SECONDS)} seconds and was stopped.`,
    );
  }

  /** Ends the worker and every call that waits for it; the next call starts a new one. */
  #fail(message: string): void {
    this.#port?.terminate();
    this.#port = null;
    const waiting = [...this.#waiting];
    for (const [id, { settle }] of waiting) {
      this.#done(id);
      settle({ kind: 'failed', id, message });
    }
  }

  #live(): WorkerPort {
    if (this.#port !== null) return this.#port;
    const port = this.#start();
    port.onReply((reply) => {
      if (reply.kind !== 'ready') this.#waiting.get(reply.id)?.settle(reply);
    });
    port.onFailure((message) => {
      if (this.#port === port) this.#fail(message);
    });
    this.#port = port;
    if (this.#opened !== null) port.send({ kind: 'open', ...this.#opened });
    return port;
  }
}
