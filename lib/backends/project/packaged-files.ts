import type { Pipeline } from '../../ir/index.ts';
import type { ProjectFile } from '../../project/index.ts';

/** Files that lay beside the notebook, in the package: the author's text, which nothing formats. */
export function packagedFiles({ modules = [] }: Pipeline): readonly ProjectFile[] {
  return modules.map(({ path, text, file }) => ({
    path: `src/${path}`,
    text,
    provenance: [],
    ...(file === null ? {} : { from: file }),
  }));
}
