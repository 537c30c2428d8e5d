import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { ensureChromium } from '../setup/chromium.js';
import { ensurePackages } from '../setup/packages.js';
import { CACHE, inRoot } from '../setup/paths.js';
import { ensureVenv } from '../setup/python.js';
import { run } from '../setup/run.js';
import { closingLine, fromReport, gate, playwrightCounts, total, vitestCounts } from './counts.js';

/**
 * @typedef {import('./counts.js').Counts} Counts
 * @typedef {{ python: string }} Environment
 * @typedef {{ name: string, title: string, run: (environment: Environment) => Promise<Counts> }} Stage
 */

const REPORTS = path.join(CACHE, 'reports');

/** @param {...string} parts */
const nodeModule = (...parts) => inRoot('node_modules', ...parts);

/**
 * @param {readonly string[]} args of node
 * @param {number} timeoutMinutes
 * @param {Record<string, string>} [env]
 * @returns {Promise<boolean>}
 */
async function node(args, timeoutMinutes, env = {}) {
  const { code, timedOut } = await run(process.execPath, args, { timeoutMinutes, env });
  if (timedOut) console.error(`Stopped after ${timeoutMinutes} minutes.`);
  return code === 0;
}

/**
 * @param {string} project of vitest.config.ts
 * @param {number} timeoutMinutes
 * @param {Environment} environment
 * @returns {Promise<Counts>}
 */
async function vitest(project, timeoutMinutes, { python }) {
  const report = freshReport(`vitest-${project}.json`);
  const args = [nodeModule('vitest', 'vitest.mjs'), 'run', '--project', project];
  args.push('--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
  const ok = await node(args, timeoutMinutes, { CELLWRIGHT_PYTHON: python });
  return fromReport(report, ok, vitestCounts);
}

/** @param {string} name */
function freshReport(name) {
  const file = path.join(REPORTS, name);
  fs.mkdirSync(REPORTS, { recursive: true });
  fs.rmSync(file, { force: true });
  return file;
}

async function types() {
  // The declarations that Next generates for pages and styles are part of the program.
  const next = nodeModule('next', 'dist', 'bin', 'next');
  const generated = await node([next, 'typegen'], 3, { NEXT_TELEMETRY_DISABLED: '1' });
  return gate(
    generated && (await node([nodeModule('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'], 5)),
  );
}

/** @returns {Promise<number>} a port that nothing listens on: what a run before left may still hold the usual one */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** @param {Environment} environment */
async function browser({ python }) {
  const chromium = await ensureChromium();
  const report = freshReport('browser.json');
  const ok = await node([nodeModule('@playwright', 'test', 'cli.js'), 'test'], 20, {
    CELLWRIGHT_CHROMIUM: chromium,
    CELLWRIGHT_PYTHON: python,
    CELLWRIGHT_BROWSER_REPORT: report,
    CELLWRIGHT_E2E_PORT: process.env['CELLWRIGHT_E2E_PORT'] ?? String(await freePort()),
  });
  return fromReport(report, ok, playwrightCounts);
}

/** @type {readonly Stage[]} */
const STAGES = [
  {
    name: 'format',
    title: 'Format (oxfmt)',
    run: async () => gate(await node([nodeModule('oxfmt', 'bin', 'oxfmt'), '--check', '.'], 5)),
  },
  {
    name: 'lint',
    title: 'Lint (oxlint, type-aware)',
    run: async () => gate(await node([nodeModule('oxlint', 'bin', 'oxlint')], 5)),
  },
  { name: 'types', title: 'Types (tsc, strict)', run: types },
  {
    name: 'lockfile',
    title: 'Lockfile (complete for every platform)',
    run: async () => gate(await node([inRoot('scripts', 'lockcheck.js')], 1)),
  },
  {
    name: 'layers',
    title: 'Layers (dependency-cruiser, with a canary)',
    run: async () => gate(await node([inRoot('scripts', 'layers.js')], 5)),
  },
  {
    name: 'unit',
    title: 'Unit, property and golden tests (vitest)',
    run: (environment) => vitest('unit', 15, environment),
  },
  {
    name: 'generated',
    title: 'Generated projects, run by Python (vitest)',
    run: (environment) => vitest('generated', 30, environment),
  },
  {
    name: 'build',
    title: 'Build (next build)',
    run: async () => gate(await node([inRoot('scripts', 'build.js')], 10)),
  },
  { name: 'browser', title: 'Browser tests (Playwright)', run: browser },
];

/**
 * Sets up what the tests need, runs the stages and prints the closing line.
 * @param {string} basePython
 * @param {readonly string[]} names of stages; none means all
 * @returns {Promise<number>} the exit status
 */
export async function runStages(basePython, names) {
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(
      `No stage ${unknown.join(', ')}; there are ${STAGES.map(({ name }) => name).join(', ')}.`,
    );
    return 2;
  }
  await ensurePackages();
  const python = await ensureVenv(basePython);
  const chosen = STAGES.filter(({ name }) => names.length === 0 || names.includes(name));
  /** @type {Counts[]} */
  const counts = [];
  /** @type {string[]} */
  const lines = [];
  for (const stage of chosen) {
    console.log(`\n== ${stage.title}`);
    const started = performance.now();
    const result = await stage.run({ python });
    counts.push(result);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    lines.push(`${stage.title}: ${closingLine(result)} in ${seconds} s`);
  }
  const sum = total(counts);
  console.log(`\n== Summary\n${lines.join('\n')}\n\n${closingLine(sum)}`);
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}
