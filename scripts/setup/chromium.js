import fs from 'node:fs';
import { must, outputOf } from './run.js';
import { inRoot } from './paths.js';

/**
 * A Chromium that is already there: named by the environment, the system's, or Playwright's own.
 * @returns {Promise<string | undefined>}
 */
async function findChromium() {
  const named = process.env['CELLWRIGHT_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = system.find((file) => fs.existsSync(file));
  if (found !== undefined) return found;
  const { chromium } = await import('@playwright/test');
  return fs.existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/**
 * The browser of the browser tests, installed when there is none.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && outputOf('apt-get', ['--version']) !== undefined) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await must('Looking up Debian packages for Chromium.', 'apt-get', ['update', '-qq'], { env });
    const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
    await must('Installing Chromium with apt-get.', 'apt-get', install, { env });
  } else {
    const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js');
    await must('Installing Chromium with Playwright.', process.execPath, [
      cli,
      'install',
      'chromium',
    ]);
  }
  const installed = await findChromium();
  if (installed !== undefined) return installed;
  console.error('The browser tests need Chromium: install it, or name one in CELLWRIGHT_CHROMIUM.');
  process.exit(1);
}
