import { expect, test } from '@playwright/test';
import { DocsPage } from '../pages/docs-page.ts';

test('every diagnostic has its page', async ({ page, request }) => {
  const docs = new DocsPage(page);
  await docs.open();
  const links = await docs.rules.evaluateAll((rules) =>
    rules.map((rule) => rule.getAttribute('href')),
  );
  expect(links.length).toBeGreaterThan(10);
  for (const link of links) {
    expect((await request.get(link ?? '')).status(), link ?? '').toBe(200);
  }
  await docs.rules.first().click();
  await expect(docs.heading).toBeVisible();
  await expect(docs.text).not.toBeEmpty();
});

test('an unknown code is not found', async ({ request }) => {
  expect((await request.get('/docs/CW0000')).status()).toBe(404);
});
