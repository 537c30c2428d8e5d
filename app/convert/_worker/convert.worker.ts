import * as ruff from '@astral-sh/ruff-wasm-web';
import { convert, ruffFormatter, zipProject } from '../../../lib/index.ts';
import type { PythonFormatter } from '../../_lib.ts';
import type { Reply, Request } from './protocol.ts';
import { Session } from './session.ts';

const port = self as unknown as DedicatedWorkerGlobalScope;

async function loadFormatter(): Promise<PythonFormatter> {
  await ruff.default({
    module_or_path: new URL('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm', import.meta.url),
  });
  return ruffFormatter(ruff);
}

// The formatter weighs some megabytes: it starts to load with the worker and is awaited only when it is needed.
const formatter = loadFormatter();
formatter.catch(() => undefined);

const session = new Session({
  convert,
  zip: (project) => new Uint8Array(zipProject(project)),
  loadFormatter: () => formatter,
  now: () => performance.now(),
  reply: (reply: Reply) => port.postMessage(reply),
  breathe: () => new Promise((resolve) => setTimeout(resolve)),
});

port.addEventListener('message', (event: MessageEvent<Request>) => {
  void session.receive(event.data);
});
port.postMessage({ kind: 'ready' } satisfies Reply);
