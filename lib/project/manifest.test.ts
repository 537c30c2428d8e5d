import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MANIFEST_PATH, foreignFiles, withManifest } from './manifest.ts';
import { sha256 } from './sha256.ts';

const tree = withManifest({
  name: 'demo',
  files: [
    { path: 'README.md', text: '# Démo\n', provenance: [] },
    { path: 'src/demo/train.py', text: 'print(1)\n', provenance: [] },
  ],
});

const onDisk = (changes: Readonly<Record<string, string>> = {}): Map<string, Uint8Array> =>
  new Map(
    Object.entries({
      ...Object.fromEntries(tree.files.map((f) => [f.path, f.text])),
      ...changes,
    }).map(([path, text]) => [path, new TextEncoder().encode(text)]),
  );

test('the hash is SHA-256', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
  );
});

test('files of an earlier run are its own', () => {
  expect(foreignFiles(onDisk())).toEqual({ unknown: [], changed: [] });
});

test('an edited file and an added file are told apart', () => {
  const files = onDisk({ 'README.md': '# Mine\n', 'notes.txt': 'x' });
  expect(foreignFiles(files)).toEqual({ unknown: ['notes.txt'], changed: ['README.md'] });
});

test.each(['', '[]', '{"files": null}', '{"files": {"README.md": 1}}'])(
  'a manifest that says %j vouches for nothing',
  (text) => {
    const { unknown } = foreignFiles(onDisk({ [MANIFEST_PATH]: text }));
    expect(unknown).toContain('README.md');
  },
);

test('adding the manifest twice changes nothing', () => {
  expect(withManifest(tree)).toEqual(tree);
});
