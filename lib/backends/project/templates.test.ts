import fs from 'node:fs';
import { expect, test } from 'vitest';
import { EMBEDDED, printModule } from '../../../scripts/embed-templates.js';

test.each(EMBEDDED)('the embedded templates of $folder are up to date', ({ folder, module }) => {
  expect(fs.readFileSync(module, 'utf8'), 'run: node scripts/embed-templates.js').toBe(
    printModule(folder),
  );
});
