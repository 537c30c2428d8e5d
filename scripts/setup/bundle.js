import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.js';

/**
 * @typedef {{ packages: 'inside' | 'external' }} BundleOptions
 */

// Packages in the older module format call `require`, which an ES module lacks.
const BANNER =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/**
 * Bundles a TypeScript entry into one file for Node, unless the last bundle is newer than all it was
 * made from. Beside it lies the list of those files, so that the check is a stat for each.
 * @param {string} entry path from the root of the clone
 * @param {string} outfile
 * @param {BundleOptions} options
 * @param {() => void} [onBuild] called before there is work to do
 */
export async function ensureBundle(entry, outfile, options, onBuild) {
  const inputsFile = `${outfile}.inputs.json`;
  if (isFresh(outfile, inputsFile)) return;
  if (!fs.existsSync(path.join(ROOT, 'node_modules', 'esbuild'))) {
    console.error('Cellwright needs its packages to build itself: run npm ci first.');
    process.exit(1);
  }
  onBuild?.();
  const { build } = await import('esbuild');
  const began = new Date();
  // Under a name of its own until complete: two processes may build at once.
  const temporary = `${outfile}.${process.pid}`;
  const { metafile } = await build({
    entryPoints: [path.join(ROOT, entry)],
    outfile: temporary,
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: options.packages === 'external' ? 'external' : 'bundle',
    banner: { js: BANNER },
    metafile: true,
    logLevel: 'error',
    ...(options.packages === 'inside' ? { legalComments: 'eof' } : {}),
  }).catch(() => {
    // Every error has been printed with its place by now.
    console.error(`${entry} could not be built.`);
    process.exit(1);
  });
  const own = Object.keys(metafile.inputs).filter((file) => !file.includes('node_modules/'));
  fs.writeFileSync(inputsFile, JSON.stringify([...own, 'package-lock.json']));
  fs.utimesSync(temporary, began, began);
  fs.renameSync(temporary, outfile);
}

/**
 * @param {string} outfile
 * @param {string} inputsFile
 */
function isFresh(outfile, inputsFile) {
  const made = fs.statSync(outfile, { throwIfNoEntry: false });
  if (made === undefined || !fs.existsSync(inputsFile)) return false;
  const inputs = /** @type {string[]} */ (JSON.parse(fs.readFileSync(inputsFile, 'utf8')));
  return inputs.every((file) => {
    const stat = fs.statSync(path.join(ROOT, file), { throwIfNoEntry: false });
    return stat !== undefined && stat.mtimeMs <= made.mtimeMs;
  });
}
