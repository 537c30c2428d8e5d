import { expect, test } from '@playwright/test';
import { WorkbenchPage } from '../pages/workbench-page.ts';

test('settings are renamed, moved, kept in the code and made of literals', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.openSample('churn');
  await bench.showTab('configuration');

  await test.step('another name shows at once what it changes', async () => {
    await bench.renameSetting('model.max_iter', 'iterations');
    await expect(bench.setting('model.iterations')).toContainText('1000');
    await expect(bench.settingDiff).toContainText('model.max_iter renamed iterations');
    await expect(bench.settingDiff.getByTestId('diff')).toBeVisible();
  });

  await test.step('a name that is none is not taken', async () => {
    await bench.renameSetting('model.iterations', 'Most Iterations');
    await expect(bench.setting('model.iterations')).toBeVisible();
  });

  await test.step('another group, which need not be there yet', async () => {
    await bench.moveSetting('model.iterations', 'solver');
    await expect(bench.setting('solver.iterations')).toContainText('1000');
  });

  await test.step('a value goes back into the code, and comes out again', async () => {
    await bench.keepInCode('data.tenure_months_threshold');
    await expect(bench.setting('data.tenure_months_threshold')).toHaveCount(0);
    await expect(bench.inlineLiterals).toBeVisible();
    await bench.makeSetting('6');
    await expect(bench.setting('data.tenure_months_threshold')).toContainText('6');
  });

  await test.step('choices are there again after a reload', async () => {
    await page.reload();
    await bench.settled();
    await bench.showTab('configuration');
    await expect(bench.setting('solver.iterations')).toContainText('1000');
  });

  await test.step('and are undone one by one', async () => {
    await bench.setting('solver.iterations').getByRole('button', { name: 'as suggested' }).click();
    await bench.settled();
    await expect(bench.setting('model.max_iter')).toBeVisible();
  });
});
