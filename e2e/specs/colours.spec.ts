import { expect, test } from '@playwright/test';
import { LandingPage } from '../pages/landing-page.ts';
import { backgroundLightness, themeToggle } from '../pages/theme.ts';

test('colours follow the system until one chooses, and the choice stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await new LandingPage(page).open();
  expect(await backgroundLightness(page)).toBeLessThan(60);

  await themeToggle(page).click();
  expect(await backgroundLightness(page)).toBeGreaterThan(200);
  await page.reload();
  expect(await backgroundLightness(page)).toBeGreaterThan(200);

  await themeToggle(page).click();
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await backgroundLightness(page)).toBeLessThan(60);
});
