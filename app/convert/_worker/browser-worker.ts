import type { WorkerPort } from './client.ts';
import type { Reply } from './protocol.ts';

/** Starts the worker that converts, in this browser. */
export function startBrowserWorker(): WorkerPort {
  const worker = new Worker(new URL('./convert.worker.ts', import.meta.url), {
    type: 'module',
    name: 'convert',
  });
  return {
    // A worker has no origin to name; the rule takes it for a window.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    send: (request) => worker.postMessage(request),
    terminate: () => worker.terminate(),
    onReply: (listener) =>
      worker.addEventListener('message', (event: MessageEvent<Reply>) => listener(event.data)),
    onFailure: (listener) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        listener(`The converter could not run: ${event.message || 'it failed to load'}.`);
      });
      worker.addEventListener('messageerror', () =>
        listener('The converter sent an answer that could not be read.'),
      );
    },
  };
}
