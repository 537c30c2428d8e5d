import fs from 'node:fs';
import path from 'node:path';

/** One program of `fixtures/slices`. */
export interface SliceCase {
  /** `views/reshape`. */
  readonly name: string;
  readonly target: string;
  /** Text that the slice must not contain. */
  readonly without: readonly string[];
  readonly source: string;
}

const TARGET = '# target: ';
const WITHOUT = '# expect-without: ';

export function sliceCases(root: string): readonly SliceCase[] {
  const files = fs.readdirSync(root, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.py'))
    .toSorted()
    .map((file) => readCase(file, fs.readFileSync(path.join(root, file), 'utf8')));
}

function readCase(file: string, text: string): SliceCase {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith('# %%'));
  const header = lines.slice(0, start);
  const after = (prefix: string): readonly string[] =>
    header.filter((line) => line.startsWith(prefix)).map((line) => line.slice(prefix.length));
  const [target] = after(TARGET);
  if (target === undefined) throw new Error(`${file} names no target`);
  return {
    name: file.replace(/\.py$/, '').replaceAll(path.sep, '/'),
    target,
    without: after(WITHOUT),
    source: lines.slice(start).join('\n'),
  };
}
