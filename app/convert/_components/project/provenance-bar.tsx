'use client';

import type { GeneratedLines } from '../../_state/provenance.ts';
import { useWorkbench } from '../workbench-context.tsx';

interface ProvenanceBarProps {
  readonly path: string;
  readonly went: readonly GeneratedLines[];
}

/** Where the selected cell went, file by file. */
export function ProvenanceBar({ path, went }: ProvenanceBarProps) {
  const { state, dispatch, cells } = useWorkbench();
  const cell = cells.find((view) => view.cell.id === state.view.cell);
  if (cell === undefined || cell.cell.kind !== 'code') return null;
  return (
    <div
      data-testid="provenance"
      className="scroll-thin flex h-9 shrink-0 items-center gap-2 overflow-x-auto border-t border-line px-3 text-xs whitespace-nowrap text-ink-2"
    >
      <span>
        Cell {cell.cell.position} {went.length === 0 ? 'is in no generated file.' : 'became'}
      </span>
      {went.map((entry) => (
        <button
          key={entry.path}
          type="button"
          aria-current={entry.path === path ? 'true' : undefined}
          onClick={() =>
            dispatch({ kind: 'show-file', path: entry.path, line: entry.lines[0] ?? null })
          }
          className="rounded border border-make-line bg-make-soft px-1.5 py-0.5 font-mono text-2xs text-make-strong hover:border-make aria-[current]:border-make"
        >
          {entry.path.split('/').at(-1)}:{(entry.lines[0] ?? 0) + 1}
          <span className="sr-only">, {entry.lines.length} lines</span>
        </button>
      ))}
    </div>
  );
}
