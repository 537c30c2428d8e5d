import path from 'node:path';
import { type ConvertOptions, DEFAULT_OPTIONS, type Notebook, type Style } from '../../index.ts';
import type { CliIo } from './io.ts';
import { type OptionsFile, marksFromFile, readOptionsFile } from './options-file.ts';
import { type PositionRange, cellsAt, marksOf, parsePositions } from './positions.ts';
import { UsageError } from './usage-error.ts';

/** Flags of `inspect` and `convert`, as commander reads them. */
export interface Flags {
  readonly json?: boolean;
  readonly style?: Style;
  readonly mark?: string;
  readonly target?: readonly string[];
  readonly order?: ConvertOptions['order'];
  readonly name?: string;
  readonly data?: string;
  readonly options?: string;
  readonly repair?: readonly string[];
  readonly keepUnseeded?: boolean;
  readonly keepOldCalls?: boolean;
}

/** What was asked for, checked as far as it can be without the notebook. */
export interface ConversionRequest {
  readonly flags: Flags;
  /** Null for `auto`. */
  readonly marked: readonly PositionRange[] | null;
  readonly file: OptionsFile;
}

export async function readRequest(flags: Flags, io: CliIo): Promise<ConversionRequest> {
  const { mark, data, options } = flags;
  const marked = mark === undefined || mark === 'auto' ? null : parsePositions(mark, '--mark');
  if (data !== undefined) await requireFolder(data, io);
  const file = options === undefined ? {} : await readOptionsFile(io.files, io.cwd, options);
  return { flags, marked, file };
}

async function requireFolder(data: string, io: CliIo): Promise<void> {
  const stat = await io.files.stat(path.resolve(io.cwd, data), 'follow').catch(() => null);
  if (stat?.kind === 'folder') return;
  throw new UsageError(`--data ${data}: ${stat === null ? 'no such folder' : 'not a folder'}.`);
}

/** Flags win over the options file, which wins over defaults. Cells can be marked only in a notebook. */
export function optionsFor(request: ConversionRequest, notebook: Notebook | null): ConvertOptions {
  const { flags, file } = request;
  return {
    marks: notebook === null ? {} : marksFor(request, notebook),
    targets: flags.target ?? file.targets ?? [],
    style: flags.style ?? file.style ?? DEFAULT_OPTIONS.style,
    order: flags.order ?? file.order ?? DEFAULT_OPTIONS.order,
    name: flags.name ?? file.name ?? null,
    repairs: [
      ...(flags.repair ?? file.repairs ?? []),
      ...(flags.keepUnseeded === true ? ['-CW5108'] : []),
    ],
    settings: file.settings ?? [],
    modernise: flags.keepOldCalls === true ? false : (file.modernise ?? true),
  };
}

function marksFor(request: ConversionRequest, notebook: Notebook): ConvertOptions['marks'] {
  if (request.marked !== null) {
    return marksOf(cellsAt(request.marked, notebook, '--mark'), notebook);
  }
  if (request.flags.mark === 'auto') return {};
  return marksFromFile(request.file.marks ?? {}, notebook);
}

/** Whether cells must be known before options are: marks were given in some way. */
export function needsCells({ marked, file }: ConversionRequest): boolean {
  return marked !== null || file.marks !== undefined;
}
