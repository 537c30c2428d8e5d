import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_OPTIONS } from '../../_lib.ts';
import { ConvertClient, timeLimit, type WorkerPort } from './client.ts';
import type { Reply, Request } from './protocol.ts';

/** A worker in memory: keeps what it was sent and says what the test lets it say. */
class Twin implements WorkerPort {
  readonly sent: Request[] = [];
  ended = false;
  say: (reply: Reply) => void = () => undefined;
  break: (message: string) => void = () => undefined;
  send(request: Request): void {
    this.sent.push(request);
  }
  terminate(): void {
    this.ended = true;
  }
  onReply(listener: (reply: Reply) => void): void {
    this.say = listener;
  }
  onFailure(listener: (message: string) => void): void {
    this.break = listener;
  }
}

const FILE = { fileName: 'a.ipynb', text: '{}' };

function started(): { client: ConvertClient; twins: Twin[] } {
  const twins: Twin[] = [];
  const client = new ConvertClient(() => {
    const twin = new Twin();
    twins.push(twin);
    return twin;
  });
  client.open('h', FILE);
  return { client, twins };
}

describe('ConvertClient', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('a call that is not answered ends at its time limit, with a new worker for the next', () => {
    const { client, twins } = started();
    const heard: string[] = [];
    client.convert(DEFAULT_OPTIONS, null, (reply) => {
      heard.push(reply.kind === 'failed' ? reply.message : reply.kind);
    });
    vi.advanceTimersByTime(timeLimit(FILE.text.length) + 1);
    expect(heard).toEqual(['Conversion took longer than 31 seconds and was stopped.']);
    expect(twins[0]?.ended).toBe(true);

    client.convert(DEFAULT_OPTIONS, null, () => undefined);
    expect(twins[1]?.sent.map(({ kind }) => kind)).toEqual(['open', 'convert']);
  });

  test('a worker that breaks fails every call that waits', async () => {
    const { client, twins } = started();
    const zip = client.zip(DEFAULT_OPTIONS);
    const compare = client.compare(DEFAULT_OPTIONS);
    twins[0]?.break('out of memory');
    await expect(zip).rejects.toThrow('out of memory');
    await expect(compare).rejects.toThrow('out of memory');
  });

  test('answers reach the call they belong to', async () => {
    const { client, twins } = started();
    const zip = client.zip(DEFAULT_OPTIONS);
    const id = twins[0]?.sent.flatMap((request) => (request.kind === 'zip' ? [request.id] : []))[0];
    const bytes = new Uint8Array([1, 2]);
    twins[0]?.say({ kind: 'zipped', id: (id ?? 0) + 7, name: 'other', bytes });
    twins[0]?.say({ kind: 'zipped', id: id ?? 0, name: 'mine', bytes });
    await expect(zip).resolves.toEqual({ name: 'mine', bytes });
  });
});
