import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Git-ignored folder for everything that can be made again. */
export const CACHE = path.join(ROOT, '.cache');

/**
 * A path inside the clone.
 * @param {...string} parts
 */
export const inRoot = (...parts) => path.join(ROOT, ...parts);

/**
 * The time of the newest file under some files and folders; missing ones count as never.
 * @param {readonly string[]} places
 * @returns {number}
 */
export function newestUnder(places) {
  let newest = 0;
  for (const place of places) {
    const stat = fs.statSync(place, { throwIfNoEntry: false });
    if (stat === undefined) continue;
    newest = Math.max(newest, stat.mtimeMs);
    if (stat.isDirectory()) {
      newest = Math.max(
        newest,
        newestUnder(fs.readdirSync(place).map((name) => path.join(place, name))),
      );
    }
  }
  return newest;
}
