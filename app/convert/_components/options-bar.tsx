'use client';

import { useId, useState } from 'react';
import { Select, type SelectItem } from '../../_ui/select.tsx';
import type { ConvertOptions, TargetCandidate } from '../../_lib.ts';
import { StyleSwitch } from './style-switch.tsx';
import { useWorkbench } from './workbench-context.tsx';

const SUGGESTED = '';

const ORDERS: readonly SelectItem<ConvertOptions['order']>[] = [
  { value: 'auto', label: 'Order: automatic', detail: 'As the notebook needs' },
  { value: 'document', label: 'Order: as written', detail: 'From top to bottom' },
  { value: 'recorded', label: 'Order: as it was run', detail: 'By execution counts' },
];

/** What the project shall yield, and how it is made. */
export function OptionsBar() {
  const { state, dispatch } = useWorkbench();
  const { options, answer } = state;
  return (
    <fieldset
      aria-label="Options"
      className="scroll-thin flex items-center gap-2 min-w-0 overflow-x-auto p-0.5"
    >
      <TargetSelect candidates={answer?.inspection?.candidates ?? []} targets={options.targets} />
      <StyleSwitch />
      <Select
        label="Order of cells"
        value={options.order}
        items={ORDERS}
        className="shrink-0"
        data-testid="order"
        onChange={(order) =>
          dispatch({ kind: 'set-options', change: { order }, title: `Order ${order}` })
        }
      />
      <ProjectName key={options.name ?? state.project?.name ?? ''} />
    </fieldset>
  );
}

interface TargetSelectProps {
  readonly candidates: readonly TargetCandidate[];
  readonly targets: readonly string[];
}

function TargetSelect({ candidates, targets }: TargetSelectProps) {
  const { dispatch } = useWorkbench();
  const chosen = candidates.filter(({ chosen: isChosen }) => isChosen).map(({ name }) => name);
  const suggested: SelectItem<string> = {
    value: SUGGESTED,
    label: chosen.length === 0 ? 'Yields: suggested' : `Yields: ${chosen.join(', ')}`,
    detail: 'The suggestion',
  };
  const names = [...new Set([...candidates.map(({ name }) => name), ...targets])];
  const items = names.map((name): SelectItem<string> => {
    const candidate = candidates.find((other) => other.name === name);
    return {
      value: name,
      label: `Yields: ${name}`,
      ...(candidate === undefined
        ? {}
        : { detail: `${shortType(candidate.type)}: ${candidate.reason}` }),
    };
  });
  return (
    <Select
      label="What production must yield"
      data-testid="target"
      className="max-w-[18rem] shrink-0"
      value={targets[0] ?? SUGGESTED}
      items={[suggested, ...items]}
      onChange={(name) =>
        dispatch({
          kind: 'set-options',
          change: { targets: name === SUGGESTED ? [] : [name] },
          title: name === SUGGESTED ? 'Target as suggested' : `Target ${name}`,
        })
      }
    />
  );
}

function shortType(type: string): string {
  return type.split('.').at(-1) ?? type;
}

/** Project names become folder and package names; what fits is checked where it is typed. */
const NAME = /^[a-z][a-z0-9-]*$/;

function ProjectName() {
  const { state, dispatch } = useWorkbench();
  const { options, project } = state;
  const field = useId();
  const [text, setText] = useState(options.name ?? project?.name ?? '');
  const wrong = text !== '' && !NAME.test(text);

  function commit(): void {
    const name = text === '' ? null : text;
    if (wrong || name === options.name || (options.name === null && name === project?.name)) return;
    dispatch({
      kind: 'set-options',
      change: { name },
      title: `Project named ${name ?? 'by itself'}`,
    });
  }

  return (
    <span className="flex shrink-0 items-center gap-2 text-xs text-ink-3">
      <label htmlFor={field}>Name</label>
      <input
        id={field}
        value={text}
        spellCheck={false}
        autoComplete="off"
        data-testid="project-name"
        aria-invalid={wrong}
        title={wrong ? 'Small letters, digits and hyphens, a letter first' : undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
        className="h-8 w-44 rounded-md border border-line-strong bg-surface px-2.5 font-mono text-xs text-ink aria-invalid:border-bad"
      />
    </span>
  );
}
