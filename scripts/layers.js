// Checks the layers of .dependency-cruiser.mjs. A checker that cannot read the sources finds nothing
// wrong, so it must also see modules and catch violations planted in a small tree of the same shape.
import fs from 'node:fs';
import path from 'node:path';
import swc from '@swc/core';
import { cruise } from 'dependency-cruiser';
import config from '../.dependency-cruiser.mjs';
import { CACHE, ROOT } from './setup/paths.js';

// The checker parses through this object. Its swc parser neither knows that .tsx files hold JSX nor tells
// imports of types apart: they count for the layers, but modules whose types name each other are no cycle.
const parseFile = swc.parseFileSync;
let withTypes = true;
Object.assign(swc, {
  parseFileSync: (/** @type {string} */ file, /** @type {object} */ options) => {
    const tree = parseFile(file, { ...options, syntax: 'typescript', tsx: file.endsWith('.tsx') });
    const body = tree.body.filter((item) => withTypes || !('typeOnly' in item && item.typeOnly));
    return { ...tree, body };
  },
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
  'lib/codegen/hen.ts': ["import './egg.ts';", undefined],
  'lib/codegen/egg.ts': ["import './hen.ts';", 'no-circular'],
};

/** @param {string} baseDir */
async function violations(baseDir) {
  const isCycle = (/** @type {{ name?: string }} */ rule) => rule.name === 'no-circular';
  const layers = await cruiseWith(
    baseDir,
    config.forbidden.filter((rule) => !isCycle(rule)),
    true,
  );
  const cycles = await cruiseWith(baseDir, config.forbidden.filter(isCycle), false);
  return {
    found: [...layers.violations, ...cycles.violations],
    modules: Math.min(layers.totalCruised, cycles.totalCruised),
  };
}

/**
 * @param {string} baseDir
 * @param {typeof config.forbidden} forbidden
 * @param {boolean} types whether imports of types count
 */
async function cruiseWith(baseDir, forbidden, types) {
  withTypes = types;
  const present = ['app', 'lib'].filter((folder) => fs.existsSync(path.join(baseDir, folder)));
  // TypeScript 7 has no API for other tools: with the usual parser the check passes on 0 modules.
  /** @type {import('dependency-cruiser').ICruiseOptions} */
  const cruising = {
    ...config.options,
    parser: 'swc',
    baseDir,
    validate: true,
    ruleSet: { forbidden },
  };
  const { output } = await cruise(present, cruising);
  if (typeof output === 'string') throw new TypeError('The cruise gave a text, not a result.');
  return output.summary;
}

/** @returns {Promise<string[]>} the planted violations that were not reported */
async function missedCanaries() {
  const tree = path.join(CACHE, `layer-canary-${process.pid}`);
  for (const [file, [text]] of Object.entries(CANARIES)) {
    fs.mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    fs.writeFileSync(path.join(tree, file), `${text}\n`);
  }
  try {
    const { found } = await violations(tree);
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
const { found, modules } = await violations(ROOT);
for (const { from, to, rule } of found) console.error(`${from} -> ${to}: ${rule.name}`);
for (const file of missed) console.error(`The violation planted in ${file} was not reported.`);
if (modules === 0) console.error('No module was read.');
const planted = Object.values(CANARIES).filter(([, rule]) => rule !== undefined).length;
console.log(
  `${modules} modules, ${found.length} violations, ${planted - missed.length} of ${planted} canaries caught.`,
);
process.exitCode = found.length > 0 || missed.length > 0 || modules === 0 ? 1 : 0;
