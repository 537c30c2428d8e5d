import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import { WorkbenchPage, type TabName } from '../pages/workbench-page.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe objects to, rule by rule, with the elements. */
async function violations(page: Page): Promise<readonly string[]> {
  // The policy of the page forbids added scripts; evaluated text comes from the browser's own side.
  const { readFile } = await import('node:fs/promises');
  await page.evaluate(await readFile(AXE, 'utf8'));
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (options: object) => Promise<{ violations: Violation[] }> };
    };
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' });

    test('start page and diagnostics are clean', async ({ page }) => {
      for (const path of ['/', '/docs', '/docs/CW2001']) {
        await page.goto(path);
        expect(await violations(page), path).toEqual([]);
      }
    });

    test('the workbench is clean, tab by tab', async ({ page }) => {
      const bench = new WorkbenchPage(page);
      await bench.openSample('churn');
      const tabs: readonly TabName[] = [
        'files',
        'changes',
        'steps',
        'configuration',
        'diagnostics',
      ];
      for (const tab of tabs) {
        await bench.showTab(tab);
        if (tab === 'files') await expect(bench.viewerLine('import')).toBeVisible();
        if (tab === 'changes') await expect(bench.diffLines('modified').first()).toBeVisible();
        expect(await violations(page), tab).toEqual([]);
      }
    });
  });
}
