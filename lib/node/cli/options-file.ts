import path from 'node:path';
import { z } from 'zod';
import { type CellId, type Mark, type Notebook, decodeBytes } from '../../index.ts';
import { type FileAccess, reasonOf } from '../files/index.ts';
import { cellsAt, parsePositions } from './positions.ts';
import { UsageError } from './usage-error.ts';

const mark = z.enum(['include', 'exclude', 'auto']);

const settingChoice = z.strictObject({
  /** `model.alpha`, or `3:120`: offset 120 of cell 3. */
  at: z.string().min(1),
  rename: z.string().min(1).exactOptional(),
  group: z.string().min(1).exactOptional(),
  type: z.string().min(1).exactOptional(),
  inline: z.literal(true).exactOptional(),
});

/** What `--options FILE` may hold; all of it is optional. */
export const optionsFileSchema = z.strictObject({
  /** By position or range (`"3"`, `"5-9"`) or by the cell's id. */
  marks: z.record(z.string(), mark).optional(),
  targets: z.array(z.string().min(1)).optional(),
  style: z.enum(['sklearn', 'custom', 'procedural']).optional(),
  order: z.enum(['auto', 'document', 'recorded']).optional(),
  name: z.string().min(1).optional(),
  /** `CW5104`, or `CW5104@3` for cell 3; `-CW5108` declines the seeds that are given by default. */
  repairs: z.array(z.string().regex(/^-?CW\d{4}(@\d+)?$/)).optional(),
  settings: z.array(settingChoice).optional(),
  /** `false` keeps old calls and pins old versions. */
  modernise: z.boolean().optional(),
});

export type OptionsFile = z.infer<typeof optionsFileSchema>;

export async function readOptionsFile(
  files: FileAccess,
  cwd: string,
  file: string,
): Promise<OptionsFile> {
  const fail = (reason: string): UsageError => new UsageError(`--options ${file}: ${reason}.`);
  const text = await readText(files, path.resolve(cwd, file), fail);
  const checked = optionsFileSchema.safeParse(parseJson(text, fail));
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  throw fail(`${place}${issue?.message ?? 'not valid'}`);
}

async function readText(
  files: FileAccess,
  file: string,
  fail: (reason: string) => UsageError,
): Promise<string> {
  const bytes = await files.read(file).catch((error: unknown) => {
    throw fail(reasonOf(error));
  });
  const decoded = decodeBytes(bytes);
  if (decoded.kind === 'text') return decoded.text;
  throw fail(`line ${decoded.line} is not Unicode text`);
}

function parseJson(text: string, fail: (reason: string) => UsageError): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fail(error instanceof Error ? error.message : String(error));
  }
}

/** Marks of an options file for the cells of a notebook. Digits are positions, anything else is an id. */
export function marksFromFile(
  marks: Readonly<Record<string, Mark>>,
  notebook: Notebook,
): Readonly<Record<CellId, Mark>> {
  const entries = Object.entries(marks).flatMap(([key, value]) =>
    [...cellsNamed(key, notebook)].map((id) => [id, value] as const),
  );
  return Object.fromEntries(entries);
}

function cellsNamed(key: string, notebook: Notebook): Iterable<CellId> {
  if (/^[\d\s,-]+$/.test(key)) {
    return cellsAt(parsePositions(key, '--options: marks'), notebook, '--options: marks');
  }
  const cell = notebook.cells.find(({ id }) => id === key);
  if (cell !== undefined) return [cell.id];
  throw new UsageError(`--options: marks: ${notebook.fileName} has no cell with the id '${key}'.`);
}
