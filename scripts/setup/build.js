import fs from 'node:fs';
import { inRoot, newestUnder } from './paths.js';
import { must } from './run.js';

const SOURCES = [
  'app',
  'lib',
  'public',
  'templates',
  'fixtures',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
].map((name) => inRoot(name));

const STANDALONE = inRoot('.next', 'standalone');

/** The server that a build leaves. */
export const SERVER = inRoot('.next', 'standalone', 'server.js');

// Kept outside the standalone folder, which Next empties; its time is when the last good build began.
const STAMP = inRoot('.next', 'built-from');

/** @returns {boolean} whether the last build is newer than everything it was made from */
function isBuilt() {
  const stamp = fs.statSync(STAMP, { throwIfNoEntry: false });
  return stamp !== undefined && fs.existsSync(SERVER) && stamp.mtimeMs >= newestUnder(SOURCES);
}

/** Builds the web app unless the last build is up to date. */
export async function ensureBuild() {
  if (isBuilt()) return;
  const began = new Date();
  const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next');
  await must('Building the web app (about a minute).', process.execPath, [next, 'build'], {
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  copyStatic();
  fs.writeFileSync(STAMP, '');
  fs.utimesSync(STAMP, began, began);
}

// The standalone server serves these two folders but Next leaves their copying to us.
function copyStatic() {
  fs.cpSync(inRoot('.next', 'static'), `${STANDALONE}/.next/static`, { recursive: true });
  if (fs.existsSync(inRoot('public'))) {
    fs.cpSync(inRoot('public'), `${STANDALONE}/public`, { recursive: true });
  }
}
