import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { VENV_PYTHON } from './scripts/setup/python.js';

const root = import.meta.dirname;

// Tests that start Python find the interpreter here, whether `npm test` or a person started them.
const env = { CELLWRIGHT_PYTHON: process.env['CELLWRIGHT_PYTHON'] ?? VENV_PYTHON };

export default defineConfig({
  test: {
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['{app,lib,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.generated.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
          env,
        },
      },
      {
        root,
        cacheDir: path.join(root, '.cache', 'vitest-generated'),
        test: {
          name: 'generated',
          include: ['{lib,scripts,bench,fixtures}/**/*.generated.test.ts'],
          testTimeout: 300_000,
          env,
        },
      },
    ],
  },
});
