import { expect, test } from '@playwright/test';
import { LandingPage } from '../pages/landing-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';
import { notebookPath } from '../support/fixtures.ts';
import { logRequests } from '../support/requests.ts';

test('the notebook never leaves the browser', async ({ page, baseURL }) => {
  const log = logRequests(page, baseURL ?? '');
  const landing = new LandingPage(page);
  const bench = new WorkbenchPage(page);
  await landing.open();
  await landing.upload(notebookPath('house-prices'));
  await bench.settled();
  await bench.setMark(6, 'In production');
  await bench.settled();
  await bench.showTab('changes');
  await bench.compare('change');
  await bench.download();
  expect(log.withBody).toEqual([]);
  expect(log.external).toEqual([]);
});

test('pages forbid connections to anyone else', async ({ request }) => {
  const response = await request.get('/convert');
  const policy = response.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toContain("script-src 'self' 'unsafe-inline'");
  expect(response.headers()['x-content-type-options']).toBe('nosniff');
});

test('the server says that it is well', async ({ request }) => {
  const response = await request.get('/api/health');
  expect(await response.json()).toEqual({ ok: true });
});
