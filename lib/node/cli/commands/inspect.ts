import { type ConvertOptions, type SourceFile, emitStage, inspect } from '../../../index.ts';
import { inspectionText } from '../inspection-text.ts';
import type { CliIo } from '../io.ts';
import { REFUSED, reportJson, reportText, statusOf } from '../report.ts';
import {
  type ConversionRequest,
  type Flags,
  needsCells,
  optionsFor,
  readRequest,
} from '../request.ts';
import { readNotebooks } from './source.ts';

export interface InspectFlags extends Flags {
  readonly emit?: 'program' | 'dataflow' | 'ir';
}

/** Cells, roles, steps, configuration, diagnostics. */
export async function runInspect(
  paths: readonly string[],
  flags: InspectFlags,
  io: CliIo,
): Promise<number> {
  const request = await readRequest(flags, io);
  const read = await readNotebooks(paths, io, flags.data);
  if (read.kind === 'refused') return refuse(read.diagnostics, flags, io);
  io.progress('Analysing');
  const options = resolveOptions(request, read.sources);
  if (flags.emit !== undefined) {
    await io.out(`${JSON.stringify(emitStage(read.sources, options, flags.emit), null, 2)}\n`);
    return 0;
  }
  const { notebook, inspection, diagnostics } = inspect(read.sources, options);
  io.progress(null);
  const status = statusOf(diagnostics);
  if (flags.json === true) {
    const word = status === REFUSED ? 'refused' : 'done';
    await reportJson(word, notebook, diagnostics, { inspection }, io);
    return status;
  }
  if (inspection !== null && notebook !== null) await io.out(inspectionText(inspection, notebook));
  await reportText(diagnostics, notebook, io);
  return status;
}

/** Reads the cells first where marks speak of them. */
export function resolveOptions(
  request: ConversionRequest,
  sources: readonly SourceFile[],
): ConvertOptions {
  const bare = optionsFor(request, null);
  return needsCells(request) ? optionsFor(request, inspect(sources, bare).notebook) : bare;
}

export async function refuse(
  diagnostics: Parameters<typeof reportText>[0],
  flags: Pick<Flags, 'json'>,
  io: CliIo,
): Promise<number> {
  io.progress(null);
  if (flags.json === true) await reportJson('refused', null, diagnostics, {}, io);
  else await reportText(diagnostics, null, io);
  return REFUSED;
}
