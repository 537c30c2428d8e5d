import fs from 'node:fs';
import { defineConfig } from '@playwright/test';

const port = Number(process.env['CELLWRIGHT_E2E_PORT'] ?? 3217);
const baseURL = `http://127.0.0.1:${port}`;
const system = '/usr/bin/chromium';
const chromium = process.env['CELLWRIGHT_CHROMIUM'] ?? (fs.existsSync(system) ? system : undefined);
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: '.cache/browser-results',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [
    ['list'],
    [
      'json',
      { outputFile: process.env['CELLWRIGHT_BROWSER_REPORT'] ?? '.cache/reports/browser.json' },
    ],
  ],
  use: {
    baseURL,
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      // Chromium refuses its sandbox to root; small /dev/shm is usual in containers.
      args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
    },
  },
  webServer: {
    command: 'node scripts/start.js',
    url: baseURL,
    timeout: 300_000,
    reuseExistingServer: false,
    env: { PORT: String(port) },
  },
});
