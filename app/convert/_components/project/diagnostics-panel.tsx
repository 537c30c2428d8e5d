'use client';

import { Wrench } from 'lucide-react';
import Link from 'next/link';
import type { Diagnostic, Span } from '../../../_lib.ts';
import { Button } from '../../../_ui/button.tsx';
import { cx } from '../../../_ui/cx.ts';
import { byUrgency, placeOf } from '../../_state/selectors.ts';
import { WithCode } from '../../../_ui/with-code.tsx';
import { SEVERITY } from '../notebook/cell-diagnostics.tsx';
import { useWorkbench } from '../workbench-context.tsx';
import { EmptyPanel } from './empty-panel.tsx';

/** What the compiler has to say, errors first: what happened, why it matters, what to do. */
export function DiagnosticsPanel() {
  const { state } = useWorkbench();
  const diagnostics = byUrgency(state.answer?.diagnostics ?? []);
  if (state.answer === null) return <EmptyPanel>The notebook is being read.</EmptyPanel>;
  if (diagnostics.length === 0) return <EmptyPanel>Nothing to remark.</EmptyPanel>;
  return (
    <ul
      className="scroll-thin min-h-0 flex-1 space-y-3 overflow-y-auto p-3 sm:p-4"
      data-testid="diagnostics"
    >
      {diagnostics.map((diagnostic, index) => (
        // The same rule can speak twice of one place.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${diagnostic.code}:${index}`}>
          <Card diagnostic={diagnostic} />
        </li>
      ))}
    </ul>
  );
}

function Card({ diagnostic }: { readonly diagnostic: Diagnostic }) {
  const { dispatch } = useWorkbench();
  const { icon: Icon, text, soft, name } = SEVERITY[diagnostic.severity];
  return (
    <article
      aria-label={`${name} ${diagnostic.code}`}
      data-testid={`diagnostic-${diagnostic.code}`}
      className={cx('rounded-lg border border-l-[3px] bg-surface', soft.split(' ')[0])}
    >
      <div className="flex items-start gap-2.5 px-3 pt-2.5">
        <Icon aria-label={name} size={15} className={cx('mt-0.5 shrink-0', text)} />
        <h3 className="flex-1 text-[0.8125rem] leading-5 font-semibold">
          <WithCode text={diagnostic.message} />
        </h3>
        <Link
          href={`/docs/${diagnostic.code}`}
          target="_blank"
          aria-label={`About ${diagnostic.code}, in a new tab`}
          className="font-mono text-2xs leading-5 text-ink-3 hover:text-make hover:underline"
        >
          {diagnostic.code}
        </Link>
      </div>
      <div className="space-y-1.5 px-3 pt-1 pb-3 pl-[2.35rem] text-xs leading-5 text-ink-2">
        <p>
          <WithCode text={diagnostic.why} />
        </p>
        <p className="text-ink">
          <WithCode text={diagnostic.advice} />
        </p>
        {diagnostic.span !== null && <PlaceButton span={diagnostic.span} message={null} />}
        {diagnostic.related.map((related) => (
          <PlaceButton
            key={`${related.span.cell}:${related.span.start}:${related.message}`}
            span={related.span}
            message={related.message}
          />
        ))}
        {diagnostic.fixes.length > 0 && (
          <div className="flex flex-wrap gap-2 pt-1">
            {diagnostic.fixes.map((fix) => (
              <Button
                key={fix.title}
                size="small"
                data-testid="fix"
                onClick={() => dispatch({ kind: 'fix', action: fix.action, title: fix.title })}
              >
                <Wrench aria-hidden size={12} className="text-make" /> {fix.title}
              </Button>
            ))}
          </div>
        )}
      </div>
    </article>
  );
}

interface PlaceButtonProps {
  readonly span: Span;
  readonly message: string | null;
}

/** The guilty line with its address; shows the cell. */
function PlaceButton({ span, message }: PlaceButtonProps) {
  const { state, dispatch } = useWorkbench();
  const place = placeOf(state.notebook?.cells ?? [], span);
  if (place === null) return null;
  return (
    <button
      type="button"
      data-testid="jump"
      onClick={() => dispatch({ kind: 'show-cell', cell: span.cell, focus: true })}
      className="block w-full overflow-hidden rounded border border-line bg-paper text-left hover:border-make-line"
    >
      <span className="sr-only">
        Show cell {place.position}, line {place.line}:
      </span>
      {message !== null && <span className="block px-2 pt-1 text-2xs text-ink-3">{message}</span>}
      <span className="flex gap-3 px-2 py-1 font-mono text-2xs leading-5">
        <span className="shrink-0 text-ink-3 tabular">
          cell {place.position}:{place.line}
        </span>
        <span className="truncate text-ink">{place.excerpt.trim()}</span>
      </span>
    </button>
  );
}
