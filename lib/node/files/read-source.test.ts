import { expect, test } from 'vitest';
import { DiagnosticSink } from '../../index.ts';
import type { FileAccess } from './file-access.ts';
import { MemoryFiles } from './memory-files.ts';
import { readSource } from './read-source.ts';

async function read(files: FileAccess, file: string): Promise<unknown> {
  const sink = new DiagnosticSink();
  const source = await readSource(files, file, file.slice(1), sink);
  return (
    source ??
    sink
      .sorted(() => 0)
      .map((d) => d.message)
      .join('\n')
  );
}

test('a file is its name and text', async () => {
  const files = new MemoryFiles({ '/work/a.ipynb': '\uFEFF{}' });
  expect(await read(files, '/work/a.ipynb')).toEqual({ fileName: 'a.ipynb', text: '{}' });
});

test('what is not a readable text says why', async () => {
  const files = new MemoryFiles({
    '/latin.py': new Uint8Array([0x23, 0x20, 0xe9, 0x0a]),
    '/d/x': '',
  });
  files.putSpecial('/pipe', 'other');
  expect(await read(files, '/none.ipynb')).toBe('`none.ipynb` cannot be read: no such file.');
  expect(await read(files, '/d')).toBe('`d` cannot be read: it is a folder.');
  expect(await read(files, '/pipe')).toBe('`pipe` cannot be read: it is not a regular file.');
  expect(await read(files, '/latin.py')).toBe(
    '`latin.py` is not Unicode text: line 1 holds the byte 0xE9.',
  );
});

test('a file that is too large is refused without reading it', async () => {
  const files: FileAccess = Object.assign(new MemoryFiles(), {
    stat: async () => ({ kind: 'file' as const, size: 500 * 1024 * 1024 }),
  });
  expect(await read(files, '/big.ipynb')).toBe(
    '`big.ipynb` has 500 MB, more than the 256 MB that are read.',
  );
});
