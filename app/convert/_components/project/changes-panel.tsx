'use client';

import { ToggleGroup } from '@base-ui/react/toggle-group';
import { Toggle } from '@base-ui/react/toggle';
import { useState } from 'react';
import { LastChange } from './last-change.tsx';
import { SourceAgainstModule } from './source-against-module.tsx';

type Side = 'source' | 'change';

const SIDES: readonly { readonly side: Side; readonly label: string }[] = [
  { side: 'source', label: 'Notebook and module' },
  { side: 'change', label: 'Last change' },
];

/** Two questions: what became of my code, and what did my last choice do. */
export function ChangesPanel() {
  const [side, setSide] = useState<Side>('source');
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="border-b border-line px-3 py-2">
        <ToggleGroup
          aria-label="What to compare"
          value={[side]}
          onValueChange={(next: Side[]) => next[0] !== undefined && setSide(next[0])}
          className="inline-flex overflow-hidden rounded-md border border-line-strong"
        >
          {SIDES.map(({ side: value, label }) => (
            <Toggle
              key={value}
              value={value}
              data-testid={`compare-${value}`}
              className="h-7 px-3 text-xs font-medium text-ink-2 not-last:border-r not-last:border-line-strong hover:bg-sunken focus-visible:-outline-offset-2 data-[pressed]:bg-make data-[pressed]:text-on-make"
            >
              {label}
            </Toggle>
          ))}
        </ToggleGroup>
      </div>
      {side === 'source' ? <SourceAgainstModule /> : <LastChange />}
    </div>
  );
}
