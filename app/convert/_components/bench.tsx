'use client';

import { useState, type DragEvent } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { readFiles, readModules } from '../../_intake/read-source.ts';
import { cx } from '../../_ui/cx.ts';
import type { Pane } from '../_state/state.ts';
import { useWide } from './use-wide.ts';
import { ModulesBar } from './modules-bar.tsx';
import { NotebookPane } from './notebook/notebook-pane.tsx';
import { ProjectPane } from './project/project-pane.tsx';
import { RefusalBanner } from './refusal-banner.tsx';
import { TopBar } from './top-bar.tsx';
import { useWorkbench } from './workbench-context.tsx';

/** Notebook and project beside each other; on a narrow screen one at a time. */
export function Bench() {
  const { state, open, addModules } = useWorkbench();
  const wide = useWide();
  const [over, setOver] = useState(false);

  async function drop(event: DragEvent): Promise<void> {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    // Python files dropped on a notebook that misses modules are these modules.
    const missing = state.answer?.inspection?.modules.some(({ file }) => file === null) === true;
    if (missing && files.every(({ name }) => /\.py$/i.test(name)))
      return addModules(await readModules(files));
    const result = await readFiles(files);
    if (result.kind === 'read') open(result.file);
  }

  return (
    <div
      className={cx(
        'flex h-dvh flex-col overflow-hidden',
        over && 'outline-4 -outline-offset-4 outline-make',
      )}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <TopBar />
      <RefusalBanner />
      <ModulesBar />
      <main className="flex min-h-0 flex-1 flex-col">
        <h1 className="sr-only">Workbench</h1>
        {wide ? <SideBySide /> : <OneAtATime />}
      </main>
    </div>
  );
}

function SideBySide() {
  return (
    <Group orientation="horizontal" className="min-h-0 flex-1">
      <Panel defaultSize="46%" minSize="26%" className="flex min-h-0 flex-col">
        <NotebookPane />
      </Panel>
      <Separator
        aria-label="Width of notebook and project"
        className="group relative w-px bg-line outline-none before:absolute before:inset-y-0 before:-left-1 before:z-10 before:w-2 hover:before:bg-make-soft focus-visible:before:bg-make"
      />
      <Panel defaultSize="54%" minSize="30%" className="flex min-h-0 flex-col">
        <ProjectPane />
      </Panel>
    </Group>
  );
}

const PANES: readonly { readonly pane: Pane; readonly label: string }[] = [
  { pane: 'notebook', label: 'Notebook' },
  { pane: 'project', label: 'Project' },
];

function OneAtATime() {
  const { state, dispatch } = useWorkbench();
  const { pane } = state.view;
  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col">
        {pane === 'notebook' ? <NotebookPane /> : <ProjectPane />}
      </div>
      <nav aria-label="Panes" className="grid grid-cols-2 border-t border-line bg-surface">
        {PANES.map((item) => (
          <button
            key={item.pane}
            type="button"
            aria-current={pane === item.pane ? 'page' : undefined}
            onClick={() => dispatch({ kind: 'show-pane', pane: item.pane })}
            className={cx(
              'h-12 text-sm font-medium',
              pane === item.pane ? 'border-t-2 border-make text-make' : 'text-ink-2',
            )}
          >
            {item.label}
          </button>
        ))}
      </nav>
    </>
  );
}
