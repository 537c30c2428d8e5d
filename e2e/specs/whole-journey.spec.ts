import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import path from 'node:path';
import { LandingPage } from '../pages/landing-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';
import { notebookPath, testPython } from '../support/fixtures.ts';

test('from an uploaded notebook to a project whose own tests pass', async ({ page }, info) => {
  const landing = new LandingPage(page);
  const bench = new WorkbenchPage(page);

  await test.step('upload', async () => {
    await landing.open();
    await landing.upload(notebookPath('house-prices'));
    await bench.settled();
    await expect(bench.fileName).toHaveText('notebook.ipynb');
    await expect(bench.cell(4)).toHaveAttribute('data-fate', /production|partly/);
  });

  await test.step('leave out a cell that is needed: refused, with the reason', async () => {
    await bench.setMark(4, 'Left out');
    await expect(bench.banner).toContainText('Cell 4 is left out');
    await expect(bench.diagnostic('CW4001')).toContainText('`data`'.replaceAll('`', ''));
    await expect(bench.downloadButton).toBeDisabled();
  });

  await test.step('one click on the fix repairs it', async () => {
    await bench.fix('Mark cell 4 for production').click();
    await bench.settled();
    await expect(bench.banner).toHaveCount(0);
    await expect(bench.mark(4, 'In production')).toBeChecked();
  });

  await test.step('the notebook against the generated module', async () => {
    await bench.showTab('changes');
    await bench.compare('source');
    await expect(bench.diffLines('original').first()).toContainText('# cell');
    await expect(bench.diffLines('modified').first()).toContainText('"""');
  });

  await test.step('the project before and after the last change', async () => {
    await bench.compare('change');
    await expect(bench.project).toContainText('Mark cell 4 for production');
    await bench.setMark(8, 'In production');
    await bench.settled();
    await expect(bench.project).toContainText('Cell 8 put in production');
    await expect(bench.changedFiles.getByRole('button').first()).toBeVisible();
    await expect(bench.diffLines('modified').first()).toBeVisible();
    await bench.undo();
    await bench.settled();
  });

  await test.step("a name of one's own", async () => {
    await bench.rename('worth');
    await bench.settled();
  });

  await test.step('download, unpack, run the generated tests', async () => {
    const download = await bench.download();
    expect(download.suggestedFilename()).toBe('worth.zip');
    const folder = info.outputPath('project');
    unpack(fs.readFileSync(await download.path()), folder);
    const output = execFileSync(testPython(), ['-m', 'pytest', '-q'], {
      cwd: path.join(folder, 'worth'),
      encoding: 'utf8',
    });
    expect(output).toMatch(/\d+ passed/);
    expect(output).not.toMatch(/failed|error/i);
  });
});

function unpack(zip: Uint8Array, folder: string): void {
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, bytes);
  }
}
