import { expect, test } from '@playwright/test';
import { LandingPage } from '../pages/landing-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';
import { notebookPath } from '../support/fixtures.ts';

test('notebook and marks are there again after a reload', async ({ page }) => {
  const landing = new LandingPage(page);
  const bench = new WorkbenchPage(page);
  await landing.open();
  await landing.upload(notebookPath('churn'));
  await bench.settled();
  await bench.setMark(5, 'In production');
  await bench.settled();

  await page.reload();
  await bench.settled();
  await expect(bench.fileName).toHaveText('notebook.ipynb');
  await expect(bench.mark(5, 'In production')).toBeChecked();

  await bench.close();
  await page.reload();
  await expect(bench.emptyHeading).toBeVisible();
});
