import fs from 'node:fs';
import { inRoot } from './paths.js';
import { must } from './run.js';

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 */

/**
 * @param {string} file
 * @returns {Lockfile | undefined}
 */
function readLock(file) {
  if (!fs.existsSync(file)) return undefined;
  return /** @type {Lockfile} */ (JSON.parse(fs.readFileSync(file, 'utf8')));
}

/**
 * Why the installed packages are not those of the lockfile, or undefined when they are.
 * Compares versions rather than times: a checkout touches the lockfile without changing it.
 * @param {Lockfile | undefined} wanted
 * @param {Lockfile | undefined} installed
 * @returns {string | undefined}
 */
export function installProblem(wanted, installed) {
  if (wanted === undefined) return 'package-lock.json is missing';
  if (installed === undefined) return 'node_modules is missing';
  for (const [place, { version, optional, devOptional, peer }] of Object.entries(wanted.packages)) {
    if (place === '') continue;
    const found = installed.packages[place];
    const mayBeAbsent = optional === true || devOptional === true || peer === true;
    if (found === undefined && mayBeAbsent) continue;
    if (found?.version !== version)
      return `node_modules is older than package-lock.json (${place})`;
  }
  return undefined;
}

/** Installs the locked packages unless they are there already. */
export async function ensurePackages() {
  const problem = installProblem(
    readLock(inRoot('package-lock.json')),
    readLock(inRoot('node_modules', '.package-lock.json')),
  );
  if (problem === undefined) return;
  await must(`Installing packages with npm ci: ${problem}.`, 'npm', [
    'ci',
    '--no-audit',
    '--no-fund',
  ]);
}
