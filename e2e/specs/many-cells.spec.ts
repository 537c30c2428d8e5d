import { expect, test } from '@playwright/test';
import { LandingPage } from '../pages/landing-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';
import { notebookOf } from '../support/fixtures.ts';

const COUNT = 370;

test('a notebook of several hundred cells stays light', async ({ page }) => {
  const cells = Array.from({ length: COUNT }, (_, index) => ({
    type: index % 5 === 0 ? ('markdown' as const) : ('code' as const),
    source: index % 5 === 0 ? `## Part ${index / 5 + 1}` : `x${index} = ${index}`,
  }));
  const landing = new LandingPage(page);
  const bench = new WorkbenchPage(page);
  await landing.open();
  await landing.uploadText('many.ipynb', notebookOf(cells));
  await expect(bench.cell(1)).toBeVisible();
  expect(await bench.cells.count()).toBeLessThan(60);

  await bench.cell(1).focus();
  await page.keyboard.press('End');
  await expect(bench.cell(COUNT)).toBeFocused();
  await expect(bench.cell(COUNT)).toBeInViewport();
});
