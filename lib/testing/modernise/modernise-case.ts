import { moderniseNotebook, type Modernised } from '../../driver/modernise.ts';
import { DEFAULT_OPTIONS } from '../../default-options.ts';
import { buildKnowledge } from '../../knowledge.ts';
import { cellId } from '../../source/span.ts';

const knowledge = buildKnowledge();

/** A notebook of one cell, modernised. */
export function modernised(source: string, languageVersion: string | null = null): Modernised {
  return moderniseNotebook(
    {
      fileName: 'case.ipynb',
      format: { kind: 'ipynb', major: 4, minor: 5 },
      language: 'python',
      languageVersion,
      cells: [
        { kind: 'code', id: cellId('a'), position: 1, source, executionCount: null, outputs: [] },
      ],
    },
    DEFAULT_OPTIONS,
    knowledge,
  );
}

export function textOfModernised(source: string, languageVersion: string | null = null): string {
  return modernised(source, languageVersion).notebook.cells[0]?.source ?? '';
}
