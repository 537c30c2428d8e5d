import fs from 'node:fs';
import { expect, test } from 'vitest';
import { EMBEDDED, printModule } from '../../../scripts/embed-templates.js';
import { OWN_MODULES } from '../../ir/index.ts';
import { TEMPLATES } from './templates.generated.ts';

test.each(EMBEDDED)('the embedded templates of $folder are up to date', ({ folder, module }) => {
  expect(fs.readFileSync(module, 'utf8'), 'run: node scripts/embed-templates.js').toBe(
    printModule(folder),
  );
});

test('every module of the templates has a name that no file of the notebook takes', () => {
  const modules = Object.keys(TEMPLATES).flatMap(
    (file) => /src\/project_package\/(\w+)\.py$/.exec(file)?.[1] ?? [],
  );
  expect(modules.filter((name) => !OWN_MODULES.has(name))).toEqual([]);
});
