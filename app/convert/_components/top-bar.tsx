'use client';

import { Download, Keyboard, Redo2, Undo2, X } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button, IconButton } from '../../_ui/button.tsx';
import { Mark } from '../../_ui/logo.tsx';
import { ThemeToggle } from '../../_theme/theme-toggle.tsx';
import { OptionsBar } from './options-bar.tsx';
import { RunStatus } from './run-status.tsx';
import { useMinWidth } from './use-wide.ts';
import { useWorkbench } from './workbench-context.tsx';

export function TopBar() {
  const { state, dispatch, close, showShortcuts } = useWorkbench();
  const { past, future, opened } = state;
  const roomy = useMinWidth('80rem');
  return (
    <header className="border-b border-line bg-surface">
      <div className="flex h-13 items-center gap-2 px-3 sm:px-4">
        <Link href="/" aria-label="Cellwright, start page" className="mr-1 rounded-md p-1 text-ink">
          <Mark />
        </Link>
        <span className="flex min-w-0 items-center gap-1">
          <span className="truncate font-mono text-xs font-medium" data-testid="file-name">
            {opened?.file.fileName}
          </span>
          <IconButton label="Close this notebook" onClick={close} className="size-6">
            <X aria-hidden size={13} />
          </IconButton>
        </span>
        <RunStatus />
        <div className="flex min-w-0 flex-1 justify-center">{roomy && <OptionsBar />}</div>
        <IconButton
          label={undoLabel('Undo', past.at(-1)?.title)}
          disabled={past.length === 0}
          onClick={() => dispatch({ kind: 'undo' })}
        >
          <Undo2 aria-hidden size={16} />
        </IconButton>
        <IconButton
          label={undoLabel('Redo', future[0]?.title)}
          disabled={future.length === 0}
          onClick={() => dispatch({ kind: 'redo' })}
        >
          <Redo2 aria-hidden size={16} />
        </IconButton>
        <IconButton label="Keys" onClick={showShortcuts} className="hidden sm:inline-flex">
          <Keyboard aria-hidden size={16} />
        </IconButton>
        <ThemeToggle />
        <DownloadButton />
      </div>
      {!roomy && (
        <div className="border-t border-line px-3 py-1.5 sm:px-4">
          <OptionsBar />
        </div>
      )}
    </header>
  );
}

function undoLabel(verb: string, title: string | undefined): string {
  return title === undefined ? verb : `${verb}: ${title}`;
}

function DownloadButton() {
  const { state, dispatch, download } = useWorkbench();
  const [busy, setBusy] = useState(false);
  const ready = state.project !== null && !state.stale && state.run.kind !== 'failed';

  async function save(): Promise<void> {
    setBusy(true);
    try {
      await download();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      dispatch({ kind: 'failed', revision: state.revision, message });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button
      look="primary"
      disabled={!ready || busy}
      onClick={() => void save()}
      data-testid="download"
      aria-label="Download the project as a zip archive"
      className="ml-1"
    >
      <Download aria-hidden size={15} />
      <span className="hidden sm:inline">{busy ? 'Packing…' : 'Download'}</span>
    </Button>
  );
}
