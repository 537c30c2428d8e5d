import type { Pipeline, SampleFile, SampleOrigin } from '../../ir/index.ts';
import { safeFileName, type ProjectFile } from '../../project/index.ts';
import { plainFile } from './files.ts';

const FOLDER = 'tests/sample';

/** `tests/sample/`: rows for the tests, and `sample.json` that says which file of the notebook each stands for. */
export function sampleFiles({ sample }: Pipeline): readonly ProjectFile[] {
  if (sample === undefined) return [];
  const files = named(sample.files);
  const list = {
    origin: originOf(sample.files),
    files: files.map(({ name, file: { origin, setting, path } }) => ({
      name,
      setting,
      path,
      origin,
    })),
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

/** What can least be said to be data, where files differ. */
function originOf(files: readonly SampleFile[]): SampleOrigin {
  const found = new Set(files.map(({ origin }) => origin));
  return found.has('code') ? 'code' : found.has('tables') ? 'tables' : 'data';
}

const ORIGINS: Readonly<Record<SampleOrigin, string>> = {
  data: 'some rows of the data that was given with the notebook, as they stand there',
  tables: 'rows made up after what the notebook shows of the data: no row is a real one',
  code: 'rows made up after what the code does with the columns: no row is a real one',
};

/** What the README says of the rows that tests run on. */
export function aboutTests({ sample, inputs, unsampled = [] }: Pipeline): string {
  if (sample === undefined) {
    const reasons = unsampled.map(
      ({ path, reason }) => `\`${path}\` has no rows here, because ${reason}.`,
    );
    return inputs.length === 0
      ? 'The tests train the pipeline.'
      : ['Tests that train need the data, and are skipped without it.', ...reasons].join(' ');
  }
  const files = named(sample.files);
  const [first, ...others] = files;
  const isOne = others.every(({ file }) => file.origin === first?.file.origin);
  const head = 'The tests train on the data when it is there, else on `tests/sample/`';
  const end = sample.files.some(({ origin }) => origin !== 'data')
    ? ["Tests are skipped where the notebook's own code cannot run on them."]
    : [];
  if (isOne && first !== undefined)
    return [`${head}: ${ORIGINS[first.file.origin]}.`, ...end].join(' ');
  return [
    [`${head}.`, ...end].join(' '),
    files.map(({ name, file }) => `- \`${name}\`: ${ORIGINS[file.origin]}`).join('\n'),
  ].join('\n\n');
}
