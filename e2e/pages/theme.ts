import type { Locator, Page } from '@playwright/test';

export function themeToggle(page: Page): Locator {
  return page.getByTestId('theme-toggle');
}

/** Lightness of what the page is painted on, from 0 to 255. */
export function backgroundLightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    if (context === null) return 0;
    context.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3;
  });
}
