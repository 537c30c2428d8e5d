import type { Pipeline, SampleFile } from '../../ir/index.ts';
import { safeFileName, type ProjectFile } from '../../project/index.ts';
import { plainFile } from './files.ts';

const FOLDER = 'tests/sample';

/** `tests/sample/`: rows for the tests, and `sample.json` that says which file of the notebook each stands for. */
export function sampleFiles({ sample }: Pipeline): readonly ProjectFile[] {
  if (sample === undefined) return [];
  const files = named(sample.files);
  const list = {
    origin: sample.origin,
    files: files.map(({ name, file: { setting, path } }) => ({ name, setting, path })),
  };
  return [
    ...files.map(({ name, file }) => plainFile(`${FOLDER}/${name}`, file.text)),
    plainFile(`${FOLDER}/sample.json`, JSON.stringify(list, null, 2)),
  ];
}

/** Each file under its own name; a number is added where two have the same. */
function named(
  files: readonly SampleFile[],
): readonly { readonly name: string; readonly file: SampleFile }[] {
  const taken = new Set(['sample.json']);
  const free = (wanted: string, number: number): string => {
    const name = number === 1 ? wanted : `${number}_${wanted}`;
    return taken.has(name.toLowerCase()) ? free(wanted, number + 1) : name;
  };
  return files.map((file) => {
    const last = file.path.split(/[/\\?]/).findLast((part) => part !== '') ?? '';
    const name = free(safeFileName(last), 1);
    taken.add(name.toLowerCase());
    return { name, file };
  });
}

/** What the README says of the rows that tests run on. */
export function aboutTests({ sample, inputs }: Pipeline): string {
  if (sample === undefined)
    return inputs.length === 0
      ? 'The tests train the pipeline.'
      : 'Tests that train need the data, and are skipped without it.';
  const what = {
    data: 'some rows of the data that was given with the notebook, as they stand there',
    tables: 'rows made up after the tables that the notebook shows',
    code: 'rows made up after what the code does with the columns',
  }[sample.origin];
  return `The tests train on the data when it is there, else on \`tests/sample/\`: ${what}.`;
}
