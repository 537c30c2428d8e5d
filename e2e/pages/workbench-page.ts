import { expect, type Download, type Locator, type Page } from '@playwright/test';

export type TabName = 'files' | 'changes' | 'steps' | 'configuration' | 'diagnostics';
export type StyleName = 'scikit-learn' | 'Custom' | 'Procedural';
export type MarkName = 'Suggestion' | 'In production' | 'Left out';

/** The workbench with a notebook on it. */
export class WorkbenchPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async openSample(name: string): Promise<void> {
    await this.page.goto(`/convert?sample=${name}`);
    await this.settled();
  }

  /** Waits until what is shown belongs to the current choices, formatted. */
  async settled(): Promise<void> {
    await expect(this.page.getByTestId('run-status')).toHaveAttribute('data-run', 'done');
  }

  get fileName(): Locator {
    return this.page.getByTestId('file-name');
  }

  get banner(): Locator {
    return this.page.getByTestId('banner');
  }

  get modulesBar(): Locator {
    return this.page.getByTestId('modules-bar');
  }

  async addModule(name: string, text: string): Promise<void> {
    const file = { name, mimeType: 'text/x-python', buffer: Buffer.from(text) };
    await this.page.getByTestId('module-input').setInputFiles(file);
  }

  get cellCount(): Locator {
    return this.page.getByTestId('cell-count');
  }

  /** The cell that has the keyboard's focus. */
  get focusedCell(): Locator {
    return this.page.locator('article:focus');
  }

  get cells(): Locator {
    return this.page.getByRole('article', { name: /^Cell/ });
  }

  get order(): Locator {
    return this.page.getByTestId('order');
  }

  /** Lines of the shown file that came from the selected cell. */
  get linesFromCell(): Locator {
    return this.viewer.locator('.from-cell');
  }

  /** Elements in a cell that could run, load, ask or cover. */
  dangers(position: number): Locator {
    return this.cell(position).locator(
      'script, iframe, object, embed, style, link, form, video, meta, base, [onerror], [onload], [onclick], [href^="javascript"], [style*="url"]',
    );
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  cellLinks(within: Locator): Locator {
    return within.getByRole('button', { name: /^Show cell/ });
  }

  get openingProblem(): Locator {
    return this.page.getByRole('main').getByRole('alert').first();
  }

  async close(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close this notebook' }).click();
  }

  get emptyHeading(): Locator {
    return this.page.getByRole('heading', { name: 'Open a notebook' });
  }

  get shortcuts(): Locator {
    return this.page.getByRole('dialog', { name: 'Keys for the notebook' });
  }

  cell(position: number): Locator {
    return this.page.getByTestId(`cell-${position}`);
  }

  mark(position: number, mark: MarkName): Locator {
    return this.cell(position).getByRole('radio', { name: mark });
  }

  async setMark(position: number, mark: MarkName): Promise<void> {
    // The radio button itself is drawn by its label.
    await this.mark(position, mark).check({ force: true });
  }

  async showTab(tab: TabName): Promise<void> {
    await this.page.getByTestId(`tab-${tab}`).click();
  }

  get diagnostics(): Locator {
    return this.page.getByTestId('diagnostics');
  }

  diagnostic(code: string): Locator {
    return this.page.getByTestId(`diagnostic-${code}`).first();
  }

  fix(title: string): Locator {
    return this.diagnostics.getByRole('button', { name: title }).first();
  }

  jump(code: string): Locator {
    return this.diagnostic(code).getByTestId('jump').first();
  }

  get files(): Locator {
    return this.page.getByTestId('file-tree');
  }

  file(name: string): Locator {
    return this.files.locator('[role=treeitem]', { hasText: name }).first();
  }

  get viewer(): Locator {
    return this.page.getByTestId('viewer');
  }

  viewerLine(text: string): Locator {
    return this.viewer.locator('.view-line', { hasText: text }).first();
  }

  get provenance(): Locator {
    return this.page.getByTestId('provenance');
  }

  get diff(): Locator {
    return this.page.getByTestId('diff');
  }

  /** Lines of a side of the diff editor that are marked as changed. */
  diffLines(side: 'original' | 'modified'): Locator {
    return this.diff.locator(`.editor.${side} .view-line`);
  }

  async compare(what: 'source' | 'change'): Promise<void> {
    await this.page.getByTestId(`compare-${what}`).click();
  }

  get changedFiles(): Locator {
    return this.page.getByTestId('changed-files');
  }

  get project(): Locator {
    return this.page.getByRole('region', { name: 'Project' });
  }

  get steps(): Locator {
    return this.page.getByTestId('steps').getByRole('article');
  }

  /** What new rows pass on their way to an answer, or why nothing answers. */
  get staging(): Locator {
    return this.page.getByTestId('staging');
  }

  stagedStep(name: string): Locator {
    return this.page.locator(`[data-staged="${name}"]`);
  }

  /** Names that a cell binds or changes, by when they are known. */
  knownNames(position: number): Locator {
    return this.cell(position).getByTestId('known-names');
  }

  style(name: StyleName): Locator {
    return this.page.getByTestId('style').getByRole('radio', { name });
  }

  async chooseStyle(name: StyleName): Promise<void> {
    // The radio button itself is drawn by its label.
    await this.style(name).check({ force: true });
  }

  get settings(): Locator {
    return this.page.getByTestId('settings');
  }

  setting(key: string): Locator {
    return this.page.getByTestId(`setting-${key}`);
  }

  async renameSetting(key: string, name: string): Promise<void> {
    await this.editSetting(`Key of ${key}`, name);
  }

  async moveSetting(key: string, group: string): Promise<void> {
    await this.editSetting(`Group of ${key}`, group);
  }

  private async editSetting(field: string, text: string): Promise<void> {
    const input = this.settings.getByLabel(field, { exact: true });
    await input.fill(text);
    await input.press('Enter');
    await this.settled();
  }

  async keepInCode(key: string): Promise<void> {
    await this.settings.getByRole('button', { name: `Keep ${key} in the code` }).click();
    await this.settled();
  }

  /** Values that stay in the code. */
  get inlineLiterals(): Locator {
    return this.page.getByTestId('inline-literals');
  }

  async makeSetting(value: string): Promise<void> {
    const button = this.inlineLiterals.getByRole('button', { name: `Make ${value} of cell` });
    await button.first().click();
    await this.settled();
  }

  /** The difference that the last choice about settings made. */
  get settingDiff(): Locator {
    return this.page.getByTestId('setting-diff');
  }

  async download(): Promise<Download> {
    const waiting = this.page.waitForEvent('download');
    await this.page.getByTestId('download').click();
    return waiting;
  }

  get downloadButton(): Locator {
    return this.page.getByTestId('download');
  }

  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: /^Undo/ }).click();
  }

  async chooseTarget(name: string): Promise<void> {
    await this.page.getByTestId('target').click();
    await this.page.getByRole('option', { name: new RegExp(`^Yields: ${name}(?!,)`) }).click();
  }

  async rename(name: string): Promise<void> {
    await this.page.getByTestId('project-name').fill(name);
    await this.page.getByTestId('project-name').press('Enter');
  }

  pane(name: 'Notebook' | 'Project'): Locator {
    return this.page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name });
  }
}
