import type { Locator, Page } from '@playwright/test';

/** The pages about diagnostics. */
export class DocsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('/docs');
  }

  get rules(): Locator {
    return this.page.getByRole('main').getByRole('listitem').getByRole('link');
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get text(): Locator {
    return this.page.getByTestId('rule-docs');
  }
}
