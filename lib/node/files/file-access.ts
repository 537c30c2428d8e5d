export interface FileStat {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Bytes. */
  readonly size: number;
}

/** What the command line does to files; absolute paths only. Failures are thrown as the system words them. */
export interface FileAccess {
  /** Null when nothing is there. A symbolic link is a `link` unless it is to be followed. */
  stat(path: string, links: 'follow' | 'see'): Promise<FileStat | null>;
  read(path: string): Promise<Uint8Array>;
  /** Names in a folder, sorted. */
  list(folder: string): Promise<readonly string[]>;
  /** Creates a file; fails when something is there. */
  create(path: string, bytes: Uint8Array): Promise<void>;
  /** Makes a folder and those above it; gives the topmost one that was new, or null. */
  makeFolder(path: string): Promise<string | null>;
  /** Renames; a file may replace a file. */
  move(from: string, to: string): Promise<void>;
  /** Removes a file, or a folder with all in it; nothing there is fine. */
  remove(path: string): Promise<void>;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'it is in use',
  EEXIST: 'something is there already',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links go in a circle',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'no such file or folder',
  ENOSPC: 'no space is left',
  ENOTDIR: 'a part of the path is a file',
  EPERM: 'the system does not allow it',
  EROFS: 'the file system is read-only',
};

/** Why a file operation failed, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
