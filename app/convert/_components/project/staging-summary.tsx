'use client';

import { ArrowRight } from 'lucide-react';
import type { CellId, StagingReport } from '../../../_lib.ts';
import { WithCode } from '../../../_ui/with-code.tsx';
import { TimeLegend } from '../notebook/time-badge.tsx';
import { useWorkbench } from '../workbench-context.tsx';
import { CellLinks } from './cell-links.tsx';

/** How new rows are answered, or why they cannot be. */
export function StagingSummary({ staging }: { readonly staging: StagingReport }) {
  return (
    <section
      aria-label="Serving"
      data-testid="staging"
      className="mb-4 rounded-lg border border-line bg-surface p-3"
    >
      {staging.staged ? <ServingOrder staging={staging} /> : <Declined staging={staging} />}
      <details className="mt-3 text-xs">
        <summary className="font-medium text-ink-2 hover:text-ink">When values are known</summary>
        <div className="mt-2">
          <TimeLegend />
        </div>
      </details>
    </section>
  );
}

type Staged = Extract<StagingReport, { staged: true }>;

function ServingOrder({ staging: { serving } }: { readonly staging: Staged }) {
  const answer =
    serving.kind === 'predict' ? `${serving.estimator ?? 'estimator'}.${serving.method}` : null;
  return (
    <>
      <h3 className="text-[0.8125rem] font-semibold">Serving</h3>
      <p className="mt-0.5 text-xs leading-5 text-ink-2">
        Raw rows of <code className="text-ink">{serving.rows}</code>
        {serving.targetColumns.length > 0 && (
          <>
            , with or without <code className="text-ink">{serving.targetColumns.join(', ')}</code>,
          </>
        )}{' '}
        pass:
      </p>
      <ol className="mt-2 flex flex-wrap items-center gap-x-1.5 gap-y-1.5 font-mono text-2xs">
        {[...serving.steps, ...(answer === null ? [] : [answer])].map((name, index) => (
          <li key={name} className="flex items-center gap-1.5">
            {index > 0 && <ArrowRight aria-hidden size={12} className="text-ink-3" />}
            <span
              className={
                name === answer
                  ? 'rounded border border-make bg-make px-1.5 leading-5 text-on-make'
                  : 'rounded border border-make-line bg-make-soft px-1.5 leading-5 text-make-strong'
              }
            >
              {name}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

type Refused = Extract<StagingReport, { staged: false }>;

function Declined({ staging }: { readonly staging: Refused }) {
  const { cells } = useWorkbench();
  const cell: CellId | undefined = cells.find((view) => view.cell.position === staging.cell)?.cell
    .id;
  if (cell === undefined || staging.cell === null) {
    return (
      <p className="text-xs leading-5 text-ink-2">
        Nothing is fitted: the project runs these steps in sequence.
      </p>
    );
  }
  return (
    <>
      <h3 className="text-[0.8125rem] font-semibold text-warn">
        Training and serving are not separated
      </h3>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs leading-5 text-ink-2">
        <span>
          The project trains as the notebook does and has no <code>predict</code>. In the way:{' '}
          <WithCode text={staging.reason} />.
        </span>
        <CellLinks cells={[cell]} positions={[staging.cell]} />
      </p>
    </>
  );
}
