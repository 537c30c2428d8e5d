import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { expect, test } from '@playwright/test';
import { LandingPage } from '../pages/landing-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';
import { CLI, notebookPath, ROOT_FOLDER } from '../support/fixtures.ts';

for (const name of ['house-prices', 'churn', 'retail-etl']) {
  test(`the zip of ${name} is the command line's, byte for byte`, async ({ page }, info) => {
    const landing = new LandingPage(page);
    const bench = new WorkbenchPage(page);
    await landing.open();
    await landing.upload(notebookPath(name));
    await bench.settled();
    const fromBrowser = fs.readFileSync(await (await bench.download()).path());

    const file = info.outputPath('cli.zip');
    execFileSync(process.execPath, [CLI, 'convert', notebookPath(name), '--out', file], {
      cwd: ROOT_FOLDER,
      stdio: 'pipe',
    });
    expect(fromBrowser.equals(fs.readFileSync(file))).toBe(true);
  });
}
