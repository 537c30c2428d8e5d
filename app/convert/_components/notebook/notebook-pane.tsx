'use client';

import { useMemo, useState } from 'react';
import { matches, type CellFilter } from '../../_state/selectors.ts';
import { useWorkbench } from '../workbench-context.tsx';
import { CellList } from './cell-list.tsx';
import { FilterBar } from './filter-bar.tsx';

/** The notebook as it came in, with what becomes of each cell. */
export function NotebookPane() {
  const { cells } = useWorkbench();
  const [filter, setFilter] = useState<CellFilter>('all');
  const [text, setText] = useState('');
  const shown = useMemo(
    () => cells.filter((view) => matches(view, filter, text)),
    [cells, filter, text],
  );
  return (
    <section aria-label="Notebook" className="flex min-h-0 flex-1 flex-col bg-paper">
      <FilterBar
        filter={filter}
        text={text}
        shown={shown.length}
        onFilter={setFilter}
        onText={setText}
      />
      <CellList views={shown} />
    </section>
  );
}
