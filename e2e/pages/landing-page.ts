import type { Locator, Page } from '@playwright/test';

/** The start page. */
export class LandingPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('/');
    await this.page.getByTestId('drop-zone').waitFor();
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get samples(): Locator {
    return this.page.getByTestId('gallery').getByRole('link');
  }

  get alert(): Locator {
    return this.page.getByTestId('drop-zone').getByRole('alert');
  }

  async upload(path: string): Promise<void> {
    await this.page.getByTestId('file-input').setInputFiles(path);
  }

  async uploadText(name: string, text: string): Promise<void> {
    const buffer = Buffer.from(text);
    await this.page
      .getByTestId('file-input')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  }

  /** A notebook and what lies beside it, chosen together. */
  async uploadTogether(files: Readonly<Record<string, string>>): Promise<void> {
    await this.page.getByTestId('file-input').setInputFiles(
      Object.entries(files).map(([name, text]) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(text),
      })),
    );
  }

  async drop(name: string, text: string): Promise<void> {
    const data = await this.page.evaluateHandle(
      ([fileName, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content ?? ''], fileName ?? ''));
        return transfer;
      },
      [name, text],
    );
    await this.page.getByTestId('drop-zone').dispatchEvent('drop', { dataTransfer: data });
  }

  async paste(text: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Paste its text' }).click();
    await this.page.getByLabel('Notebook text').fill(text);
    await this.page.getByRole('button', { name: 'Open it' }).click();
  }

  async openSample(title: string): Promise<void> {
    await this.page.getByRole('link', { name: title }).click();
  }
}
