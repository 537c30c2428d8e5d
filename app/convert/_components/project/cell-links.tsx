'use client';

import type { CellId } from '../../../_lib.ts';
import { useWorkbench } from '../workbench-context.tsx';

interface CellLinksProps {
  readonly cells: readonly CellId[];
  readonly positions: readonly number[];
}

/** Buttons that show the cells something came from. */
export function CellLinks({ cells, positions }: CellLinksProps) {
  const { dispatch } = useWorkbench();
  return (
    <span className="inline-flex flex-wrap gap-1">
      {cells.map((cell, index) => (
        <button
          key={cell}
          type="button"
          aria-label={`Show cell ${positions[index] ?? '?'}`}
          onClick={() => dispatch({ kind: 'show-cell', cell, focus: true })}
          className="rounded border border-line-strong bg-surface px-1.5 font-mono text-2xs leading-[1.1rem] text-ink-2 tabular hover:border-make hover:text-make"
        >
          {positions[index] ?? '?'}
        </button>
      ))}
    </span>
  );
}
