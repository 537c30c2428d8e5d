import { expect, test } from '@playwright/test';
import { LandingPage } from '../pages/landing-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';
import { notebookText } from '../support/fixtures.ts';

test('a notebook comes in by pasting its text', async ({ page }) => {
  const landing = new LandingPage(page);
  const bench = new WorkbenchPage(page);
  await landing.open();
  await landing.paste(notebookText('churn'));
  await bench.settled();
  await expect(bench.fileName).toHaveText('pasted.ipynb');
  await expect(bench.cellCount).toContainText('code cells');
});

test('a notebook comes in by dropping its file', async ({ page }) => {
  const landing = new LandingPage(page);
  const bench = new WorkbenchPage(page);
  await landing.open();
  await landing.drop('sales.ipynb', notebookText('retail-etl'));
  await bench.settled();
  await expect(bench.fileName).toHaveText('sales.ipynb');
});

test('Python with percent cells comes in too', async ({ page }) => {
  const landing = new LandingPage(page);
  const bench = new WorkbenchPage(page);
  await landing.open();
  await landing.paste('# %%\nimport pandas as pd\n\n# %%\ntotal = 1 + 1\nprint(total)\n');
  await bench.settled();
  await expect(bench.fileName).toHaveText('pasted.py');
  await expect(bench.cell(1)).toContainText('import pandas as pd');
});
