'use client';

import { useId } from 'react';
import { cx } from '../../_ui/cx.ts';
import type { Style } from '../../_lib.ts';
import { useWorkbench } from './workbench-context.tsx';

const STYLES: readonly {
  readonly style: Style;
  readonly label: string;
  readonly detail: string;
}[] = [
  {
    style: 'sklearn',
    label: 'scikit-learn',
    detail: 'Transformers in a scikit-learn Pipeline',
  },
  { style: 'custom', label: 'Custom', detail: 'Own step and pipeline classes' },
  { style: 'procedural', label: 'Procedural', detail: 'Functions called in sequence' },
];

/** How the project is written. Styles differ only where training and serving are separated. */
export function StyleSwitch() {
  const { state, dispatch } = useWorkbench();
  const name = useId();
  const { staging } = state.answer?.inspection ?? {};
  const same = staging !== undefined && !staging.staged;
  return (
    <fieldset
      disabled={same}
      data-testid="style"
      title={same ? 'One style: training and serving are not separated' : undefined}
      className="flex h-8 shrink-0 overflow-hidden rounded-md border border-line-strong bg-surface disabled:opacity-60"
    >
      <legend className="sr-only">Style</legend>
      {STYLES.map(({ style, label, detail }) => (
        <label
          key={style}
          title={same ? undefined : detail}
          className={cx(
            'flex items-center px-2.5 text-xs font-medium whitespace-nowrap not-last:border-r not-last:border-line-strong has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-make',
            !same && state.options.style === style ? 'bg-make-soft text-make-strong' : 'text-ink-2',
            !same && state.options.style !== style && 'hover:bg-sunken hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            value={style}
            checked={!same && state.options.style === style}
            onChange={() =>
              dispatch({ kind: 'set-options', change: { style }, title: `Style ${label}` })
            }
            className="sr-only"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
