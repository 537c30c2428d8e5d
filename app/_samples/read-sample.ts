import fs from 'node:fs/promises';
import path from 'node:path';
import { SAMPLES } from './catalog.ts';

/** The text of a sample notebook; read while the site is built. Null when there is none of that name. */
export async function readSample(name: string): Promise<string | null> {
  if (!SAMPLES.some((sample) => sample.name === name)) return null;
  const file = path.join(
    /*turbopackIgnore: true*/ process.cwd(),
    'fixtures',
    'notebooks',
    name,
    'notebook.ipynb',
  );
  return fs.readFile(file, 'utf8');
}
