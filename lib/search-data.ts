import { placeOf } from './lowering/sample/given-rows.ts';
import { tableInputs } from './lowering/sample/sample-of.ts';
import { notebookScript } from './notebook-script.ts';
import type { SourceFile } from './notebook/index.ts';
import type { ConvertOptions } from './outcome.ts';

/** Which of these paths are text files with tables that production reads: for those who hold the data. */
export function searchData(
  sources: readonly SourceFile[],
  options: ConvertOptions,
  available: readonly string[],
): readonly string[] {
  const pipeline = notebookScript(sources, options)?.pipeline;
  if (pipeline === undefined) return [];
  const wanted = tableInputs(pipeline.inputs, pipeline.settings);
  return [...new Set(wanted.flatMap(({ path }) => placeOf(path, available) ?? []))];
}
