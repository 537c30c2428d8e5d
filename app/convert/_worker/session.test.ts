import fs from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { convert, DEFAULT_OPTIONS, zipProject } from '../../../lib/index.ts';
import { loadRuffFormatter } from '../../../lib/node/ruff.ts';
import type { CellId, PythonFormatter } from '../../_lib.ts';
import type { Reply } from './protocol.ts';
import { Session } from './session.ts';

const TEXT = fs.readFileSync('fixtures/notebooks/churn/notebook.ipynb', 'utf8');
const FILE = { fileName: 'churn.ipynb', text: TEXT };

let format: PythonFormatter;
beforeAll(() => {
  format = loadRuffFormatter();
});

interface Started {
  readonly session: Session;
  readonly replies: Reply[];
  readonly formatted: string[];
}

/** A session over the real compiler; only the clock and the way out are the test's. */
async function started(breathe: () => Promise<void> = async () => undefined): Promise<Started> {
  const replies: Reply[] = [];
  const formatted: string[] = [];
  const session = new Session({
    convert,
    zip: (project) => new Uint8Array(zipProject(project)),
    loadFormatter: async () => (path, text) => {
      formatted.push(path);
      return format(path, text);
    },
    now: () => 0,
    reply: (reply) => replies.push(reply),
    breathe,
  });
  await session.receive({ kind: 'open', hash: 'h', file: FILE });
  return { session, replies, formatted };
}

function request(id: number, options = DEFAULT_OPTIONS, lookingAt: string | null = null) {
  return { kind: 'convert', id, hash: 'h', options, lookingAt } as const;
}

describe('Session', () => {
  test('a preview comes first, the formatted project last, and it is what convert gives', async () => {
    const { session, replies } = await started();
    await session.receive(request(1));
    const answers = replies.filter((reply) => reply.kind === 'answer');
    expect(answers.map(({ formatted }) => formatted)).toEqual([false, false, true]);
    expect(answers.at(-1)?.answer.project).toEqual(
      convert([FILE], DEFAULT_OPTIONS, { format }).project,
    );
  });

  test('the notebook goes over once', async () => {
    const { session, replies } = await started();
    await session.receive(request(1));
    const sent = replies.flatMap((reply) => (reply.kind === 'answer' ? [reply.notebook] : []));
    expect(sent.filter((notebook) => notebook !== 'same')).toHaveLength(1);
  });

  test('what did not change is not formatted again', async () => {
    const { session, formatted } = await started();
    await session.receive(request(1));
    const all = formatted.length;
    await session.receive(request(2));
    expect(formatted).toHaveLength(all);
  });

  test('the file that is looked at is formatted first', async () => {
    const { session, formatted } = await started();
    const project = convert([FILE], DEFAULT_OPTIONS, { format: null }).project;
    const looked = project?.files.find(({ path }) => path.endsWith('/pipeline.py'))?.path ?? '';
    await session.receive(request(1, DEFAULT_OPTIONS, looked));
    expect(formatted[0]).toBe(looked);
  });

  test('a newer request ends the formatting for an older one', async () => {
    const waiting: (() => void)[] = [];
    const { session, replies } = await started(
      () => new Promise((resolve) => waiting.push(resolve)),
    );
    const first = session.receive(request(1));
    await Promise.resolve();
    const marks = { ['cell-5' as CellId]: 'include' as const };
    const second = session.receive(request(2, { ...DEFAULT_OPTIONS, marks }));
    const pump = setInterval(() => waiting.shift()?.(), 0);
    await Promise.all([first, second]);
    clearInterval(pump);
    const finished = replies.flatMap((reply) =>
      reply.kind === 'answer' && reply.formatted ? [reply.id] : [],
    );
    expect(finished).toEqual([2]);
  });

  test('the zip is that of the formatted project', async () => {
    const { session, replies } = await started();
    await session.receive({ kind: 'zip', id: 3, hash: 'h', options: DEFAULT_OPTIONS });
    const project = convert([FILE], DEFAULT_OPTIONS, { format }).project;
    if (project === null) throw new Error('churn was refused');
    expect(replies).toEqual([
      { kind: 'zipped', id: 3, name: project.name, bytes: new Uint8Array(zipProject(project)) },
    ]);
  });

  test('a request for a notebook that is no longer open fails in words', async () => {
    const { session, replies } = await started();
    await session.receive({ kind: 'zip', id: 4, hash: 'other', options: DEFAULT_OPTIONS });
    expect(replies).toEqual([
      { kind: 'failed', id: 4, message: 'The notebook is no longer open.' },
    ]);
  });
});
