import { type Zippable, strToU8, zipSync } from 'fflate';
import type { ProjectTree } from './tree.ts';

/** Local date parts on purpose: zip stores no time zone, so these bytes are the same everywhere. */
const EARLIEST = [1980, 0, 1] as const;
const UNIX = 3;
const REGULAR_FILE = 0o100644;
const MODE_SHIFT = 16;

/** Packs the tree below one folder of its name. The same tree gives the same bytes. */
export function zipProject(tree: ProjectTree): Uint8Array {
  const mtime = new Date(...EARLIEST);
  const entries: Zippable = {};
  for (const { path, text } of tree.files) {
    entries[`${tree.name}/${path}`] = [
      strToU8(text),
      { mtime, level: 9, os: UNIX, attrs: REGULAR_FILE << MODE_SHIFT },
    ];
  }
  return zipSync(entries);
}
