import { expect, test } from 'vitest';
import { MemoryFiles } from './memory-files.ts';
import { LARGEST_MODULE, withModules } from './read-modules.ts';

const notebook = (code: string): { readonly fileName: string; readonly text: string } => ({
  fileName: 'churn.py',
  text: `# %%\n${code}\n`,
});

test('finds what the notebook imports, and what that imports', async () => {
  const files = new MemoryFiles({
    '/work/nb/src/features.py': 'from .dates import parse\n',
    '/work/nb/src/dates.py': 'def parse(x):\n    return x\n',
    '/work/nb/src/other.py': 'x = 1\n',
    '/work/shared.py': 'y = 1\n',
    '/data/codes.py': 'CODES = {}\n',
  });
  const code = `import sys\nsys.path.append('..')\nfrom src import features\nimport shared, codes, numpy`;
  const { modules } = await withModules(files, notebook(code), '/work/nb', ['/data']);
  expect(modules?.map(({ path }) => path).toSorted()).toEqual([
    '../shared.py',
    'codes.py',
    'src/dates.py',
    'src/features.py',
  ]);
});

test('reads no file that is not asked for, no link and nothing large', async () => {
  const files = new MemoryFiles({
    '/work/shared.py': 'y = 1\n',
    '/work/nb/big.py': `# ${'x'.repeat(LARGEST_MODULE)}\n`,
  });
  files.putSpecial('/work/nb/linked.py', 'link');
  files.putSpecial('/work/nb/out', 'link');
  const code = `import shared, big, linked\nfrom out import inner`;
  const { modules } = await withModules(files, notebook(code), '/work/nb');
  expect(modules ?? []).toEqual([]);
});
