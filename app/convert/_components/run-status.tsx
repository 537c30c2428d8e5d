'use client';

import { cx } from '../../_ui/cx.ts';
import type { Run } from '../_state/state.ts';
import { useWorkbench } from './workbench-context.tsx';

/** One quiet line that says whether what is shown is up to date. */
export function RunStatus() {
  const { state } = useWorkbench();
  const busy = state.run.kind === 'converting' || state.run.kind === 'formatting';
  return (
    <output
      data-testid="run-status"
      data-run={state.run.kind}
      className="hidden items-center gap-2 pl-2 text-xs text-ink-3 md:flex"
    >
      <span
        aria-hidden
        className={cx(
          'size-1.5 rounded-full',
          busy
            ? 'animate-pulse bg-warn'
            : state.run.kind === 'failed' || state.stale
              ? 'bg-bad'
              : 'bg-make',
        )}
      />
      {text(state.run, state.stale, state.answer?.status === 'refused')}
    </output>
  );
}

function text(run: Run, stale: boolean, refused: boolean): string {
  switch (run.kind) {
    case 'idle':
      return '';
    case 'converting':
      return 'Converting…';
    case 'formatting':
      return 'Preview; formatting…';
    case 'failed':
      return 'Stopped';
    case 'done':
      if (refused) return stale ? 'Refused; showing the last project' : 'Refused';
      return 'Up to date';
  }
}
