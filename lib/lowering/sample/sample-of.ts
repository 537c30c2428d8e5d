/**
 * Rows for the tests of a project, so that they run where its data is not: some of those given, else made ones.
 *
 * Takes: the notebook with the data given, and what production reads. Gives: a text for each file, or for which file
 * there is none and why. Guarantees: the same rows for the same input; what looks like a secret is left out.
 */
import type { Dataflow } from '../../analysis/facts.ts';
import type {
  InputFile,
  SampleData,
  SampleFile,
  Setting,
  StagedPart,
  StatementId,
  TableFormat,
  UnsampledFile,
} from '../../ir/index.ts';
import type { Notebook } from '../../notebook/index.ts';
import { placeOf, type GivenFile, sampleOfFiles, type TableInput } from './given-rows.ts';
import type { TableRead } from './known/frame-states.ts';
import { madeRows } from './made-rows.ts';

export interface SampleQuery {
  readonly notebook: Notebook;
  readonly dataflow: Dataflow;
  readonly reads: ReadonlyMap<StatementId, TableRead>;
  readonly inputs: readonly InputFile[];
  readonly settings: readonly Setting[];
  readonly staged: StagedPart | null;
}

export interface Sample {
  /** Null when rows of one file cannot be had, or none is read. */
  readonly sample: SampleData | null;
  /** The files that are to blame. */
  readonly declined: readonly UnsampledFile[];
}

/** A sample of every file that is read. */
export function sampleOf(query: SampleQuery): Sample {
  const given = givenFiles(query);
  const known = new Set(given.map(({ path }) => path));
  const lacking = query.inputs.filter(({ path }) => path === null || !known.has(path));
  const { files, declined } = madeFiles(lacking, query);
  const all = [...given, ...files];
  return declined.length > 0 || all.length === 0
    ? { sample: null, declined }
    : { sample: { files: all }, declined: [] };
}

function givenFiles({ notebook, inputs, settings, staged }: SampleQuery): readonly SampleFile[] {
  const data = notebook.data ?? [];
  const given = tableInputs(inputs, settings).flatMap((input): readonly GivenFile[] => {
    const place = placeOf(
      input.path,
      data.map(({ path }) => path),
    );
    const file = data.find(({ path }) => path === place);
    if (file === undefined) return [];
    // A setting that is a part of a path only: the file lies where it was given.
    const own = input.isWhole ? input : { ...input, setting: null, path: file.path };
    return [{ input: own, data: file }];
  });
  const texts = sampleOfFiles(given, staged?.serving.targetColumns ?? []);
  return given.map(({ input: { setting, path } }, at) => ({
    origin: 'data',
    setting,
    path,
    text: texts[at]?.text ?? '',
  }));
}

function madeFiles(
  inputs: readonly InputFile[],
  { dataflow, reads, staged }: SampleQuery,
): { readonly files: readonly SampleFile[]; readonly declined: readonly UnsampledFile[] } {
  const formats = new Map(
    inputs.flatMap(({ setting, path, format }): readonly (readonly [string, TableFormat])[] =>
      path === null || format === undefined ? [] : [[setting ?? path, format]],
    ),
  );
  const made = madeRows({ dataflow, reads, formats, staged });
  const files: SampleFile[] = [];
  const declined: UnsampledFile[] = [];
  for (const { setting, path, format, origin } of inputs) {
    const file = made.get(setting ?? path ?? '');
    if (path !== null && setting === null && path.includes('://'))
      declined.push({ path, reason: 'its address is no setting that tests could change', origin });
    else if (path !== null && file !== undefined && 'text' in file)
      files.push({ origin: file.origin, setting, path, text: file.text });
    else {
      const reason = file !== undefined && 'reason' in file ? file.reason : whyUnknown(format);
      declined.push({ path: path ?? setting ?? '', reason, origin });
    }
  }
  return { files, declined };
}

function whyUnknown(format: TableFormat | undefined): string {
  return format === undefined ? 'it is no table in a text file' : 'its path is not written down';
}

/** Tables in text files that production reads, and those that settings name and a function may read. */
export function tableInputs(
  inputs: readonly InputFile[],
  settings: readonly Setting[],
): readonly (TableInput & { readonly isWhole: boolean })[] {
  const read = inputs.flatMap(({ setting, path, format }) =>
    path === null || format === undefined ? [] : [{ setting, path, format, isWhole: true }],
  );
  const known = new Set(inputs.flatMap(({ setting, path }) => [setting, path]));
  const named = settings.flatMap(({ group, name, value: { value } }) => {
    const setting = `${group}.${name}`;
    if (group !== 'paths' || value.kind !== 'str' || !TABLE_FILE.test(value.value)) return [];
    if (known.has(setting) || known.has(value.value)) return [];
    return [{ setting, path: value.value, format: PLAIN, isWhole: false }];
  });
  return [...read, ...named];
}

const TABLE_FILE = /\.(?:csv|tsv|txt|data)$/i;
const PLAIN: TableFormat = { separator: null, hasHeader: true, names: null, skipped: 0 };
