import { expect, test } from '@playwright/test';
import { WorkbenchPage } from '../pages/workbench-page.ts';

test('another target gives another project, and the preview follows at once', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.openSample('retail-etl');
  await bench.showTab('steps');
  const before = await bench.steps.count();
  await bench.chooseTarget('clean_orders');
  await bench.settled();
  await expect.poll(() => bench.steps.count()).toBeLessThan(before);
  await bench.undo();
  await expect.poll(() => bench.steps.count()).toBe(before);
});
