'use client';

import { RotateCcw, TriangleAlert } from 'lucide-react';
import { Button } from '../../_ui/button.tsx';
import { WithCode } from '../../_ui/with-code.tsx';
import { useWorkbench } from './workbench-context.tsx';

/** Says above everything else that there is no project, or only an older one, and why. */
export function RefusalBanner() {
  const { state, dispatch } = useWorkbench();
  const { run, answer, stale, project } = state;
  if (run.kind === 'failed') {
    return (
      <Banner>
        <span className="flex-1">{run.message}</span>
        <Button size="small" onClick={() => dispatch({ kind: 'retry' })}>
          <RotateCcw aria-hidden size={13} /> Try again
        </Button>
      </Banner>
    );
  }
  if (answer?.status !== 'refused') return null;
  const error = answer.diagnostics.find(({ severity }) => severity === 'error');
  return (
    <Banner>
      <span className="min-w-0 flex-1">
        <strong className="font-semibold">
          {stale && project !== null
            ? 'These choices give no project; the last one is shown. '
            : 'No project yet. '}
        </strong>
        <WithCode text={error?.message ?? ''} />
      </span>
      <Button size="small" onClick={() => dispatch({ kind: 'show-tab', tab: 'diagnostics' })}>
        See what to do
      </Button>
    </Banner>
  );
}

function Banner({ children }: { readonly children: React.ReactNode }) {
  return (
    <div
      role="alert"
      data-testid="banner"
      className="flex items-center gap-3 border-b border-bad-line bg-bad-soft px-4 py-2 text-sm text-bad"
    >
      <TriangleAlert aria-hidden size={16} className="shrink-0" />
      {children}
    </div>
  );
}
