import path from 'node:path';
import { unzipSync } from 'fflate';
import {
  type DiagnosticSink,
  MANIFEST_PATH,
  foreignFiles,
  outputChanged,
  outputNotOurs,
  readManifest,
} from '../../index.ts';
import type { FileAccess } from './file-access.ts';

const NAMED = 3;
const NOTHING = new Uint8Array();
const LARGEST_UNPACKED = 512 * 1024 * 1024;

/** Whether all of these files were written by an earlier run and left as they were; reports if not. */
export function isOurs(
  files: ReadonlyMap<string, Uint8Array>,
  out: string,
  sink: DiagnosticSink,
): boolean {
  const { unknown, changed } = foreignFiles(files);
  if (unknown.length > 0) sink.report(outputNotOurs, null, { out, files: firstOf(unknown) });
  else if (changed.length > 0) sink.report(outputChanged, null, { out, files: firstOf(changed) });
  return unknown.length + changed.length === 0;
}

/**
 * What lies in a folder, by relative path. Only files that an earlier run listed are read: a folder given by
 * mistake may be a whole home. Links, devices and empty folders are listed, never followed or read.
 */
export async function filesBelow(
  files: FileAccess,
  folder: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = await files.list(folder);
  const manifestFile = path.join(folder, MANIFEST_PATH);
  const stat = await files.stat(manifestFile, 'see');
  if (stat?.kind !== 'file') return new Map(names.map((name) => [name, NOTHING]));
  const listing = await files.read(manifestFile);
  const manifest = readManifest(new TextDecoder().decode(listing));
  const found = new Map([[MANIFEST_PATH, listing]]);
  const walk = async (relative: string, inside: readonly string[]): Promise<void> => {
    for (const name of inside) {
      const file = relative + name;
      const kind = (await files.stat(path.join(folder, file), 'see'))?.kind;
      const below = kind === 'folder' ? await files.list(path.join(folder, file)) : [];
      if (below.length > 0) await walk(`${file}/`, below);
      else if (kind !== 'file' || manifest?.has(file) !== true) found.set(file, NOTHING);
      else found.set(file, await files.read(path.join(folder, file)));
    }
  };
  await walk(
    '',
    names.filter((name) => name !== MANIFEST_PATH),
  );
  return found;
}

/** Files of an archive below its one folder; null when it is no archive of a project. */
export function filesOfArchive(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | null {
  try {
    let total = 0;
    const entries = unzipSync(bytes, {
      filter: ({ originalSize }) => (total += originalSize) <= LARGEST_UNPACKED,
    });
    if (total > LARGEST_UNPACKED) return null;
    return new Map(
      Object.entries(entries).map(([name, content]) => [
        name.slice(name.indexOf('/') + 1),
        content,
      ]),
    );
  } catch {
    // Whatever it is, it is not ours: the caller refuses to replace it.
    return null;
  }
}

function firstOf(paths: readonly string[]): string {
  const named = paths.slice(0, NAMED).map((p) => `\`${p}\``);
  const more = paths.length - named.length;
  return more === 0 ? named.join(', ') : `${named.join(', ')} and ${more} more`;
}
