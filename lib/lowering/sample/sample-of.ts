/**
 * Rows for the tests of a project, so that they run where its data is not: some of those given, else made ones.
 *
 * Takes: the notebook with the data given, and what production reads. Gives: a text for each file, or nothing.
 * Guarantees: the same rows for the same input; what looks like a secret is left out.
 */
import type { InputFile, SampleData, Setting, StagedPart, TableFormat } from '../../ir/index.ts';
import type { Notebook } from '../../notebook/index.ts';
import { placeOf, type GivenFile, sampleOfFiles, type TableInput } from './given-rows.ts';

export interface SampleQuery {
  readonly notebook: Notebook;
  readonly inputs: readonly InputFile[];
  readonly settings: readonly Setting[];
  readonly staged: StagedPart | null;
}

/** A sample of every file that is read; null when one of them cannot be had. */
export function sampleOf({ notebook, inputs, settings, staged }: SampleQuery): SampleData | null {
  const tables = tableInputs(inputs, settings);
  const data = notebook.data ?? [];
  const given = tables.flatMap((input): readonly GivenFile[] => {
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
  const known = new Set(given.map(({ input }) => input.path));
  if (given.length === 0 || inputs.some(({ path }) => path === null || !known.has(path)))
    return null;
  const texts = sampleOfFiles(given, staged?.serving.targetColumns ?? []);
  return {
    origin: 'data',
    files: given.map(({ input: { setting, path } }, at) => ({
      setting,
      path,
      text: texts[at]?.text ?? '',
    })),
  };
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
