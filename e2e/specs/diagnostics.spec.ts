import { expect, test } from '@playwright/test';
import { LandingPage } from '../pages/landing-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';
import { notebookPath } from '../support/fixtures.ts';

test('a diagnostic shows its cell and its page', async ({ page, context }) => {
  const landing = new LandingPage(page);
  const bench = new WorkbenchPage(page);
  await landing.open();
  await landing.upload(notebookPath('loan-broken-cell'));
  await bench.settled();
  await bench.showTab('diagnostics');
  await bench.jump('CW2001').click();
  await expect(bench.focusedCell).toContainText(/not valid Python/);

  const opening = context.waitForEvent('page');
  await bench.diagnostic('CW2001').getByRole('link').click();
  const docs = await opening;
  await expect(docs.getByRole('heading', { level: 1 })).toBeVisible();
  expect(docs.url()).toContain('/docs/CW2001');
});

test('a fix changes the option it speaks of, and can be undone', async ({ page }) => {
  const landing = new LandingPage(page);
  const bench = new WorkbenchPage(page);
  await landing.open();
  await landing.upload(notebookPath('heart-out-of-order'));
  await bench.settled();
  await bench.showTab('diagnostics');
  await bench.fix('Use the order in which the cells ran').click();
  await expect(bench.order).toContainText('as it was run');
  await bench.undo();
  await expect(bench.order).toContainText('automatic');
});
