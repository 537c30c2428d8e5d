import { printLiteral } from '../../codegen/python/literal.ts';
import type { ReferencePart } from '../../ir/index.ts';
import { safeFileName, type ProjectFile } from '../../project/index.ts';
import { plainFile } from '../project/files.ts';
import type { StagedPipeline } from './shape.ts';

const HEAD = `"""The notebook's own code that leads to its answers, cell by cell, as tests/test_notebook.py runs it.

\`PATHS_OF_DATA\` says where the data is; \`keep_for_tests\` keeps what the tests compare with the project.
"""
`;

/** `notebook/reference.py`, with the modules that it imports beside it. */
export function referenceFiles({ reference }: StagedPipeline): readonly ProjectFile[] {
  if (reference === undefined) return [];
  const blocks = reference.parts.map((part, at) => blockOf(part, reference.parts[at - 1]));
  return [
    plainFile('notebook/reference.py', [HEAD, ...blocks].join('\n')),
    ...reference.modules.map(({ path, text }) =>
      plainFile(`notebook/${path.split('/').map(safeFileName).join('/')}`, text),
    ),
  ];
}

/** A statement with what is kept of it, under the number of its cell where that begins. */
function blockOf({ position, text, kept }: ReferencePart, before?: ReferencePart): string {
  return [
    ...(before?.position === position ? [] : ['', `# Cell ${position}`]),
    text,
    ...kept.map(
      ({ name, expression }) =>
        `keep_for_tests(${printLiteral({ kind: 'str', value: name })}, lambda: ${expression})`,
    ),
  ].join('\n');
}
