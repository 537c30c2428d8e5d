'use client';

import { Tabs } from '@base-ui/react/tabs';
import { cx } from '../../../_ui/cx.ts';
import { countBySeverity } from '../../_state/selectors.ts';
import type { Tab } from '../../_state/state.ts';
import { useWorkbench } from '../workbench-context.tsx';
import { ChangesPanel } from './changes-panel.tsx';
import { ConfigurationPanel } from './configuration-panel.tsx';
import { DiagnosticsPanel } from './diagnostics-panel.tsx';
import { FilesPanel } from './files-panel.tsx';
import { StepsPanel } from './steps-panel.tsx';

const TABS: readonly { readonly tab: Tab; readonly label: string }[] = [
  { tab: 'files', label: 'Files' },
  { tab: 'changes', label: 'Changes' },
  { tab: 'steps', label: 'Steps' },
  { tab: 'configuration', label: 'Configuration' },
  { tab: 'diagnostics', label: 'Diagnostics' },
];

const PANELS: Readonly<Record<Tab, () => React.ReactNode>> = {
  files: FilesPanel,
  changes: ChangesPanel,
  steps: StepsPanel,
  configuration: ConfigurationPanel,
  diagnostics: DiagnosticsPanel,
};

/** What the notebook becomes, seen from five sides. */
export function ProjectPane() {
  const { state, dispatch } = useWorkbench();
  return (
    <section
      aria-label="Project"
      data-stale={state.stale}
      className="flex min-h-0 flex-1 flex-col bg-surface"
    >
      <Tabs.Root
        value={state.view.tab}
        onValueChange={(tab: Tab) => dispatch({ kind: 'show-tab', tab })}
        className="flex min-h-0 flex-1 flex-col"
      >
        <Tabs.List
          aria-label="Project"
          className="scroll-thin flex h-11 shrink-0 items-stretch gap-1 overflow-x-auto overflow-y-hidden border-b border-line px-2"
        >
          {TABS.map(({ tab, label }) => (
            <Tabs.Tab
              key={tab}
              value={tab}
              data-testid={`tab-${tab}`}
              className="relative flex items-center gap-1.5 px-2.5 text-[0.8125rem] font-medium text-ink-2 after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-full hover:text-ink focus-visible:-outline-offset-4 data-[active]:text-ink data-[active]:after:bg-make"
            >
              {label}
              {tab === 'diagnostics' && <Count />}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ tab }) => {
          const Panel = PANELS[tab];
          return (
            <Tabs.Panel
              key={tab}
              value={tab}
              tabIndex={-1}
              className="flex min-h-0 flex-1 flex-col outline-none"
            >
              <Panel />
            </Tabs.Panel>
          );
        })}
      </Tabs.Root>
    </section>
  );
}

function Count() {
  const { state } = useWorkbench();
  const counts = countBySeverity(state.answer?.diagnostics ?? []);
  const total = counts.error + counts.warning + counts.notice;
  if (total === 0) return null;
  return (
    <span
      className={cx(
        'rounded-full px-1.5 text-2xs font-semibold tabular',
        counts.error > 0
          ? 'bg-bad-soft text-bad'
          : counts.warning > 0
            ? 'bg-warn-soft text-warn'
            : 'bg-note-soft text-note',
      )}
    >
      {total}
    </span>
  );
}
