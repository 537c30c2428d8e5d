'use client';

import { ArrowDown } from 'lucide-react';
import type { Parameter, Step } from '../../../_lib.ts';
import { roleName } from '../notebook/role-badge.tsx';
import { useWorkbench } from '../workbench-context.tsx';
import { CellLinks } from './cell-links.tsx';
import { EmptyPanel } from './empty-panel.tsx';

/** The pipeline in the order in which it runs. */
export function StepsPanel() {
  const { state } = useWorkbench();
  const steps = state.answer?.inspection?.steps ?? [];
  if (steps.length === 0) return <EmptyPanel>There are no steps yet.</EmptyPanel>;
  return (
    <ol className="scroll-thin min-h-0 flex-1 overflow-y-auto p-4" data-testid="steps">
      {steps.map((step, index) => (
        <li key={step.id}>
          {index > 0 && (
            <ArrowDown aria-hidden size={15} className="my-1.5 ml-5 text-line-strong" />
          )}
          <StepCard step={step} number={index + 1} />
        </li>
      ))}
    </ol>
  );
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
