import type { Page, Request } from '@playwright/test';

export interface RequestLog {
  /** Requests to any other host. */
  readonly external: readonly string[];
  /** Requests that carry a body. */
  readonly withBody: readonly string[];
}

/** Notes every request of a page from now on, those that its policy blocks included. */
export function logRequests(page: Page, baseURL: string): RequestLog {
  const external: string[] = [];
  const withBody: string[] = [];
  page.on('request', (request: Request) => {
    const url = new URL(request.url());
    const local = url.origin === new URL(baseURL).origin;
    if (!local && !['data:', 'blob:'].includes(url.protocol)) external.push(request.url());
    if (request.postData() !== null) withBody.push(`${request.method()} ${request.url()}`);
  });
  return { external, withBody };
}
