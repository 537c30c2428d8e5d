import { expect, test } from '@playwright/test';
import { LandingPage } from '../pages/landing-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';
import { notebookOf } from '../support/fixtures.ts';
import { logRequests } from '../support/requests.ts';

const ATTACKS = [
  '<script>window.attacked = "script"</script>',
  '<img src="x" onerror="window.attacked = \'onerror\'">',
  '<img src="https://attacker.example/pixel.png">',
  '<iframe src="https://attacker.example/frame"></iframe>',
  '<svg onload="window.attacked = \'svg\'"><script>window.attacked = "svg"</script></svg>',
  '<style>body { display: none } @import url("https://attacker.example/a.css");</style>',
  '<form action="https://attacker.example"><button id="go">Log in</button></form>',
  '<a href="javascript:window.attacked = \'link\'">click me</a>',
  '<div style="position: fixed; inset: 0; background: url(https://attacker.example/b)">cover</div>',
  '<object data="https://attacker.example/o"></object><embed src="https://attacker.example/e">',
  '<link rel="stylesheet" href="https://attacker.example/c.css"><base href="https://attacker.example">',
  '<video src="https://attacker.example/v"></video><meta http-equiv="refresh" content="0;url=https://attacker.example">',
  '<table background="https://attacker.example/t"><tr><td onclick="window.attacked = 1">cell</td></tr></table>',
];

const HOSTILE = notebookOf([
  { type: 'markdown', source: '# Safe\n\n![x](https://attacker.example/m.png)' },
  ...ATTACKS.map((source) => ({ type: 'markdown' as const, source })),
  {
    type: 'markdown',
    source: '[link](javascript:window.attacked=1) $\\href{javascript:window.attacked=1}{x}$',
  },
  ...ATTACKS.map((html) => ({
    type: 'code' as const,
    source: 'x = 1',
    outputs: [
      { output_type: 'display_data', metadata: {}, data: { 'text/html': html, 'text/plain': 'p' } },
      { output_type: 'stream', name: 'stdout', text: html },
      {
        output_type: 'display_data',
        metadata: {},
        data: { 'image/svg+xml': html, 'application/javascript': 'window.attacked = 1' },
      },
    ],
  })),
]);

test('nothing of a notebook runs, loads or covers the page', async ({ page, baseURL }) => {
  const log = logRequests(page, baseURL ?? '');
  const landing = new LandingPage(page);
  const bench = new WorkbenchPage(page);
  await landing.open();
  await landing.uploadText('hostile.ipynb', HOSTILE);
  await expect(bench.cell(1)).toBeVisible();

  // Every cell comes into the document once.
  await bench.cell(1).focus();
  for (let cell = 1; cell <= 28; cell += 1) {
    await expect(bench.cell(cell)).toBeVisible();
    await expect(bench.dangers(cell)).toHaveCount(0);
    await page.keyboard.press('j');
  }
  expect(await page.evaluate(() => (window as { attacked?: unknown }).attacked)).toBeUndefined();
  expect(log.external).toEqual([]);
  await expect(bench.cellCount).toBeVisible();
});
