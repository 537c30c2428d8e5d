'use client';

import { CircleAlert, CircleX, MessageSquare } from 'lucide-react';
import type { Diagnostic, Severity } from '../../../_lib.ts';
import { cx } from '../../../_ui/cx.ts';
import { WithCode } from '../../../_ui/with-code.tsx';
import { useWorkbench } from '../workbench-context.tsx';

export const SEVERITY = {
  error: { icon: CircleX, text: 'text-bad', soft: 'border-bad-line bg-bad-soft', name: 'Error' },
  warning: {
    icon: CircleAlert,
    text: 'text-warn',
    soft: 'border-warn-line bg-warn-soft',
    name: 'Warning',
  },
  notice: {
    icon: MessageSquare,
    text: 'text-note',
    soft: 'border-note-line bg-note-soft',
    name: 'Notice',
  },
} as const satisfies Record<Severity, unknown>;

/** What the compiler has to say about a cell, in one line each; the panel has the rest. */
export function CellDiagnostics({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  const { dispatch } = useWorkbench();
  if (diagnostics.length === 0) return null;
  return (
    <ul className="border-t border-line">
      {diagnostics.map((diagnostic) => {
        const { icon: Icon, text, name } = SEVERITY[diagnostic.severity];
        return (
          <li key={`${diagnostic.code}:${diagnostic.span?.start}:${diagnostic.message}`}>
            <button
              type="button"
              onClick={() => dispatch({ kind: 'show-tab', tab: 'diagnostics' })}
              className="flex w-full items-start gap-2 px-3 py-1.5 text-left text-xs hover:bg-sunken"
            >
              <Icon aria-label={name} size={13} className={cx('mt-0.5 shrink-0', text)} />
              <span className="text-ink-2">
                <WithCode text={diagnostic.message} />
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
