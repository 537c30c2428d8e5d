import { expect, test } from '@playwright/test';
import { LandingPage } from '../pages/landing-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

test.use({ viewport: { width: 390, height: 844 } });

test('everything fits a telephone, one pane at a time', async ({ page }) => {
  const landing = new LandingPage(page);
  const bench = new WorkbenchPage(page);
  await landing.open();
  expect(await overflow(page)).toBe(false);
  await landing.openSample('Customer churn');
  await expect(bench.cell(1)).toBeVisible();
  expect(await overflow(page)).toBe(false);

  await bench.pane('Project').click();
  await expect(bench.viewer).toBeVisible();
  expect(await overflow(page)).toBe(false);
  await bench.showTab('configuration');
  await bench.cellLinks(bench.settings).first().click();
  await expect(bench.focusedCell).toBeVisible();
});

function overflow(page: import('@playwright/test').Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}
