'use client';

import { Search } from 'lucide-react';
import { Select, type SelectItem } from '../../../_ui/select.tsx';
import type { CellFilter } from '../../_state/selectors.ts';
import { useWorkbench } from '../workbench-context.tsx';

const FILTERS: readonly SelectItem<CellFilter>[] = [
  { value: 'all', label: 'All cells' },
  { value: 'production', label: 'In production' },
  { value: 'left-out', label: 'Left out' },
  { value: 'diagnostics', label: 'With diagnostics' },
];

interface FilterBarProps {
  readonly filter: CellFilter;
  readonly text: string;
  readonly shown: number;
  readonly onFilter: (filter: CellFilter) => void;
  readonly onText: (text: string) => void;
}

export function FilterBar({ filter, text, shown, onFilter, onText }: FilterBarProps) {
  const { cells } = useWorkbench();
  const code = cells.filter(({ cell }) => cell.kind === 'code');
  const kept = code.filter(({ fate }) => fate !== 'left-out').length;
  return (
    <div className="flex h-11 items-center gap-2 border-b border-line bg-surface px-3">
      <Select
        label="Cells shown"
        value={filter}
        items={FILTERS}
        onChange={onFilter}
        className="h-7 shrink-0"
        data-testid="filter"
      />
      <label className="flex h-7 min-w-0 flex-1 items-center gap-1.5 rounded-md border border-line bg-paper px-2 text-ink-3 focus-within:border-make">
        <Search aria-hidden size={13} className="shrink-0" />
        <span className="sr-only">Find in cells</span>
        <input
          type="search"
          value={text}
          placeholder="Find in cells"
          onChange={(event) => onText(event.target.value)}
          className="w-full min-w-0 bg-transparent text-xs text-ink outline-none placeholder:text-ink-3"
        />
      </label>
      <p className="shrink-0 text-xs text-ink-3 tabular" data-testid="cell-count">
        <span className="font-medium text-make">{kept}</span> of {code.length} code cells
        <span className="sr-only"> in production, {shown} cells shown</span>
      </p>
    </div>
  );
}
