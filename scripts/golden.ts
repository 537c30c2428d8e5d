/** Rewrites what fixtures/projects expects: `npm run golden -- [CASE ...]`. Read the difference before committing it. */
import path from 'node:path';
import { loadRuffFormatter } from '../lib/node/ruff.ts';
import { actualFiles, goldenCases, rewrite } from '../lib/testing/golden/cases.ts';

if (process.env['CI'] !== undefined) {
  console.error('Expected results are rewritten by people, never in CI.');
  process.exit(1);
}
const wanted = process.argv.slice(2);
const format = loadRuffFormatter();
for (const golden of goldenCases(path.resolve('fixtures', 'projects'))) {
  if (wanted.length > 0 && !wanted.includes(golden.name)) continue;
  const files = actualFiles(golden, format);
  rewrite(golden, files);
  console.log(`${golden.name}: ${files.size} files`);
}
