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

/** Done when the system has taken it, so that exiting loses nothing; a reader that left is no failure. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const left = (error: Error & { readonly code?: string }): void =>
      error.code === 'EPIPE' ? resolve() : reject(error);
    stream.once('error', left);
    stream.write(text, () => {
      stream.off('error', left);
      resolve();
    });
  });
}
