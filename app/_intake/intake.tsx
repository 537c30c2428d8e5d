'use client';

import { ClipboardPaste, FileUp, Lock } from 'lucide-react';
import { useId, useRef, useState, type DragEvent } from 'react';
import type { SourceFile } from '../_lib.ts';
import { Button } from '../_ui/button.tsx';
import { cx } from '../_ui/cx.ts';
import { PasteDialog } from './paste-dialog.tsx';
import { ACCEPT, readFiles, type ReadResult } from './read-source.ts';

interface IntakeProps {
  readonly onOpen: (file: SourceFile) => void;
}

/** The ways a notebook comes in: drop, file picker, paste. */
export function Intake({ onOpen }: IntakeProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [pasting, setPasting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const hint = useId();

  function take(result: ReadResult): void {
    if (result.kind === 'declined') setProblem(result.reason);
    else onOpen(result.file);
  }

  async function drop(event: DragEvent): Promise<void> {
    event.preventDefault();
    setOver(false);
    take(await readFiles([...event.dataTransfer.files]));
  }

  return (
    // Dropping is an addition for the mouse; the buttons inside do the same for everyone.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label="Open a notebook"
      data-testid="drop-zone"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
      className={cx(
        'rounded-xl border-2 border-dashed p-5 transition-colors sm:p-6',
        over ? 'border-make bg-make-soft' : 'border-line-strong bg-surface',
      )}
    >
      <p className="text-base font-semibold tracking-[-0.01em]">
        {over ? 'Let go to open it' : 'Drop a notebook here'}
      </p>
      <p id={hint} className="mt-1 text-sm text-ink-2">
        An <code className="text-[0.8125rem]">.ipynb</code> file, or{' '}
        <code className="text-[0.8125rem]">.py</code> with percent cells. Modules that it imports
        come along as <code className="text-[0.8125rem]">.py</code> files.
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button look="primary" onClick={() => picker.current?.click()} aria-describedby={hint}>
          <FileUp aria-hidden size={16} /> Choose a file
        </Button>
        <Button onClick={() => setPasting(true)}>
          <ClipboardPaste aria-hidden size={16} /> Paste its text
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          accept={ACCEPT}
          aria-label="Notebook file, with its modules"
          className="hidden"
          data-testid="file-input"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            void readFiles(files).then(take);
          }}
        />
      </div>
      <p className="mt-4 flex items-start gap-2 text-xs text-ink-3">
        <Lock aria-hidden size={13} className="mt-0.5 shrink-0" />
        Converted inside this browser. The notebook is not uploaded, and none of it is run.
      </p>
      <p role="alert" className={cx('text-sm text-bad', problem !== null && 'mt-3')}>
        {problem}
      </p>
      <PasteDialog
        open={pasting}
        onClose={() => setPasting(false)}
        onOpen={(file) => {
          setPasting(false);
          onOpen(file);
        }}
      />
    </section>
  );
}
