// Runs a TypeScript program of this project: node scripts/run-ts.js scripts/corpus.ts ARGUMENTS
// Node 20 cannot run TypeScript, so it is bundled into .cache first. Packages stay where they are.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBundle } from './setup/bundle.js';
import { requireNode } from './setup/node-version.js';
import { CACHE } from './setup/paths.js';

requireNode();
const [entry, ...rest] = process.argv.slice(2);
if (entry === undefined) {
  console.error('Usage: node scripts/run-ts.js FILE.ts [ARGUMENT...]');
  process.exit(2);
}
const outfile = path.join(CACHE, 'run', entry.replace(/[\\/]/g, '-').replace(/\.ts$/, '.mjs'));
await ensureBundle(entry, outfile, { packages: 'external' });
process.argv = [process.execPath, outfile, ...rest];
await import(pathToFileURL(outfile).href);
