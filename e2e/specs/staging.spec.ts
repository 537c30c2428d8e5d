import { expect, test } from '@playwright/test';
import { LandingPage } from '../pages/landing-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

test('what is learned, how serving goes, and the same in three styles', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.openSample('churn');

  await test.step('cells say when names are known', async () => {
    await expect(bench.knownNames(4)).toContainText('row');
  });

  await test.step('steps say what training learns, and in which order rows pass them', async () => {
    await bench.showTab('steps');
    await expect(bench.staging).toContainText('select_columns');
    await expect(bench.staging).toContainText('.predict');
    await expect(bench.stagedStep('select_columns')).toContainText('learns nothing');
  });

  await test.step('another style gives other files', async () => {
    await bench.showTab('files');
    await bench.file('pipeline.py').click();
    await expect(bench.style('scikit-learn')).toBeChecked();
    await expect(bench.viewerLine('import CleanData')).toBeVisible();
    await bench.chooseStyle('Procedural');
    await bench.settled();
    await expect(bench.viewerLine('import CleanData')).toHaveCount(0);
    await bench.undo();
    await bench.settled();
    await expect(bench.style('scikit-learn')).toBeChecked();
  });
});

const HIDDEN = `# %%
import pandas as pd
from sklearn.linear_model import LogisticRegression
train = pd.read_csv('train.csv')
# %%
made = {}
exec("rows = train[['age', 'income']]", {'train': train}, made)
# %%
model = LogisticRegression()
model.fit(made['rows'], train['late'])
`;

test('a notebook that cannot be served says which line is in the way', async ({ page }) => {
  const landing = new LandingPage(page);
  const bench = new WorkbenchPage(page);
  await landing.open();
  await landing.uploadText('hidden.py', HIDDEN);
  await bench.settled();
  await bench.showTab('diagnostics');
  await expect(bench.diagnostic('CW5201')).toContainText('cell 3');
  await bench.showTab('steps');
  await expect(bench.staging).toContainText('not separated');
  await bench.cellLinks(bench.staging).click();
  await expect(bench.focusedCell).toHaveAttribute('data-testid', 'cell-3');
});
