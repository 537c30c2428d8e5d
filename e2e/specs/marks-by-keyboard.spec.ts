import { expect, test } from '@playwright/test';
import { WorkbenchPage } from '../pages/workbench-page.ts';

test('cells are reached and marked without a mouse', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.openSample('churn');

  await bench.cell(1).focus();
  await page.keyboard.press('j');
  await expect(bench.cell(2)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  await expect(bench.cell(2)).toBeFocused();

  await page.keyboard.press('i');
  await expect(bench.mark(2, 'In production')).toBeChecked();
  await page.keyboard.press('x');
  await expect(bench.mark(2, 'Left out')).toBeChecked();
  await page.keyboard.press('a');
  await expect(bench.mark(2, 'Suggestion')).toBeChecked();
  await page.keyboard.press('Space');
  await expect(bench.mark(2, 'In production')).toBeChecked();
  await page.keyboard.press('u');
  await expect(bench.mark(2, 'Suggestion')).toBeChecked();

  await page.keyboard.press('End');
  await expect(bench.cell(21)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(bench.cell(1)).toBeFocused();

  await page.keyboard.press('?');
  await expect(bench.shortcuts).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bench.shortcuts).toBeHidden();
});

test('Enter shows what a cell became; tabs and files follow the arrow keys', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.openSample('churn');
  await bench.cell(4).focus();
  await page.keyboard.press('Enter');
  await expect(bench.viewer).toHaveAttribute('data-path', /\.py$/);
  await expect(bench.provenance).toContainText('Cell 4 became');

  await bench.file('pyproject.toml').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(bench.viewer).not.toHaveAttribute('data-path', /\.py$/);

  await bench.tab('Files').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(bench.tab('Changes')).toHaveAttribute('aria-selected', 'true');
});
