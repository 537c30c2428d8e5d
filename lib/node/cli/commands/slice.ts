import { type ConvertOptions, sliceScript } from '../../../index.ts';
import type { CliIo } from '../io.ts';
import { DONE, REFUSED, reportJson, reportText } from '../report.ts';
import { refuse } from './inspect.ts';
import { readNotebooks } from './source.ts';

export interface SliceFlags {
  readonly target: readonly string[];
  readonly order?: ConvertOptions['order'];
  readonly json?: boolean;
}

/** The smallest script that computes the targets. */
export async function runSlice(path: string, flags: SliceFlags, io: CliIo): Promise<number> {
  const read = await readNotebooks([path], io);
  if (read.kind === 'refused') return refuse(read.diagnostics, flags, io);
  io.progress('Slicing');
  const { notebook, script, diagnostics } = sliceScript(
    read.sources,
    flags.target,
    flags.order ?? 'auto',
  );
  io.progress(null);
  if (flags.json === true) {
    const status = script === null ? 'refused' : 'done';
    await reportJson(status, notebook, diagnostics, { script }, io);
  } else {
    if (script !== null) await io.out(script);
    await reportText(diagnostics, notebook, io);
  }
  return script === null ? REFUSED : DONE;
}
