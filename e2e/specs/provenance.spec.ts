import { expect, test } from '@playwright/test';
import { WorkbenchPage } from '../pages/workbench-page.ts';

test('a generated line leads to its cell, and a cell to its lines', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.openSample('house-prices');
  await bench.file('data.py').click();
  await bench.viewerLine('read_csv').click();
  await expect(bench.provenance).toContainText('Cell 4 became');
  await expect(bench.cell(4)).toBeInViewport();

  await expect(bench.linesFromCell.first()).toBeVisible();

  await bench.cell(4).focus();
  for (let cell = 5; cell <= 10; cell += 1) await page.keyboard.press('j');
  await expect(bench.provenance).toContainText('Cell 10 became');
  await expect(bench.linesFromCell.first()).toBeInViewport();
});
