/** Rebuilds the fixture notebooks: `npm run fixtures -- [NAME ...] [--python FILE]`. */
import { spawnSync } from 'node:child_process';
import { takeOption } from '../lib/node/runner/arguments.ts';
import { findPython } from '../lib/node/runner/python.ts';

const { value: python, rest } = takeOption(process.argv.slice(2), '--python');
const { status, error } = spawnSync(findPython(python), ['scripts/fixtures/build.py', ...rest], {
  stdio: 'inherit',
});
if (error !== undefined) throw error;
process.exitCode = status ?? 1;
