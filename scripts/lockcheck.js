// Checks package-lock.json. `npm install` happily writes a lockfile that `npm ci` then refuses on another
// platform: when a registry lacks a platform's optional binary, the entry is left out without a word.
import fs from 'node:fs';
import { inRoot } from './setup/paths.js';

/**
 * @typedef {{ version?: string, resolved?: string, optionalDependencies?: Record<string, string> }} Locked
 */

/**
 * The problems of a lockfile's packages, a line each.
 * @param {Record<string, Locked>} packages
 * @returns {string[]}
 */
export function lockProblems(packages) {
  const problems = [];
  for (const [place, { version, resolved, optionalDependencies = {} }] of Object.entries(
    packages,
  )) {
    for (const name of Object.keys(optionalDependencies)) {
      if (isLocked(packages, place, name)) continue;
      problems.push(
        `${name}, optional dependency of ${place || 'the project'} ${version ?? ''}, is not locked`,
      );
    }
    if (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')) {
      problems.push(`${place} is resolved to a place that is not the public registry`);
    }
  }
  return problems;
}

/**
 * Looks for a package as Node does: in the folder of the one that asks, then in each folder above.
 * @param {Record<string, Locked>} packages
 * @param {string} place
 * @param {string} name
 */
function isLocked(packages, place, name) {
  for (let folder = place; ;) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined)
      return true;
    if (folder === '') return false;
    const above = folder.lastIndexOf('/node_modules/');
    folder = above === -1 ? '' : folder.slice(0, above);
  }
}

if (process.argv[1] === inRoot('scripts', 'lockcheck.js')) {
  /** @type {{ packages: Record<string, Locked> }} */
  const { packages } = JSON.parse(fs.readFileSync(inRoot('package-lock.json'), 'utf8'));
  const problems = lockProblems(packages);
  for (const problem of problems) console.error(problem);
  console.log(`${Object.keys(packages).length} locked packages, ${problems.length} problems.`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
