import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { ParityNotebook } from './compare-styles.ts';

const Cases = z.array(
  z.object({
    case: z.string(),
    difficulty: z.string(),
    target: z.string(),
    heldOut: z.string().nullable(),
    predictions: z.string().nullable(),
    learned: z.array(z.string()),
  }),
);

const Meta = z.object({ env: z.string().optional(), notebook: z.string().optional() });

/** Interpreter by the name of its environment. */
export type Pythons = (environment: string | null) => string | null;

/** The fixture notebooks, each with what its author says that it learns and predicts. */
export function fixtureNotebooks(folder: string, python: string): readonly ParityNotebook[] {
  const cases = Cases.parse(JSON.parse(fs.readFileSync(path.join(folder, 'cases.json'), 'utf8')));
  return cases.map(({ case: name, target, heldOut, predictions, learned }) => {
    const own = path.resolve(folder, name);
    const file = fileOf(own, undefined);
    if (file === null) throw new Error(`${own} has no notebook.`);
    return {
      ...placeOf(name, own, file),
      python,
      modernise: true,
      oracle: { target, heldOut, predictions, learned },
    };
  });
}

/**
 * Notebooks with their data around them: a folder each, whose `meta.json` names the libraries that it needs. Those whose
 * environment's name begins with `old` keep their old calls.
 */
export function folderNotebooks(
  folder: string,
  pythons: Pythons,
  old: string | null = null,
): readonly ParityNotebook[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const own = path.resolve(folder, name);
      const meta = path.join(own, 'meta.json');
      const { env, notebook } = fs.existsSync(meta)
        ? Meta.parse(JSON.parse(fs.readFileSync(meta, 'utf8')))
        : {};
      const file = fileOf(own, notebook);
      const python = pythons(env ?? null);
      if (file === null || python === null) return [];
      const modernise = old === null || env?.startsWith(old) !== true;
      return [{ ...placeOf(name, own, file), python, modernise, oracle: null }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function fileOf(folder: string, named: string | undefined): string | null {
  const names = named === undefined ? ['notebook.ipynb', 'notebook.py'] : [named];
  return names.find((one) => fs.existsSync(path.join(folder, one))) ?? null;
}

function placeOf(
  name: string,
  folder: string,
  file: string,
): Pick<ParityNotebook, 'name' | 'source' | 'data'> {
  const text = fs.readFileSync(path.join(folder, file), 'utf8');
  return {
    name,
    source: { fileName: path.basename(file), text },
    data: { folder, cwd: path.dirname(file) },
  };
}
