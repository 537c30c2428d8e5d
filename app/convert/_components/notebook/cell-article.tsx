'use client';

import { memo } from 'react';
import { cx } from '../../../_ui/cx.ts';
import type { CellView, Fate } from '../../_state/selectors.ts';
import { WithCode, withoutMarkup } from '../../../_ui/with-code.tsx';
import { useWorkbench } from '../workbench-context.tsx';
import { CellDiagnostics } from './cell-diagnostics.tsx';
import { CodeSource } from './code-source.tsx';
import { KnownNames } from './known-names.tsx';
import { Markdown } from './markdown.tsx';
import { MarkControl } from './mark-control.tsx';
import { Outputs } from './outputs.tsx';
import { RoleBadge } from './role-badge.tsx';

interface CellArticleProps {
  readonly view: CellView;
  readonly selected: boolean;
  readonly tabbable: boolean;
  readonly index: number;
  readonly count: number;
}

const EDGE: Readonly<Record<Fate, string>> = {
  production: 'border-l-make',
  partly: 'border-l-make-line',
  'left-out': 'border-l-line-strong',
  context: 'border-l-transparent',
};

export const CellArticle = memo(function CellArticle(props: CellArticleProps) {
  const { view, selected, tabbable, index, count } = props;
  const { dispatch, mark } = useWorkbench();
  const { cell } = view;
  const label = `Cell ${cell.position}, ${spokenKind(view)}`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      // A feed's articles take the focus themselves, so that keys act on a whole cell.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={tabbable ? 0 : -1}
      aria-posinset={index + 1}
      aria-setsize={count}
      aria-label={label}
      data-testid={`cell-${cell.position}`}
      data-fate={view.fate}
      onFocus={() => !selected && dispatch({ kind: 'select-cell', cell: cell.id })}
      onMouseDown={() => !selected && dispatch({ kind: 'select-cell', cell: cell.id })}
      className={cx(
        'rounded-lg border border-l-[3px] transition-shadow',
        cell.kind === 'code' ? 'bg-surface' : 'bg-transparent',
        cell.kind !== 'code' && selected ? 'border-l-line-strong' : EDGE[view.fate],
        selected
          ? 'border-y-line-strong border-r-line-strong shadow-card'
          : 'border-y-line border-r-line',
        cell.kind !== 'code' && !selected && 'border-y-transparent border-r-transparent',
      )}
    >
      {cell.kind === 'code' && (
        <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5 border-b border-line px-3 py-1.5">
          <CellNumber view={view} />
          <RoleBadge view={view} />
          <p
            className="order-last min-w-0 basis-full truncate text-xs text-ink-2 sm:order-none sm:flex-1 sm:basis-0"
            title={withoutMarkup(view.reason)}
            data-testid="reason"
          >
            <WithCode text={view.reason} />
          </p>
          <MarkControl
            position={cell.position}
            mark={view.mark}
            onMark={(next) => mark(cell.id, next)}
          />
        </header>
      )}
      <CellBody view={view} />
      <CellDiagnostics diagnostics={view.diagnostics} />
    </article>
  );
});

function CellNumber({ view }: { readonly view: CellView }) {
  const { cell } = view;
  const count = cell.kind === 'code' ? cell.executionCount : null;
  return (
    <span
      className="font-mono text-2xs text-ink-3 tabular"
      title={count === null ? 'Not run when the notebook was saved' : `Run as number ${count}`}
    >
      <span className="font-semibold text-ink-2">{cell.position}</span> [{count ?? ' '}]
    </span>
  );
}

function CellBody({ view }: { readonly view: CellView }) {
  const { cell, report } = view;
  switch (cell.kind) {
    case 'code':
      return (
        <>
          <CodeSource source={cell.source} statements={report?.statements ?? []} fate={view.fate} />
          <KnownNames report={report} />
          <Outputs outputs={cell.outputs} />
        </>
      );
    case 'markdown':
      return <Markdown source={cell.source} attachments={cell.attachments} />;
    case 'raw':
      return (
        <pre className="overflow-x-auto px-3 py-2 font-mono text-xs text-ink-3">{cell.source}</pre>
      );
  }
}

const SPOKEN: Readonly<Record<Fate, string>> = {
  production: 'in production',
  partly: 'partly in production',
  'left-out': 'left out',
  context: 'text',
};

function spokenKind(view: CellView): string {
  if (view.cell.kind !== 'code') return SPOKEN.context;
  const marked = view.mark === 'auto' ? 'by suggestion' : 'by your mark';
  return `${SPOKEN[view.fate]} ${marked}`;
}
