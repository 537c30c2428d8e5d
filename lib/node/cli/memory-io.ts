import { MemoryFiles } from '../files/memory-files.ts';
import type { CliIo } from './io.ts';

/** The command line without a machine, for tests: what it wrote can be looked at. */
export class MemoryIo implements CliIo {
  readonly files: MemoryFiles;
  readonly cwd = '/home';
  stdout = '';
  stderr = '';
  readonly shown: string[] = [];

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.files = new MemoryFiles(files);
  }

  async out(text: string): Promise<void> {
    this.stdout += text;
  }

  async err(text: string): Promise<void> {
    this.stderr += text;
  }

  progress(text: string | null): void {
    this.shown.push(text ?? '');
  }
}
