import { useMemo } from 'react';
import type { CellReport, Lineage } from '../../../_lib.ts';
import { explained, rowsName, timeGroups } from '../../_state/binding-times.ts';
import { TimeBadge } from './time-badge.tsx';

const SHORT: Readonly<Record<Lineage, string>> = {
  all: 'all',
  train: 'train',
  'held-out': 'held out',
};

/** What a cell binds or changes, by when it is known. */
export function KnownNames({ report }: { readonly report: CellReport | null }) {
  const groups = useMemo(() => timeGroups(report), [report]);
  if (groups.length === 0) return null;
  return (
    <ul
      aria-label="When names are known"
      data-testid="known-names"
      className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-3 py-1.5"
    >
      {groups.map(({ time, names }) => (
        <li key={time} className="flex min-w-0 items-baseline gap-1.5">
          <TimeBadge time={time} />
          <span className="flex min-w-0 flex-wrap gap-x-2 font-mono text-2xs leading-[1.1rem] text-ink-2">
            {names.map((one) => (
              <span
                key={`${one.name} ${one.lineage ?? ''}`}
                title={explained(one)}
                className="wrap-anywhere"
              >
                {one.name}
                {one.lineage !== null && (
                  <span className="ml-1 font-sans text-ink-3">
                    <span aria-hidden>{SHORT[one.lineage]}</span>
                    <span className="sr-only">{rowsName(one.lineage)}</span>
                  </span>
                )}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
