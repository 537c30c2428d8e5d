import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type ProjectTree, DiagnosticSink, withManifest, zipProject } from '../../index.ts';
import { MemoryFiles } from './memory-files.ts';
import { nodeFiles } from './node-files.ts';
import { writeArchive } from './write-archive.ts';
import { writeFolder } from './write-folder.ts';

const project = (readme = '# Demo\n'): ProjectTree =>
  withManifest({
    name: 'demo',
    files: [
      { path: 'README.md', text: readme, provenance: [] },
      { path: 'src/demo/train.py', text: 'print(1)\n', provenance: [] },
    ],
  });

async function write(files: MemoryFiles, out: string, tree = project()): Promise<string> {
  const sink = new DiagnosticSink();
  const done = out.endsWith('.zip')
    ? await writeArchive(files, tree, out, out, sink)
    : await writeFolder(files, tree, out, out, sink);
  const messages = sink.sorted(() => 0).map((d) => `${d.name}: ${d.message}`);
  return done ? 'done' : messages.join('\n');
}

test('a new folder gets exactly the files of the project', async () => {
  const files = new MemoryFiles();
  expect(await write(files, '/home/new/demo')).toBe('done');
  expect(files.snapshot()).toMatchObject({
    '/home/new/demo/README.md': '# Demo\n',
    '/home/new/demo/src/demo/train.py': 'print(1)\n',
  });
  expect(Object.keys(files.snapshot()).filter((f) => !f.startsWith('/home/new/demo/'))).toEqual([
    '/home/',
    '/home/new/',
  ]);
});

test('writing again into an untouched project replaces it', async () => {
  const files = new MemoryFiles();
  await write(files, '/out');
  expect(await write(files, '/out', project('# Later\n'))).toBe('done');
  const fresh = new MemoryFiles();
  await write(fresh, '/out', project('# Later\n'));
  expect(files.snapshot()).toEqual(fresh.snapshot());
});

test('files that the new project no longer has disappear with the old one', async () => {
  const files = new MemoryFiles();
  await write(files, '/out');
  const smaller = withManifest({ name: 'demo', files: project().files.slice(0, 2) });
  expect(await write(files, '/out', smaller)).toBe('done');
  expect(files.snapshot()).not.toHaveProperty('/out/src/demo/train.py');
});

test.each([
  [
    'an unrelated file',
    (files: MemoryFiles) => files.put('/out/thesis.tex', 'x'),
    'output-not-ours: `/out` holds files that Cellwright did not write: `thesis.tex`.',
  ],
  [
    'an empty folder of a person',
    (files: MemoryFiles) => files.putSpecial('/out/data', 'folder'),
    'output-not-ours: `/out` holds files that Cellwright did not write: `data`.',
  ],
  [
    'a symbolic link',
    (files: MemoryFiles) => files.putSpecial('/out/src/demo/x.py', 'link'),
    'output-not-ours: `/out` holds files that Cellwright did not write: `src/demo/x.py`.',
  ],
  [
    'an edit',
    (files: MemoryFiles) => files.put('/out/README.md', 'mine'),
    'output-changed: `/out` holds files that were edited since Cellwright wrote them: `README.md`.',
  ],
])('%s in an earlier project is refused and left alone', async (_, change, expected) => {
  const files = new MemoryFiles();
  await write(files, '/out');
  change(files);
  const before = files.snapshot();
  expect(await write(files, '/out', project('# Later\n'))).toBe(expected);
  expect(files.snapshot()).toEqual(before);
});

test('a foreign folder is refused and named by its first entries', async () => {
  const files = new MemoryFiles({
    '/w/a': '',
    '/w/b': '',
    '/w/c/deep': '',
    '/w/d': '',
    '/w/e': '',
  });
  expect(await write(files, '/w')).toBe(
    'output-not-ours: `/w` holds files that Cellwright did not write: `a`, `b`, `c` and 2 more.',
  );
});

