// Checks the layers of .dependency-cruiser.mjs. A checker that cannot read the sources finds nothing
// wrong, so it must also see modules and catch violations planted in a small tree of the same shape.
import fs from 'node:fs';
import path from 'node:path';
import swc from '@swc/core';
import { cruise } from 'dependency-cruiser';
import config from '../.dependency-cruiser.mjs';
import { CACHE, inRoot, ROOT } from './setup/paths.js';

// The checker's swc parser does not know that .tsx files hold JSX; it parses through this object.
const parseFile = swc.parseFileSync;
Object.assign(swc, {
  parseFileSync: (/** @type {string} */ file, /** @type {object} */ options) =>
    parseFile(file, { ...options, syntax: 'typescript', tsx: file.endsWith('.tsx') }),
});

/** Files with one violation each, and the rule that must report it. */
const CANARIES = {
  'lib/source/early.ts': ["import '../analysis/late.ts';", 'source-imports'],
  'lib/analysis/late.ts': ["import 'node:fs';", 'core-no-io'],
  'app/page.tsx': [
    "import type { A } from '../lib/ir/inside.ts'; export const B = (a: A) => <p title={`${a}`}>{a}</p>;",
    'one-front-door',
  ],
  'lib/ir/inside.ts': ['export type A = 1;', undefined],
};

/**
 * @param {readonly string[]} folders
 * @param {string} baseDir
 */
async function violations(folders, baseDir) {
  const present = folders.filter((folder) => fs.existsSync(path.join(baseDir, folder)));
  const { options, forbidden } = config;
  // TypeScript 7 has no API for other tools: with the usual parser the check passes on 0 modules.
  /** @type {import('dependency-cruiser').ICruiseOptions} */
  const cruising = { ...options, parser: 'swc', baseDir, validate: true, ruleSet: { forbidden } };
  const { output } = await cruise(present, cruising);
  if (typeof output === 'string') throw new TypeError('The cruise gave a text, not a result.');
  return { found: output.summary.violations, modules: output.summary.totalCruised };
}

/** @returns {Promise<string[]>} the planted violations that were not reported */
async function missedCanaries() {
  const tree = path.join(CACHE, `layer-canary-${process.pid}`);
  for (const [file, [text]] of Object.entries(CANARIES)) {
    fs.mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    fs.writeFileSync(path.join(tree, file), `${text}\n`);
  }
  try {
    const { found } = await violations(['app', 'lib'], tree);
    return Object.entries(CANARIES)
      .filter(
        ([file, [, rule]]) =>
          rule !== undefined && !found.some((v) => v.from === file && v.rule.name === rule),
      )
      .map(([file]) => file);
  } finally {
    fs.rmSync(tree, { recursive: true, force: true });
  }
}

process.chdir(ROOT);
const missed = await missedCanaries();
const { found, modules } = await violations(['app', 'lib'], ROOT);
for (const { from, to, rule } of found) console.error(`${from} -> ${to}: ${rule.name}`);
for (const file of missed) console.error(`The violation planted in ${file} was not reported.`);
if (modules === 0) console.error('No module was read.');
console.log(
  `${modules} modules in ${path.basename(inRoot('lib'))} and app, ${found.length} violations, ${Object.keys(CANARIES).length - 1 - missed.length} canaries caught.`,
);
process.exitCode = found.length > 0 || missed.length > 0 || modules === 0 ? 1 : 0;
