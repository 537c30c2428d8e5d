import { expect, test } from '@playwright/test';
import { LandingPage } from '../pages/landing-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';
import { notebookOf } from '../support/fixtures.ts';

const NOTEBOOK = notebookOf([
  { type: 'code', source: 'import pandas as pd\nfrom helpers import tidy' },
  { type: 'code', source: "flats = tidy(pd.read_csv('flats.csv'))\nflats.to_csv('tidy.csv')" },
]);
const HELPERS = "def tidy(df):\n    return df.dropna(subset=['rent'])\n";

test('a module that came with the notebook is found and becomes part of the package', async ({
  page,
}) => {
  const landing = new LandingPage(page);
  const bench = new WorkbenchPage(page);
  await landing.open();
  await landing.uploadTogether({ 'flats.ipynb': NOTEBOOK, 'helpers.py': HELPERS });
  await expect(bench.modulesBar).toContainText('Modules found: helpers');
  await expect(bench.modulesBar).not.toContainText('Missing');
});

test('a missing module is named with its cell, and can be added', async ({ page }) => {
  const landing = new LandingPage(page);
  const bench = new WorkbenchPage(page);
  await landing.open();
  await landing.uploadText('flats.ipynb', NOTEBOOK);
  await expect(bench.modulesBar).toContainText('Missing: helpers (cell 1)');
  await bench.addModule('helpers.py', HELPERS);
  await expect(bench.modulesBar).toContainText('Modules found: helpers');
});
