'use client';

import { ArrowDown } from 'lucide-react';
import { useMemo } from 'react';
import type { Inspection, Parameter, StagedStepReport, Step } from '../../../_lib.ts';
import { roleName } from '../notebook/role-badge.tsx';
import { TimeBadge } from '../notebook/time-badge.tsx';
import { useWorkbench } from '../workbench-context.tsx';
import { CellLinks } from './cell-links.tsx';
import { EmptyPanel } from './empty-panel.tsx';
import { StagingSummary } from './staging-summary.tsx';

/** The pipeline in the order in which it runs. */
export function StepsPanel() {
  const { state } = useWorkbench();
  const inspection = state.answer?.inspection ?? null;
  const steps = useMemo(() => (inspection === null ? [] : inOrder(inspection)), [inspection]);
  if (inspection === null || steps.length === 0)
    return <EmptyPanel>There are no steps yet.</EmptyPanel>;
  return (
    // Keys must be able to scroll it, whatever is inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="scroll-thin min-h-0 flex-1 overflow-y-auto p-4" tabIndex={0}>
      <StagingSummary staging={inspection.staging} />
      <ol data-testid="steps">
        {steps.map((step, index) => (
          <li key={step.name}>
            {index > 0 && (
              <ArrowDown aria-hidden size={15} className="my-1.5 ml-5 text-line-strong" />
            )}
            {'learned' in step ? (
              <StagedCard step={step} number={index + 1} />
            ) : (
              <StepCard step={step} number={index + 1} />
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Steps that training only calls, and those that it fits for serving, as training comes to them. */
function inOrder({ steps, staging }: Inspection): readonly (Step | StagedStepReport)[] {
  if (!staging.staged) return steps;
  const all = new Map<string, Step | StagedStepReport>(
    [...steps, ...staging.steps].map((step) => [step.name, step]),
  );
  return [...new Set(staging.training)].flatMap((name) => all.get(name) ?? []);
}

function StepCard({ step, number }: { readonly step: Step; readonly number: number }) {
  const { state, dispatch } = useWorkbench();
  const file = state.project?.files.find(({ path }) => path.endsWith(`/${step.module}.py`));
  return (
    <article className="rounded-lg border border-line bg-paper p-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-mono text-2xs text-ink-3 tabular">{number}</span>
        <h3 className="font-mono text-[0.8125rem] font-semibold">{step.name}</h3>
        <span className="text-2xs text-ink-3">{roleName(step.role)}</span>
        <span className="flex-1" />
        <CellLinks cells={step.cells} positions={step.positions} />
      </div>
      <p className="mt-1 text-xs leading-5 text-ink-2">{step.title}</p>
      <dl className="mt-2 grid grid-cols-[3.5rem_1fr] gap-x-2 gap-y-1 text-xs">
        <Names label="takes" parameters={step.parameters} config={step.readsConfig} />
        <Names label="gives" parameters={step.results} config={false} />
      </dl>
      {file !== undefined && (
        <button
          type="button"
          onClick={() => {
            const line = file.text
              .split('\n')
              .findIndex((text) => text.startsWith(`def ${step.name}(`));
            dispatch({ kind: 'show-file', path: file.path, line: line === -1 ? null : line });
          }}
          className="mt-2 font-mono text-2xs text-make hover:underline"
        >
          {file.path}
        </button>
      )}
    </article>
  );
}

interface StagedCardProps {
  readonly step: StagedStepReport;
  readonly number: number;
}

function StagedCard({ step, number }: StagedCardProps) {
  return (
    <article className="rounded-lg border border-make-line bg-paper p-3" data-staged={step.name}>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-mono text-2xs text-ink-3 tabular">{number}</span>
        <h3 className="font-mono text-[0.8125rem] font-semibold">{step.name}</h3>
        <span className="text-2xs text-make">fit and transform</span>
        <span className="flex-1" />
        <CellLinks cells={step.cells} positions={step.positions} />
      </div>
      <p className="mt-1 text-xs leading-5 text-ink-2">{step.title}</p>
      <dl className="mt-2 grid grid-cols-[4.5rem_1fr] gap-x-2 gap-y-1.5 text-xs">
        <dt className="text-ink-3">fit</dt>
        <dd className="flex flex-wrap gap-x-3 gap-y-1">
          {step.learned.length === 0 && <span className="text-ink-3">learns nothing</span>}
          {step.learned.map(({ name, time, keys, type }) => (
            <span key={name} className="flex items-baseline gap-1.5">
              <TimeBadge time={time} />
              <span className="font-mono text-2xs leading-5">
                {name}
                <span className="text-ink-3">
                  {keys.length === 0
                    ? `: ${type.split('.').at(-1) ?? type}`
                    : ` by ${keys.join(', ')}`}
                </span>
              </span>
            </span>
          ))}
        </dd>
        <dt className="text-ink-3">transform</dt>
        <dd className="font-mono text-2xs leading-5">
          <span className="font-sans text-xs text-ink-2">rows</span>
          {[...step.given, ...step.settings].map((name) => (
            <span key={name} className="ml-3 wrap-anywhere">
              {name}
            </span>
          ))}
        </dd>
      </dl>
    </article>
  );
}

interface NamesProps {
  readonly label: string;
  readonly parameters: readonly Parameter[];
  readonly config: boolean;
}

function Names({ label, parameters, config }: NamesProps) {
  return (
    <>
      <dt className="text-ink-3">{label}</dt>
      <dd className="flex flex-wrap gap-x-3 gap-y-0.5 font-mono text-2xs leading-5">
        {config && <span className="text-make">config</span>}
        {parameters.map((parameter) => (
          <span key={parameter.name} title={parameter.doc}>
            {parameter.name}
            <span className="text-ink-3">: {parameter.type.split('.').at(-1)}</span>
          </span>
        ))}
        {parameters.length === 0 && !config && <span className="text-ink-3">nothing</span>}
      </dd>
    </>
  );
}
