#!/usr/bin/env node
// The command line. Without arguments it serves the web app; else it runs the bundled compiler,
// made anew when a source is newer. An up-to-date bundle costs a stat for each source file.
import { requireNode } from '../scripts/setup/node-version.js';

requireNode();

const argv = process.argv.slice(2);
if (argv.length === 0) {
  const { serve } = await import('../scripts/setup/serve.js');
  process.exitCode = await serve();
} else {
  const { inRoot } = await import('../scripts/setup/paths.js');
  const { ensureBundle } = await import('../scripts/setup/bundle.js');
  const { pathToFileURL } = await import('node:url');
  const outfile = inRoot('dist', 'cli.mjs');
  await ensureBundle('lib/node/cli/main.ts', outfile, { packages: 'inside' }, () => {
    if (process.stderr.isTTY) console.error('Building the command line (once after a change).');
  });
  /** @type {{ main: (argv: readonly string[]) => Promise<number> }} */
  const { main } = await import(pathToFileURL(outfile).href);
  process.exitCode = await main(argv);
}
