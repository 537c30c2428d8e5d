import { expect, test } from '@playwright/test';
import { LandingPage } from '../pages/landing-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';
import { notebookOf } from '../support/fixtures.ts';

const BROKEN = [
  { what: 'text that is no notebook', name: 'broken.ipynb', text: '{ "cells": [' },
  { what: 'a web page', name: 'page.ipynb', text: '<!DOCTYPE html><html></html>' },
  { what: 'an empty notebook', name: 'empty.ipynb', text: notebookOf([]) },
  { what: 'another language', name: 'r.ipynb', text: otherLanguage() },
] as const;

for (const { what, name, text } of BROKEN) {
  test(`${what} is refused with a reason`, async ({ page }) => {
    const landing = new LandingPage(page);
    const bench = new WorkbenchPage(page);
    await landing.open();
    await landing.uploadText(name, text);
    await expect(bench.banner).toContainText('No project yet');
    await expect(bench.diagnostics.getByRole('article').first()).toBeVisible();
    await expect(bench.downloadButton).toBeDisabled();
  });
}

test('choices that give no project keep the last one in sight, as stale', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.openSample('churn');
  await bench.setMark(4, 'Left out');
  await expect(bench.banner).toContainText('the last one is shown');
  await bench.showTab('files');
  await expect(bench.viewer).toBeVisible();
  await bench.undo();
  await expect(bench.banner).toHaveCount(0);
});

function otherLanguage(): string {
  const notebook = JSON.parse(notebookOf([{ type: 'code', source: 'x <- 1' }])) as {
    metadata: unknown;
  };
  notebook.metadata = { kernelspec: { name: 'ir', display_name: 'R', language: 'R' } };
  return JSON.stringify(notebook);
}
