import fs from 'node:fs';
import path from 'node:path';
import {
  type ConvertOptions,
  convert,
  DEFAULT_OPTIONS,
  emitStage,
  inspect,
  type Mark,
  type PythonFormatter,
  renderText,
} from '../../index.ts';
import type { Pipeline } from '../../ir/index.ts';
import { printPipeline } from '../../ir/print.ts';

/** A folder of fixtures/projects: a notebook, options, and what must come of them. */
export interface GoldenCase {
  readonly name: string;
  readonly folder: string;
}

/** Texts by path from the case's folder: `diagnostics.txt`, `ir.txt`, and each file of the project below `expected/`. */
export type GoldenFiles = ReadonlyMap<string, string>;

/** `options.json`: marks by position from 1; everything may be left out. */
interface WrittenOptions extends Partial<Omit<ConvertOptions, 'marks'>> {
  readonly marks?: Readonly<Record<string, Mark>>;
}

const DIAGNOSTICS = 'diagnostics.txt';
/** The pipeline in its short form, before the back-end; a refused notebook has none. */
const STAGE = 'ir.txt';
const EXPECTED = 'expected';

export function goldenCases(root: string): readonly GoldenCase[] {
  return fs
    .readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, folder: path.join(root, name) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** What the compiler makes of a case now. */
export function actualFiles({ folder }: GoldenCase, format: PythonFormatter): GoldenFiles {
  const fileName = fs.readdirSync(folder).find((name) => name.startsWith('notebook.'));
  if (fileName === undefined) throw new Error(`${folder} has no notebook.`);
  const source = { fileName, text: fs.readFileSync(path.join(folder, fileName), 'utf8') };
  const written = JSON.parse(
    fs.readFileSync(path.join(folder, 'options.json'), 'utf8'),
  ) as WrittenOptions;
  const { notebook } = inspect([source], DEFAULT_OPTIONS);
  const marks = Object.fromEntries(
    Object.entries(written.marks ?? {}).map(([position, mark]) => [
      notebook?.cells[Number(position) - 1]?.id ?? position,
      mark,
    ]),
  );
  const options = { ...DEFAULT_OPTIONS, ...written, marks };
  const outcome = convert([source], options, { format });
  const files = outcome.project?.files ?? [];
  return new Map([
    [DIAGNOSTICS, renderText(outcome.diagnostics, outcome.notebook)],
    ...(outcome.project === null ? [] : [[STAGE, stage([source], options)] as const]),
    ...files.map((file) => [`${EXPECTED}/${file.path}`, file.text] as const),
  ]);
}

function stage(sources: Parameters<typeof emitStage>[0], options: ConvertOptions): string {
  return printPipeline(emitStage(sources, options, 'ir') as Pipeline);
}

/** What the case's folder says. */
export function expectedFiles({ folder }: GoldenCase): GoldenFiles {
  const names = fs.existsSync(path.join(folder, EXPECTED))
    ? fs.readdirSync(path.join(folder, EXPECTED), { recursive: true, encoding: 'utf8' })
    : [];
  const paths = names
    .map((name) => `${EXPECTED}/${name.split(path.sep).join('/')}`)
    .filter((name) => fs.statSync(path.join(folder, name)).isFile());
  return new Map(
    [...paths, STAGE, DIAGNOSTICS]
      .filter((name) => fs.existsSync(path.join(folder, name)))
      .map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
}

/** Makes the folder say what the compiler makes of the case now. */
export function rewrite({ folder }: GoldenCase, files: GoldenFiles): void {
  fs.rmSync(path.join(folder, EXPECTED), { recursive: true, force: true });
  fs.rmSync(path.join(folder, STAGE), { force: true });
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}