test('an empty folder is used, and stays the folder it is', async () => {
  const files = new MemoryFiles();
  files.putSpecial('/out', 'folder');
  expect(await write(files, '/out')).toBe('done');
  expect(files.snapshot()).toHaveProperty('/out/README.md');
});

test.each(['link', 'other'] as const)('a %s is never written through', async (kind) => {
  const files = new MemoryFiles();
  files.putSpecial('/out', kind);
  files.putSpecial('/out.zip', kind);
  expect(await write(files, '/out')).toBe(
    `output-not-written: \`/out\` cannot be written: it is a ${kind}, not a folder.`,
  );
  expect(await write(files, '/out.zip')).toContain(`it is a ${kind}, not a file`);
});

test.each(['/new/deep/out', '/empty', '/earlier', '/new/out.zip', '/earlier.zip'])(
  'a full disk at any moment leaves %s as it was',
  async (out) => {
    const tryAt = async (writes: number): Promise<string> => {
      const files = new MemoryFiles();
      files.putSpecial('/empty', 'folder');
      await write(files, '/earlier', project('# Before\n'));
      await write(files, '/earlier.zip', project('# Before\n'));
      const before = files.snapshot();
      files.failAfter(writes);
      const answer = await write(files, out);
      if (answer === 'done') return answer;
      expect(files.snapshot()).toEqual(before);
      return answer.replace(`output-not-written: \`${out}\` cannot be written: `, '');
    };
    const answers: string[] = [];
    while (answers.at(-1) !== 'done') answers.push(await tryAt(answers.length));
    expect(answers.length).toBeGreaterThan(2);
    expect(new Set(answers)).toEqual(new Set(['no space is left.', 'done']));
  },
);

test('an archive is the project as zip', async () => {
  const files = new MemoryFiles();
  expect(await write(files, '/new/demo.zip')).toBe('done');
  expect(await files.read('/new/demo.zip')).toEqual(zipProject(project()));
});

test('an archive of an earlier run is replaced, any other is not', async () => {
  const files = new MemoryFiles({ '/notes.zip': 'no zip at all' });
  await write(files, '/demo.zip');
  expect(await write(files, '/demo.zip', project('# Later\n'))).toBe('done');
  expect(await files.read('/demo.zip')).toEqual(zipProject(project('# Later\n')));
  expect(await write(files, '/notes.zip')).toContain('output-not-ours');
  const edited = {
    ...project(),
    files: project().files.map((f) => ({ ...f, text: `${f.text} ` })),
  };
  files.put('/edited.zip', zipProject(edited));
  expect(await write(files, '/edited.zip')).toContain('output-');
});

test('the machine’s own files keep the same promises', async () => {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'cellwright-'));
  try {
    const [sink, out] = [new DiagnosticSink(), path.join(home, 'a', 'demo')];
    expect(await writeFolder(nodeFiles, project(), out, out, sink)).toBe(true);
    expect(await writeFolder(nodeFiles, project('# Later\n'), out, out, sink)).toBe(true);
    expect(fs.readdirSync(out).sort()).toEqual(['.cellwright.json', 'README.md', 'src']);
    expect(fs.readFileSync(path.join(out, 'README.md'), 'utf8')).toBe('# Later\n');
    expect(fs.readdirSync(path.join(home, 'a'))).toEqual(['demo']);
    fs.symlinkSync(out, path.join(home, 'link'));
    expect(await writeFolder(nodeFiles, project(), path.join(home, 'link'), 'link', sink)).toBe(
      false,
    );
    fs.writeFileSync(path.join(out, 'mine'), '');
    expect(await writeFolder(nodeFiles, project(), out, out, sink)).toBe(false);
    expect(fs.readFileSync(path.join(out, 'README.md'), 'utf8')).toBe('# Later\n');
  } finally {
    fs.rmSync(home, { recursive: true });
  }
});
