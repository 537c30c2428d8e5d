import path from 'node:path';
import { type DiagnosticSink, type ProjectTree, outputNotWritten } from '../../index.ts';
import { type FileAccess, reasonOf } from './file-access.ts';
import { filesBelow, isOurs } from './ownership.ts';

/**
 * Writes a project into a folder that is new, empty or an earlier run's own; true when done. Otherwise a
 * report says why, and what was there before is as it was.
 */
export async function writeFolder(
  files: FileAccess,
  tree: ProjectTree,
  folder: string,
  shown: string,
  sink: DiagnosticSink,
): Promise<boolean> {
  const refuse = (reason: string): false => {
    sink.report(outputNotWritten, null, { out: shown, reason });
    return false;
  };
  try {
    const stat = await files.stat(folder, 'see');
    if (stat === null) await createFolder(files, tree, folder);
    else if (stat.kind !== 'folder') return refuse(`it is a ${stat.kind}, not a folder`);
    else if (!isOurs(await filesBelow(files, folder), shown, sink)) return false;
    else await replaceContent(files, tree, folder);
    return true;
  } catch (error) {
    return refuse(reasonOf(error));
  }
}

/** Written beside its place, then moved there in one step. */
async function createFolder(files: FileAccess, tree: ProjectTree, folder: string): Promise<void> {
  const parent = path.dirname(folder);
  const madeParent = await files.makeFolder(parent);
  const staging = await freeName(files, parent, `.${path.basename(folder)}.new`);
  try {
    await writeTree(files, tree, staging);
    await files.move(staging, folder);
  } catch (error) {
    await files.remove(madeParent ?? staging);
    throw error;
  }
}

/** The folder itself stays, because it may be a mount point or the shell's own place. */
async function replaceContent(files: FileAccess, tree: ProjectTree, folder: string): Promise<void> {
  const before = await files.list(folder);
  const staging = path.join(folder, '.cellwright-new');
  const retired = path.join(folder, '.cellwright-old');
  const moved: { readonly from: string; readonly to: string }[] = [];
  const move = async (from: string, to: string): Promise<void> => {
    await files.move(from, to);
    moved.push({ from, to });
  };
  try {
    await writeTree(files, tree, staging);
    await files.makeFolder(retired);
    for (const name of before) await move(path.join(folder, name), path.join(retired, name));
    for (const name of await files.list(staging)) {
      await move(path.join(staging, name), path.join(folder, name));
    }
  } catch (error) {
    for (const { from, to } of moved.reverse()) await files.move(to, from);
    await files.remove(staging);
    await files.remove(retired);
    throw error;
  }
  // Only now: should even the way back fail, the old files still lie here.
  await files.remove(staging);
  await files.remove(retired);
}

async function writeTree(files: FileAccess, tree: ProjectTree, folder: string): Promise<void> {
  await files.makeFolder(folder);
  for (const { path: inside, text } of tree.files) {
    const file = path.join(folder, ...inside.split('/'));
    await files.makeFolder(path.dirname(file));
    await files.create(file, new TextEncoder().encode(text));
  }
}

/** A path in the folder that nothing has. */
export async function freeName(files: FileAccess, folder: string, wanted: string): Promise<string> {
  for (let n = 0; ; n += 1) {
    const candidate = path.join(folder, n === 0 ? wanted : `${wanted}${n}`);
    if ((await files.stat(candidate, 'see')) === null) return candidate;
  }
}
