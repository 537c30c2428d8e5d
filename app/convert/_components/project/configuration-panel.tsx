'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import type { SettingReport } from '../../../_lib.ts';
import { IconButton } from '../../../_ui/button.tsx';
import { choicesOf } from '../../_state/setting-choices.ts';
import type { WorkbenchState } from '../../_state/state.ts';
import { useWorkbench } from '../workbench-context.tsx';
import { EmptyPanel } from './empty-panel.tsx';
import { InlineLiterals } from './inline-literals.tsx';
import { LastChange } from './last-change.tsx';
import { SETTING_GRID, SettingRow } from './setting-row.tsx';

const TITLES = ['Key', 'Value', 'Type', 'Group', 'Cell', ''];

/** Every value that was hardcoded and where it stood, to be named and grouped; below it what the last choice did. */
export function ConfigurationPanel() {
  const { state } = useWorkbench();
  const settings = state.answer?.inspection?.settings ?? [];
  const literals = state.answer?.inspection?.literals ?? [];
  if (settings.length === 0 && literals.length === 0) {
    return <EmptyPanel>The production code has no hardcoded value.</EmptyPanel>;
  }
  const groups = byGroup(settings);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <section
        aria-label="Configuration"
        // A scrolling region has to be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        data-testid="settings"
        className="scroll-thin min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2"
      >
        <div
          aria-hidden
          className={`${SETTING_GRID} sticky top-0 z-10 max-sm:hidden border-b border-line bg-surface px-1.5 py-2 text-2xs font-medium text-ink-3`}
        >
          {TITLES.map((title) => (
            <span key={title} className="px-1.5">
              {title}
            </span>
          ))}
        </div>
        {[...groups].map(([group, members]) => (
          <SettingGroup key={group} group={group} members={members} all={[...groups.keys()]} />
        ))}
        <InlineLiterals literals={literals} />
      </section>
      <WhatItDid key={state.past.length} />
    </div>
  );
}

interface SettingGroupProps {
  readonly group: string;
  readonly members: readonly SettingReport[];
  readonly all: readonly string[];
}

function SettingGroup({ group, members, all }: SettingGroupProps) {
  return (
    <section aria-label={`Settings of ${group}`}>
      <h3 className="border-b border-line bg-paper px-3 py-1.5 font-mono text-2xs font-semibold text-ink-2">
        {group}
      </h3>
      <ul>
        {members.map((setting) => (
          <SettingRow key={setting.at} setting={setting} groups={all} />
        ))}
      </ul>
    </section>
  );
}

/** The difference that a choice about settings just made. */
function WhatItDid() {
  const { state } = useWorkbench();
  const [closed, setClosed] = useState(false);
  if (closed || !lastChoiceWasOfSettings(state)) return null;
  return (
    <section
      aria-label="What the last choice did"
      data-testid="setting-diff"
      className="relative flex h-[42%] [&_p]:pr-8 min-h-40 shrink-0 flex-col border-t border-line-strong"
    >
      <IconButton
        label="Close the comparison"
        className="absolute top-1 right-1 z-10 size-7"
        onClick={() => setClosed(true)}
      >
        <X aria-hidden size={14} />
      </IconButton>
      <LastChange />
    </section>
  );
}

function lastChoiceWasOfSettings({ past, options }: WorkbenchState): boolean {
  const last = past.at(-1);
  return (
    last !== undefined &&
    JSON.stringify(choicesOf(last.options)) !== JSON.stringify(choicesOf(options))
  );
}

function byGroup(
  settings: readonly SettingReport[],
): ReadonlyMap<string, readonly SettingReport[]> {
  const groups = new Map<string, SettingReport[]>();
  for (const setting of settings) {
    groups.set(setting.group, [...(groups.get(setting.group) ?? []), setting]);
  }
  return groups;
}
