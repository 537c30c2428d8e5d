import { type FileAccess, nodeFiles } from '../files/index.ts';

/** Everything the command line does to the world. */
export interface CliIo {
  readonly files: FileAccess;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  out(text: string): Promise<void>;
  err(text: string): Promise<void>;
  /** Shows what is being done, in place of what was shown before; null when it is done. */
  progress(text: string | null): void;
}

const ERASE_LINE = '\r\u001b[K';

/** The terminal and the disk. Progress is shown to people only: standard error must be a terminal. */
export function processIo(): CliIo {
  // The callback of each write tells of failures; an event that nobody hears would end the process.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    files: nodeFiles,
    cwd: process.cwd(),
    out: (text) => write(process.stdout, text),
    err: (text) => write(process.stderr, text),
    progress: (text) => {
      if (!process.stderr.isTTY) return;
      const line = text?.slice(0, process.stderr.columns - 1) ?? '';
      process.stderr.write(ERASE_LINE + line);
    },
  };
}

/** Done when the system has taken it, so that exiting loses nothing. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error === null || error === undefined || readerLeft(error)) resolve();
      else reject(error);
    });
  });
}

/** `cellwright slice ... | head` is no failure. */
function readerLeft(error: Error): boolean {
  return 'code' in error && error.code === 'EPIPE';
}
