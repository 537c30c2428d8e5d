import {
  type Diagnostic,
  type Notebook,
  type RenderedSource,
  renderJson,
  renderText,
} from '../../index.ts';
import type { CliIo } from './io.ts';

/** Exit statuses: the whole contract with scripts. */
export const DONE = 0;
export const REFUSED = 1;
export const WRONG_USAGE = 2;

export function statusOf(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.some(({ severity }) => severity === 'error') ? REFUSED : DONE;
}

/** Text for people on standard error, with the code that it speaks of. */
export async function reportText(
  diagnostics: readonly Diagnostic[],
  notebook: Notebook | null,
  io: CliIo,
): Promise<void> {
  if (diagnostics.length > 0) await io.err(renderText(diagnostics, notebook));
}

/** One JSON document on standard output and nothing else. */
export async function reportJson(
  status: 'done' | 'refused',
  notebook: RenderedSource | null,
  diagnostics: readonly Diagnostic[],
  answer: Readonly<Record<string, unknown>>,
  io: CliIo,
): Promise<void> {
  const document = {
    status,
    notebook: notebook?.fileName ?? null,
    ...answer,
    diagnostics: renderJson(diagnostics, notebook),
  };
  await io.out(`${JSON.stringify(document, null, 2)}\n`);
}
