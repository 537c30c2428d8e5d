import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { nodeProblem } from './node-version.js';
import { choosePython, MINIMUM_PYTHON } from './python.js';

const root = path.resolve(import.meta.dirname, '..', '..');
const needed = MINIMUM_PYTHON.join('.');
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'cellwright-versions-'));
afterAll(() => fs.rmSync(temporary, { recursive: true }));

/** A folder for PATH that holds these programs, each printing one line. */
function programs(name: string, lines: Readonly<Record<string, string>>): string {
  const folder = path.join(temporary, name);
  fs.mkdirSync(folder);
  for (const [program, line] of Object.entries(lines)) {
    fs.writeFileSync(path.join(folder, program), `#!/bin/sh\necho ${line}\n`, { mode: 0o755 });
  }
  return folder;
}

function start(args: readonly string[], searchPath: string) {
  const done = spawnSync(process.execPath, [...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: searchPath },
    timeout: 20_000,
  });
  return { status: done.status, output: done.stdout + done.stderr };
}

/** Makes a script believe that it runs in another version of Node. */
const inNode = (version: string) =>
  `--import=data:text/javascript,${encodeURIComponent(
    `Object.defineProperty(process.versions, 'node', { value: '${version}' });`,
  )}`;

describe('Node', () => {
  test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s is new enough', (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });

  test.each(['scripts/start.js', 'scripts/test.js', 'bin/cellwright.js'])(
    '%s says in one line that Node is too old',
    (script) => {
      const { status, output } = start([inNode('20.18.3'), script], process.env['PATH'] ?? '');
      expect(output).toBe('Cellwright needs Node 20.19 or newer; this is Node 20.18.3.\n');
      expect(status).toBe(1);
    },
  );
});

describe('Python', () => {
  test('npm test says in one line that there is none', () => {
    const { status, output } = start(['scripts/test.js'], programs('none', {}));
    expect(output).toBe(`The tests need Python ${needed} or newer on PATH; none was found.\n`);
    expect(status).toBe(1);
  });

  test('npm test says in one line which too old one it found', () => {
    const { status, output } = start(['scripts/test.js'], programs('old', { python3: '3.8.20' }));
    expect(output).toBe(
      `The tests need Python ${needed} or newer on PATH; found python3 3.8.20.\n`,
    );
    expect(status).toBe(1);
  });

  test('a newer one under another name is taken', () => {
    const found = [
      { name: 'python3', version: '3.9.2' },
      { name: 'python3.13', version: '3.13.1' },
    ];
    expect(choosePython(found)).toEqual({ ok: true, name: 'python3.13' });
  });
});
