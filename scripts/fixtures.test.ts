import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const FOLDER = 'fixtures/staging';
const SOURCES = 'scripts/fixtures/staging';

const Case = z.strictObject({
  case: z.string(),
  difficulty: z.string().min(10),
  target: z.string().min(1),
  heldOut: z.string().nullable(),
  predictions: z.string().nullable(),
  learned: z.array(z.string()),
});
const Notebook = z.object({
  cells: z.array(
    z.object({
      cell_type: z.string(),
      source: z.array(z.string()),
      execution_count: z.number().nullish(),
      outputs: z.array(z.object({ output_type: z.string() })).default([]),
    }),
  ),
});

const cases = z.array(Case).parse(read(path.join(FOLDER, 'cases.json')));

test('every case of staging has a source and a folder, and no folder is without a case', () => {
  const names = cases.map((one) => one.case);
  // A folder of the same name holds what lies beside the notebook.
  const sources = fs
    .readdirSync(SOURCES)
    .filter((file) => file.endsWith('.py'))
    .map((file) => path.basename(file, '.py'));
  const folders = fs
    .readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  expect(names).toEqual(sources.toSorted());
  expect(names).toEqual(folders.toSorted());
  expect(names.length).toBeGreaterThanOrEqual(34);
});

test.each(cases.map((one) => one.case))(
  '%s was executed from its source without a failure',
  (name) => {
    const { cells } = Notebook.parse(read(path.join(FOLDER, name, 'notebook.ipynb')));
    const code = cells.filter((cell) => cell.cell_type === 'code');
    expect(code.map((cell) => cell.execution_count)).toEqual(code.map((_, index) => index + 1));
    const kinds = cells.flatMap((cell) => cell.outputs.map((output) => output.output_type));
    expect(kinds).not.toContain('error');

    const source = fs.readFileSync(path.join(SOURCES, `${name}.py`), 'utf8');
    for (const cell of code) expect(source).toContain(cell.source.join(''));
    for (const [, file] of source.matchAll(/"(data\/[\w.-]+)"/g))
      expect(fs.existsSync(path.join(FOLDER, name, file ?? ''))).toBe(true);
  },
);

function read(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
