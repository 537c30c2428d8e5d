import path from 'node:path';
import type { FileAccess, FileStat } from './file-access.ts';

type Entry = Uint8Array | 'folder' | 'link' | 'other';

/** Files that exist only in memory, for tests: same contract, no disk. */
export class MemoryFiles implements FileAccess {
  readonly #entries = new Map<string, Entry>([['/', 'folder']]);
  #writes = 0;
  #fault = Number.POSITIVE_INFINITY;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [file, content] of Object.entries(files)) this.put(file, content);
  }

  put(file: string, content: string | Uint8Array): void {
    this.#makeAll(path.posix.dirname(file));
    this.#entries.set(
      file,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    );
  }

  putSpecial(file: string, kind: 'folder' | 'link' | 'other'): void {
    this.#makeAll(path.posix.dirname(file));
    this.#entries.set(file, kind);
  }

  /** Lets one operation that changes something fail as on a full disk: the one after so many more. */
  failAfter(writes: number): void {
    this.#fault = this.#writes + writes;
  }

  /** Every path with its text; folders end in `/`. */
  snapshot(): Readonly<Record<string, string>> {
    const rows = [...this.#entries].filter(([name]) => name !== '/');
    return Object.fromEntries(
      rows
        .map(([name, entry]) =>
          typeof entry === 'string'
            ? ([entry === 'folder' ? `${name}/` : name, entry] as const)
            : ([name, new TextDecoder().decode(entry)] as const),
        )
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }

  async stat(file: string): Promise<FileStat | null> {
    const entry = this.#entries.get(file);
    if (entry === undefined) return null;
    if (typeof entry === 'string') return { kind: entry, size: 0 };
    return { kind: 'file', size: entry.length };
  }

  async read(file: string): Promise<Uint8Array> {
    const entry = this.#entries.get(file);
    if (entry === undefined || typeof entry === 'string') throw failure('ENOENT', file);
    return entry;
  }

  async list(folder: string): Promise<readonly string[]> {
    const inside = [...this.#entries.keys()].filter((f) => path.posix.dirname(f) === folder);
    return inside
      .filter((f) => f !== '/')
      .map((f) => path.posix.basename(f))
      .sort();
  }

  async create(file: string, bytes: Uint8Array): Promise<void> {
    this.#spend(file);
    if (this.#entries.has(file)) throw failure('EEXIST', file);
    if (this.#entries.get(path.posix.dirname(file)) !== 'folder') throw failure('ENOENT', file);
    this.#entries.set(file, bytes);
  }

  async makeFolder(folder: string): Promise<string | null> {
    this.#spend(folder);
    return this.#makeAll(folder);
  }

  async move(from: string, to: string): Promise<void> {
    this.#spend(to);
    if (!this.#entries.has(from)) throw failure('ENOENT', from);
    if (this.#entries.get(to) === 'folder') throw failure('ENOTEMPTY', to);
    for (const name of this.#at(from)) {
      const entry = this.#entries.get(name);
      this.#entries.delete(name);
      if (entry !== undefined) this.#entries.set(to + name.slice(from.length), entry);
    }
  }

  async remove(file: string): Promise<void> {
    for (const name of this.#at(file)) this.#entries.delete(name);
  }

  /** A path and all below it. */
  #at(file: string): readonly string[] {
    const names = [...this.#entries.keys()];
    return names.filter((name) => name === file || name.startsWith(`${file}/`));
  }

  #makeAll(folder: string): string | null {
    const entry = this.#entries.get(folder);
    if (entry === 'folder') return null;
    if (entry !== undefined) throw failure('ENOTDIR', folder);
    const above = this.#makeAll(path.posix.dirname(folder));
    this.#entries.set(folder, 'folder');
    return above ?? folder;
  }

  #spend(file: string): void {
    this.#writes += 1;
    if (this.#writes > this.#fault) {
      this.#fault = Number.POSITIVE_INFINITY;
      throw failure('ENOSPC', file);
    }
  }
}

function failure(code: string, file: string): Error {
  return Object.assign(new Error(`${code}: ${file}`), { code });
}
