'use client';

import { cx } from '../../../_ui/cx.ts';
import type { CellView, Fate } from '../../_state/selectors.ts';
import { useWorkbench } from '../workbench-context.tsx';

const COLOUR: Readonly<Record<Fate, string>> = {
  production: 'bg-make',
  partly: 'bg-make opacity-60',
  'left-out': 'bg-line-strong',
  context: 'bg-transparent border-x border-line',
};

/**
 * The whole notebook in one strip: where production lies in it, at a glance. For the mouse only, since the list of
 * cells beside it has the same content for everyone.
 */
export function CellRail({ views }: { readonly views: readonly CellView[] }) {
  const { state, dispatch } = useWorkbench();
  return (
    <div
      aria-hidden
      className="flex w-4 shrink-0 flex-col gap-px border-r border-line bg-surface px-1 py-2"
    >
      {views.map((view) => (
        <button
          key={view.cell.id}
          type="button"
          tabIndex={-1}
          aria-label={`Cell ${view.cell.position}`}
          title={`Cell ${view.cell.position}`}
          onClick={() => dispatch({ kind: 'show-cell', cell: view.cell.id, focus: false })}
          style={{ flexGrow: Math.min(12, view.cell.source.split('\n').length) }}
          className={cx(
            'min-h-px w-full rounded-[1px]',
            COLOUR[view.fate],
            view.diagnostics.some(({ severity }) => severity === 'error') && 'bg-bad opacity-100',
            state.view.cell === view.cell.id && 'outline-2 outline-offset-1 outline-make-strong',
          )}
        />
      ))}
    </div>
  );
}
