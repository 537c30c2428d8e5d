import path from 'node:path';
import {
  type DiagnosticSink,
  type ProjectTree,
  outputNotWritten,
  zipProject,
} from '../../index.ts';
import { type FileAccess, reasonOf } from './file-access.ts';
import { filesOfArchive, isOurs } from './ownership.ts';
import { freeName } from './write-folder.ts';

/** Writes a project as one zip, in place of nothing or of an earlier run's zip; true when done. */
export async function writeArchive(
  files: FileAccess,
  tree: ProjectTree,
  archive: string,
  shown: string,
  sink: DiagnosticSink,
): Promise<boolean> {
  const refuse = (reason: string): false => {
    sink.report(outputNotWritten, null, { out: shown, reason });
    return false;
  };
  try {
    const stat = await files.stat(archive, 'see');
    if (stat !== null && stat.kind !== 'file') return refuse(`it is a ${stat.kind}, not a file`);
    if (stat !== null) {
      const before = filesOfArchive(await files.read(archive));
      const named = before ?? new Map([[path.basename(archive), new Uint8Array()]]);
      if (!isOurs(named, shown, sink)) return false;
    }
    await replaceFile(files, archive, zipProject(tree));
    return true;
  } catch (error) {
    return refuse(reasonOf(error));
  }
}

async function replaceFile(files: FileAccess, file: string, bytes: Uint8Array): Promise<void> {
  const parent = path.dirname(file);
  const madeParent = await files.makeFolder(parent);
  const staging = await freeName(files, parent, `.${path.basename(file)}.new`);
  try {
    await files.create(staging, bytes);
    await files.move(staging, file);
  } catch (error) {
    await files.remove(madeParent ?? staging);
    throw error;
  }
}
