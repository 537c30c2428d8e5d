import path from 'node:path';
import { loadRuffFormatter } from '../../ruff.ts';
import { findPython } from '../../runner/python.ts';
import { type VerifyReport, verifyNotebook } from '../../verify/index.ts';
import type { CliIo } from '../io.ts';
import { DONE, REFUSED, reportJson, reportText } from '../report.ts';
import { type Flags, readRequest } from '../request.ts';
import { UsageError } from '../usage-error.ts';
import { verificationText } from '../verification-text.ts';
import { refuse, resolveOptions } from './inspect.ts';
import { readNotebooks } from './source.ts';

export interface VerifyFlags extends Flags {
  readonly data: string;
  readonly python?: string;
  readonly seconds: number;
}

/** Whether the project answers as the notebook does: runs both. */
export async function runVerify(
  paths: readonly string[],
  flags: VerifyFlags,
  io: CliIo,
): Promise<number> {
  const request = await readRequest(flags, io);
  const python = await interpreter(flags.python, io);
  const read = await readNotebooks(paths, io, flags.data);
  if (read.kind === 'refused') return refuse(read.diagnostics, flags, io);
  const { outcome, report } = await verifyNotebook({
    sources: read.sources,
    options: resolveOptions(request, read.sources),
    data: { folder: path.resolve(io.cwd, flags.data), cwd: '' },
    python,
    seconds: flags.seconds,
    format: loadRuffFormatter(),
    progress: (text) => io.progress(text),
  });
  io.progress(null);
  const { notebook, diagnostics } = outcome;
  if (flags.json === true) {
    const status = report === null ? 'refused' : 'done';
    await reportJson(status, notebook, diagnostics, { verification: report }, io);
  } else {
    await reportText(diagnostics, notebook, io);
    if (report !== null) await io.out(verificationText(report));
  }
  return statusOf(report);
}

function statusOf(report: VerifyReport | null): number {
  return report?.result === 'equal' ? DONE : REFUSED;
}

async function interpreter(given: string | undefined, io: CliIo): Promise<string> {
  if (given !== undefined) {
    const file = path.resolve(io.cwd, given);
    const stat = await io.files.stat(file, 'follow').catch(() => null);
    if (stat?.kind !== 'file') throw new UsageError(`--python ${given}: no such file.`);
    return file;
  }
  try {
    return findPython(undefined);
  } catch {
    throw new UsageError(
      'name the Python to run with: --python FILE, one that has the libraries of the notebook.',
    );
  }
}
