import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../../..');

interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function cellwright(cwd: string, ...arguments_: readonly string[]): Answer {
  const bin = path.join(ROOT, 'bin', 'cellwright.js');
  return spawnSync(process.execPath, [bin, ...arguments_], { cwd, encoding: 'utf8' });
}

test('the command works from any folder, as a process', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cellwright-bin-'));
  try {
    const notebook = path.join(ROOT, 'fixtures/notebooks/retail-etl/notebook.ipynb');
    fs.writeFileSync(path.join(folder, 's.py'), '# %%\na = 1\nprint(a)\n# %%\nb = a + 1\n');
    const sliced = cellwright(folder, 'slice', 's.py', '--target', 'b');
    expect(sliced).toMatchObject({ status: 0, stderr: '' });
    expect(sliced.stdout).toMatch(/a = 1\n+b = a \+ 1\n/);
    const converted = cellwright(folder, 'convert', notebook, '--out', 'project', '--json');
    expect(converted).toMatchObject({ status: 0, stderr: '' });
    const { project } = JSON.parse(converted.stdout) as { project: { files: string[] } };
    const written = fs.readdirSync(path.join(folder, 'project'), {
      recursive: true,
      withFileTypes: true,
    });
    expect(written.filter((entry) => entry.isFile()).length).toBe(project.files.length);
    expect(fs.readdirSync(folder).toSorted()).toEqual(['project', 's.py']);
    expect(cellwright(folder, 'convert', notebook).status).toBe(2);
    expect(cellwright(folder, 'inspect', 'none.ipynb').status).toBe(1);
    const bin = path.join(ROOT, 'bin', 'cellwright.js');
    const piped = `"${process.execPath}" "${bin}" inspect "${notebook}" --json | head -c 20`;
    const cut = spawnSync('sh', ['-c', piped], { cwd: folder, encoding: 'utf8' });
    expect(cut).toMatchObject({ status: 0, stderr: '' });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
