import { expect, test } from '@playwright/test';
import { LandingPage } from '../pages/landing-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

for (const title of ['House prices', 'Customer churn', 'Monthly sales report']) {
  test(`the sample "${title}" opens and converts`, async ({ page }) => {
    const landing = new LandingPage(page);
    const bench = new WorkbenchPage(page);
    await landing.open();
    await expect(landing.samples).toHaveCount(3);
    await landing.openSample(title);
    await bench.settled();
    await expect(bench.banner).toHaveCount(0);
    await expect(bench.viewer).toBeVisible();
    await bench.showTab('steps');
    expect(await bench.steps.count()).toBeGreaterThan(1);
    await bench.showTab('configuration');
    await expect(bench.settings).toContainText('paths');
  });
}

test('a sample that does not exist is said so', async ({ page }) => {
  await page.goto('/convert?sample=nothing');
  await expect(new WorkbenchPage(page).openingProblem).toContainText(
    'There is no sample notebook named "nothing"',
  );
});
