import path from 'node:path';
import {
  type DiagnosticSink,
  type SourceFile,
  decodeBytes,
  fileNotUnicode,
  fileTooLarge,
  fileUnreadable,
} from '../../index.ts';
import { type FileAccess, type FileStat, reasonOf } from './file-access.ts';

const MEGABYTE = 1024 * 1024;

/** JavaScript holds a text of up to half a gigabyte, and parsed JSON several times that. */
export const LARGEST_INPUT = 256 * MEGABYTE;

/** Reads a notebook as text; null after a report. Never reads more than is allowed. */
export async function readSource(
  files: FileAccess,
  file: string,
  shown: string,
  sink: DiagnosticSink,
): Promise<SourceFile | null> {
  const unreadable = (reason: string): null => {
    sink.report(fileUnreadable, null, { file: shown, reason });
    return null;
  };
  try {
    const stat = await files.stat(file, 'follow');
    if (stat?.kind !== 'file') return unreadable(whatIsThere(stat));
    if (stat.size > LARGEST_INPUT) return tooLarge(stat.size, shown, sink);
    const decoded = decodeBytes(await files.read(file));
    if (decoded.kind === 'text') return { fileName: path.basename(file), text: decoded.text };
    const byte = `0x${decoded.byte.toString(16).toUpperCase().padStart(2, '0')}`;
    sink.report(fileNotUnicode, null, { file: shown, line: decoded.line, byte });
    return null;
  } catch (error) {
    return unreadable(reasonOf(error));
  }
}

function whatIsThere(stat: FileStat | null): string {
  if (stat === null) return 'no such file';
  return stat.kind === 'folder' ? 'it is a folder' : 'it is not a regular file';
}

function tooLarge(size: number, file: string, sink: DiagnosticSink): null {
  const inMegabytes = (bytes: number): string => `${Math.ceil(bytes / MEGABYTE)} MB`;
  sink.report(fileTooLarge, null, {
    file,
    size: inMegabytes(size),
    limit: inMegabytes(LARGEST_INPUT),
  });
  return null;
}
